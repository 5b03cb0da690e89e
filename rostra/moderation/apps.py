"""The moderation room as a Django app."""

from django.apps import AppConfig


class ModerationConfig(AppConfig):
    """Register the room under its own name."""

    name = "rostra.moderation"
    label = "moderation"
    default_auto_field = "django.db.models.BigAutoField"
