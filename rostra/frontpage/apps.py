"""The frontpage room as a Django app."""

from django.apps import AppConfig


class FrontpageConfig(AppConfig):
    """Register the room under its own name."""

    name = "rostra.frontpage"
    label = "frontpage"
    default_auto_field = "django.db.models.BigAutoField"
