"""What the wire writes, one verb a file."""
