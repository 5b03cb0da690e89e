"""What is done to keep the floor civil, one verb a file."""
