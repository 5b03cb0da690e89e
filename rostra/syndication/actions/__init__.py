"""What is written about what leaves the house, one verb a file."""
