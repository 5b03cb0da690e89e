"""The desk's views of the newsroom; readers' pages are in ``pages``."""
