"""What the rankings write, one verb a file."""
