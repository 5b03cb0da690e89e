"""The desk's views of the floor."""
