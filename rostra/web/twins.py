"""Forms that come twice at once: by a double click, or from two people."""

from collections.abc import Callable

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse


class TwinsMiddleware:
    """Let the view read a form once more when its table refused it.

    A form sees no twin that is not stored yet; the table does (a name, an address twice). Read
    again, the form sees it too and says so politely, or goes on from there. What is refused
    for another reason is refused again, and fails as it would have.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Ask the view again after an IntegrityError, once."""
        match = request.resolver_match
        if not isinstance(error, IntegrityError) or request.method != "POST" or match is None:
            return None
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
        return response
