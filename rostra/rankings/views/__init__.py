"""The desk's views of the rankings."""
