"""The press room as a Django app."""

from django.apps import AppConfig


class PressConfig(AppConfig):
    """Register the room under its own name."""

    name = "rostra.press"
    label = "press"
    default_auto_field = "django.db.models.BigAutoField"
