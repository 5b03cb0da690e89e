"""Reads: from the beacon of one reader to distinct readers in a window."""
