"""What leaves the house: feeds of the paper, its sections, topics and sources."""
