"""The discussion room as a Django app."""

from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    """Register the room under its own name."""

    name = "rostra.discussion"
    label = "discussion"
    default_auto_field = "django.db.models.BigAutoField"
