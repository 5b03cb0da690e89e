"""The worker room as a Django app."""

from django.apps import AppConfig


class WorkerConfig(AppConfig):
    """Register the room under its own name."""

    name = "rostra.worker"
    label = "worker"
    default_auto_field = "django.db.models.BigAutoField"
