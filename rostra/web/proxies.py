"""Who is asking, and how, where proxies stand between: what they say counts, nobody else's word.

From here on ``REMOTE_ADDR`` is the client's address, for rate limits as for whatever asks later.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from rostra.kernel import net

Handler = Callable[[HttpRequest], HttpResponseBase]
FORWARDED = "HTTP_X_FORWARDED_"


def proxies_middleware(get_response: Handler) -> Handler:
    """Take the client's address from our proxies, and from strangers what only proxies may say."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        remote = request.META.get("REMOTE_ADDR", "")
        peer = net.read_address(remote)
        if peer is not None and net.trusted(peer, settings.PROXIES):
            forwarded_for = request.META.get(f"{FORWARDED}FOR", "")
            request.META["REMOTE_ADDR"] = net.client_address(
                remote=remote, forwarded_for=forwarded_for, proxies=settings.PROXIES
            )
        else:
            for header in [name for name in request.META if name.startswith(FORWARDED)]:
                del request.META[header]
        return get_response(request)

    return handle
