"""The syndication room as a Django app."""

from django.apps import AppConfig


class SyndicationConfig(AppConfig):
    """Register the room under its own name."""

    name = "rostra.syndication"
    label = "syndication"
