"""Let the desk, and nobody else, show a page of the paper in a frame: the preview."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.generic.preview import PreviewOnCreate, PreviewOnEdit

POLICY = "Content-Security-Policy"


class FramedMixin:
    """Keep the strict policy of a previewed page but for who may frame it.

    The page is printed by a request of its own, through all middleware, as a reader would get it.
    """

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Print the preview and open it to a frame of this site."""
        response: HttpResponse = super().get(request, *args, **kwargs)  # type: ignore[misc]
        if POLICY in response:
            policy = response[POLICY]
            response[POLICY] = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
        return response


class FramedPreviewOnCreate(FramedMixin, PreviewOnCreate):
    """The preview of what is not saved yet."""


class FramedPreviewOnEdit(FramedMixin, PreviewOnEdit):
    """The preview of a row being edited."""
