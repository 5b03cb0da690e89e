"""The desk's views of the wire: feeds, and what came in."""
