"""Fetch: get hold of what comes in, as bytes."""
