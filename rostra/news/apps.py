"""The news room as a Django app."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """Register the room under its own name."""

    name = "rostra.news"
    label = "news"
    default_auto_field = "django.db.models.BigAutoField"
