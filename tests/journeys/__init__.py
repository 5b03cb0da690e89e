"""What people do with a running site, in a real browser."""
