"""What is done with the rules, one verb a file."""
