"""The pages room as a Django app."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Register the room under its own name."""

    name = "rostra.pages"
    label = "pages"
    default_auto_field = "django.db.models.BigAutoField"
