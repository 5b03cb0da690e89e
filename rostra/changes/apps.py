"""The changes room as a Django app."""

from django.apps import AppConfig


class ChangesConfig(AppConfig):
    """Register the room under its own name."""

    name = "rostra.changes"
    label = "changes"
    default_auto_field = "django.db.models.BigAutoField"
