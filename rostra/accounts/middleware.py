"""At the private addresses: who may come to the desk, and the hint that somebody is signed in."""

from collections.abc import Callable
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from requests import RequestException

Handler = Callable[[HttpRequest], HttpResponse]

DESK = "/desk/"
# The page of the desk that somebody wanted who has no second factor yet.
WANTED = "desk_wanted"


def member_middleware(get_response: Handler) -> Handler:
    """Keep members without a role from the desk, and the hint cookie in step with the session.

    The hint (``rostra_member=1``) says nothing but that asking for ``/me/for/…`` is worth it.
    Public addresses neither read nor set it.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(tuple(settings.PRIVATE_PREFIXES)):
            return get_response(request)
        with timezone.override(zone_of(request)):
            response = by_page(request, refused(request) or get_response(request))
        keep_hint(request, response)
        return response

    handle.process_exception = house_is_silent  # type: ignore[attr-defined]
    return handle


def house_is_silent(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """Say so where another house cannot be reached; django-allauth does on the way back only."""
    if not isinstance(error, RequestException):
        return None
    return TemplateResponse(request, "socialaccount/authentication_error.html", status=502).render()


def zone_of(request: HttpRequest) -> ZoneInfo | None:
    """Return the zone in which a member reads times on its own pages; None for the paper's.

    The desk has a setting of its own.
    """
    name = getattr(request.user, "time_zone", "")
    if not name or request.path_info.startswith(DESK):
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        # A zone that this machine does not know any more.
        return None


def refused(request: HttpRequest) -> HttpResponse | None:
    """Return the refusal for a member whom the desk is not open to, None for anybody else.

    Wagtail would send them to sign in, and signing in would send them back. Who only lacks a
    second factor is led to set it up, and from there back.
    """
    if not request.path_info.startswith(DESK) or not request.user.is_authenticated:
        return None
    if request.user.has_perm("wagtailadmin.access_admin"):
        request.session.pop(WANTED, None)
        return None
    if request.user.is_staff:
        if request.method == "GET":
            request.session[WANTED] = request.get_full_path()
        return HttpResponseRedirect(reverse("account_second_factor"))
    return TemplateResponse(request, "accounts/desk_refused.html", status=403).render()


def by_page(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Leave for another house by way of a page: our policy lets no form lead there directly."""
    target = urlsplit(response.get("Location", ""))
    if request.method != "POST" or not target.netloc or target.netloc == request.get_host():
        return response
    context = {"url": response["Location"], "host": target.hostname}
    page = TemplateResponse(request, "accounts/leaving.html", context).render()
    page["Refresh"] = f"0; url={response['Location']}"
    page["Cache-Control"] = "private, no-store"
    page.cookies = response.cookies
    return page


def keep_hint(request: HttpRequest, response: HttpResponse) -> None:
    """Set the hint cookie for somebody signed in who lacks it, delete it for anybody else's."""
    name = settings.MEMBER_HINT_COOKIE
    hinted = name in request.COOKIES
    signed_in = request.user.is_authenticated
    if signed_in and not hinted:
        age = None if request.session.get_expire_at_browser_close() else settings.SESSION_COOKIE_AGE
        response.set_cookie(
            name, "1", max_age=age, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )
    elif hinted and not signed_in:
        response.delete_cookie(name, samesite="Lax")
