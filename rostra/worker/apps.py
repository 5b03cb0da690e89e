"""The worker room as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class WorkerConfig(AppConfig):
    """Register the room under its own name."""

    name = "rostra.worker"
    label = "worker"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load every room's tasks, which put themselves on the timetable."""
        autodiscover_modules("tasks")
