"""Pages for what is not there and what went wrong."""

import logging

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseServerError
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

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


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a request cannot be read, or brings more than the site takes."""
    title = _("This request cannot be read")
    text = _(
        "Something in it is not as it should be, or it is larger than this site takes."
        " Nothing was changed. Go back, and try again with less."
    )
    return refused(request, 400, title, text)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a place is not open to who asks."""
    title = _("This is not open to you")
    return refused(request, 403, title, _("Nothing was changed. Perhaps signing in helps."))


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form does not come from a page of ours, or from one of another sign-in."""
    title = _("This form is no longer valid")
    text = _(
        "You have signed in or out since it was opened, or your browser keeps no cookies."
        " Nothing was changed. Go back, load the page anew, and send the form again."
    )
    return refused(request, 403, title, text)


def too_often(request: HttpRequest) -> HttpResponse:
    """Say that somebody asks more often than is allowed (allauth calls it)."""
    title = _("That was too often")
    text = _(
        "Please wait a few minutes, then go back and try again."
        " If a mail was to come, it may be on its way already."
    )
    return refused(request, 429, title, text)


def refused(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    """Print the page of a request that is not carried out; it needs no database."""
    request_id = getattr(request, "request_id", "")
    context = {"status": status, "title": title, "text": text, "request_id": request_id}
    response = HttpResponse(render_to_string("pages/errors/refused.html", context), status=status)
    response["Cache-Control"] = "no-store"
    return response


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
