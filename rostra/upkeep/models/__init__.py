"""What the owner's commands remember."""

from rostra.upkeep.models.demo_row import DemoRow

__all__ = ["DemoRow"]
