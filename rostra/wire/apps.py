"""The wire room as a Django app."""

from django.apps import AppConfig


class WireConfig(AppConfig):
    """Register the room under its own name."""

    name = "rostra.wire"
    label = "wire"
    default_auto_field = "django.db.models.BigAutoField"
