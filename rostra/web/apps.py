"""The web room as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Register the room under its own name."""

    name = "rostra.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
