"""What the owner's commands do, one verb a file."""
