"""The upkeep room as a Django app."""

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    """Register the room under its own name."""

    name = "rostra.upkeep"
    label = "upkeep"
    default_auto_field = "django.db.models.BigAutoField"
