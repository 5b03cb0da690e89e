"""Pages for what is not there and what went wrong."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseServerError


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Print the 404 page."""
    return HttpResponseNotFound()


def server_error(request: HttpRequest) -> HttpResponse:
    """Print the 500 page, which needs neither database nor template tags."""
    return HttpResponseServerError()
