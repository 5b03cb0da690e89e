"""The door in front of the public pages: one page for everybody (DESIGN, decision 3).

It stands within Django and learns what each page is made of; ``porter`` stands before Django and
keeps the pages.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.cache import patch_cache_control

from rostra.press.declarations import Declaration, collecting
from rostra.press.environ import AS_IT_CAME, PRINTING
from rostra.press.parameters import essential

# What a request says about who asks, and by what script. On a public address no code behind
# the door sees it: who would answer by it would answer others wrongly.
PERSONAL_HEADERS = ("HTTP_COOKIE", "HTTP_ACCEPT_LANGUAGE", "HTTP_AUTHORIZATION")
SCRIPT_HEADERS = "HTTP_HX_"
READING = ("GET", "HEAD")
KEPT_STATUSES = frozenset({200, 301, 404, 410, 451})


def is_public(path: str) -> bool:
    """Say whether an address shows everybody the same."""
    return not path.startswith(tuple(settings.PRIVATE_PREFIXES))


def door(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Take from public requests what is personal, and note what their pages are made of."""

    def handle(request: HttpRequest) -> HttpResponse:
        if not is_public(request.path_info):
            response = get_response(request)
            patch_cache_control(response, private=True, no_cache=True)
            return response
        if request.method not in READING:
            # A public page is only read; whatever else was sent with this is not even looked at.
            return HttpResponseNotAllowed(READING)
        for header in list(request.META):
            if header in PERSONAL_HEADERS or header.startswith(SCRIPT_HEADERS):
                del request.META[header]
        if query := request.META.get("QUERY_STRING"):
            request.META[AS_IT_CAME] = query
            request.META["QUERY_STRING"] = essential(query)
        with collecting() as declaration:
            response = get_response(request)
        return _publish(request, response, declaration)

    return handle


def _publish(
    request: HttpRequest, response: HttpResponse, declaration: Declaration
) -> HttpResponse:
    response.cookies.clear()
    response["Vary"] = "Accept-Encoding"
    is_lasting = response.status_code in KEPT_STATUSES
    if is_lasting and not response.streaming and declaration.keys:
        response["Surrogate-Key"] = " ".join(sorted(declaration.keys))
        printing = request.META.get(PRINTING)
        if printing is not None and request.method == "GET":
            printing.declaration = declaration
    if not response.has_header("Cache-Control"):
        patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response
