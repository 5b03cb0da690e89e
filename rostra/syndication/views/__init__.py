"""What is sent out, one kind a file."""
