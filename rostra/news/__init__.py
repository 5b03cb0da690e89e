"""Sections, sources, topics, articles, images, citations and corrections."""
