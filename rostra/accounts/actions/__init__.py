"""What can be done to members; one verb a file."""
