"""The desk's pages on screening."""
