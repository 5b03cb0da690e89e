"""The demo edition: an invented paper in three languages, written and drawn for this project."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent
