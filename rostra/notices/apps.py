"""The notices room as a Django app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Register the room under its own name."""

    name = "rostra.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
