"""Rostra: a self-hosted news forum, a newspaper with an open floor."""

__version__ = "0.1.0"
