"""Choose the language of a request: by address for readers, by person elsewhere."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.multipartparser import MultiPartParserError
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from rostra.web import editions

Handler = Callable[[HttpRequest], HttpResponse]
UNREADABLE = (ValueError, BadRequest, SuspiciousOperation, MultiPartParserError)


def edition_middleware(get_response: Handler) -> Handler:
    """Activate the language of the request and say it in ``Content-Language``."""

    def handle(request: HttpRequest) -> HttpResponse:
        if request.path_info[1:] in dict(settings.LANGUAGES):
            return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
        default_prefix = f"/{settings.LANGUAGE_CODE}/"
        if request.path_info.startswith(default_prefix):
            rest = request.get_full_path()[len(default_prefix) :].lstrip("/\\")
            return HttpResponsePermanentRedirect(f"/{rest}")
        language = _language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
            response.headers.setdefault("Content-Language", editions.html_language(language))
            return response

    return handle


def _language_of(request: HttpRequest) -> str:
    if not request.path_info.startswith(tuple(settings.PRIVATE_PREFIXES)):
        return editions.split(request.path_info)[0]
    wishes = (_asked_for, _of_next_page, _preferred, _accepted)
    return next(
        (language for wish in wishes if (language := wish(request))), settings.LANGUAGE_CODE
    )


def _asked_for(request: HttpRequest) -> str | None:
    return _known(request.GET.get("language", ""))


def _of_next_page(request: HttpRequest) -> str | None:
    """Return the edition the visitor came from: signing in goes on in the language of the page."""
    if not request.path_info.startswith("/accounts/"):
        return None
    try:
        following = request.GET.get("next") or request.POST.get("next")
        path = urlsplit(following or "").path
    except UNREADABLE:
        # An address that is none; or a form that the next one to read it refuses with a page,
        # in the language that is chosen here.
        return None
    if not path or path.startswith(tuple(settings.PRIVATE_PREFIXES)):
        return None
    return editions.split(path)[0]


def _preferred(request: HttpRequest) -> str | None:
    return _known(getattr(request.user, "language", ""))


def _accepted(request: HttpRequest) -> str | None:
    """Return the best known language of ``Accept-Language``, its Chinese regions understood."""
    for code, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        try:
            return translation.get_supported_language_variant(code)
        except LookupError:
            continue
    return None


def _known(code: str) -> str | None:
    lowered = code.lower()
    return lowered if lowered in dict(settings.LANGUAGES) else None
