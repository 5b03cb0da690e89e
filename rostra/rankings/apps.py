"""The rankings room as a Django app."""

from django.apps import AppConfig


class RankingsConfig(AppConfig):
    """Register the room under its own name."""

    name = "rostra.rankings"
    label = "rankings"
    default_auto_field = "django.db.models.BigAutoField"
