"""What the notices write, one verb a file."""
