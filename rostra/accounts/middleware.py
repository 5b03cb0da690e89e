"""At the private addresses: who may come to the desk, and the hint that somebody is signed in."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

Handler = Callable[[HttpRequest], HttpResponse]

DESK = "/desk/"


def member_middleware(get_response: Handler) -> Handler:
    """Keep members without a role from the desk, and the hint cookie in step with the session.

    The hint (``rostra_member=1``) says nothing but that asking for ``/me/for/…`` is worth it.
    Public addresses neither read nor set it.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(tuple(settings.PRIVATE_PREFIXES)):
            return get_response(request)
        response = refused(request) or get_response(request)
        keep_hint(request, response)
        return response

    return handle


def refused(request: HttpRequest) -> HttpResponse | None:
    """Return the refusal for a member whom the desk is not open to, None for anybody else.

    Wagtail would send them to sign in, and signing in would send them back.
    """
    if not request.path_info.startswith(DESK) or not request.user.is_authenticated:
        return None
    if request.user.has_perm("wagtailadmin.access_admin"):
        return None
    return TemplateResponse(request, "accounts/desk_refused.html", status=403).render()


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
