"""How a draft is shown at the desk: by the real page, which a room above prints.

A model that the desk previews says ``return previews.serve(self, request)``;
``config/wiring.py`` connects each model with the view that prints it.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse

Printer = Callable[[HttpRequest, Any], HttpResponse]

_printers: dict[type[Model], Printer] = {}


class NoPreviewError(LookupError):
    """A model that nobody prints."""

    def __init__(self, model: type[Model]) -> None:
        super().__init__(f"Nothing is connected to preview {model.__name__}.")


def connect(model: type[Model], printer: Printer) -> None:
    """Say what prints the drafts of a model."""
    _printers[model] = printer


def serve(draft: Model, request: HttpRequest) -> HttpResponse:
    """Print a draft; raise NoPreviewError where nobody does."""
    printer = _printers.get(type(draft))
    if printer is None:
        raise NoPreviewError(type(draft))
    return printer(request, draft)
