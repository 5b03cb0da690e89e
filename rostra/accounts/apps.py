"""The accounts room as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Register the room under its own name."""

    name = "rostra.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
