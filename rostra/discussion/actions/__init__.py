"""What members do on the floor, one verb a file."""
