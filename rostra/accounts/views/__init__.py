"""The desk's views of the members."""
