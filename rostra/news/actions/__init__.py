"""What the newsroom does, one verb a file: rule, change, log, announce, in one transaction."""
