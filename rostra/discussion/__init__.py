"""What readers say: threads, comments, reactions."""
