"""Pages for what is not there and what went wrong."""

import logging

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseServerError
from django.template.loader import render_to_string

from rostra.pages import addresses
from rostra.pages.frame import frame
from rostra.pages.shapes import Page
from rostra.pages.visit import begin

logger = logging.getLogger(__name__)
# What is said when even the template of the page for errors fails.
LAST_WORDS = "<!doctype html><title>500</title><h1>500</h1>"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Print the 404 page."""
    page = Page(key=addresses.key("error"), kind="error", title="404", noindex=True)
    context = {**frame(begin(request)), "page": page}
    return HttpResponseNotFound(render_to_string("pages/errors/404.html", context, request))


def server_error(request: HttpRequest) -> HttpResponse:
    """Print the 500 page, which needs no database; it is never kept."""
    context = {"request_id": getattr(request, "request_id", "")}
    try:
        text: str = render_to_string("pages/errors/500.html", context)
    except Exception:
        logger.exception("the page for errors failed")
        text = LAST_WORDS
    response = HttpResponseServerError(text)
    response["Cache-Control"] = "no-store"
    return response
