"""What crosses rooms: the cast, journeys in a browser, policies and faults."""
