"""The screening room as a Django app."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    """Register the room under its own name."""

    name = "rostra.screening"
    label = "screening"
    default_auto_field = "django.db.models.BigAutoField"
