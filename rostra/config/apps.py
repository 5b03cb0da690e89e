"""Connects the rooms once all of them are loaded."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The top of the house: wires the rooms below."""

    name = "rostra.config"
    label = "config"

    def ready(self) -> None:
        """Connect receivers and slots."""
        from rostra.config import wiring

        wiring.connect()
