"""Fetch an address of the web, safely: whoever wrote the address may mean harm (decision 0012)."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from functools import cache
from ssl import SSLContext
from urllib.parse import urljoin, urlsplit

import httpcore
from django.conf import settings
from django.utils.translation import gettext_noop

from rostra import __version__
from rostra.kernel.net import is_web_port, safe_url
from rostra.wire.fetch.errors import AddressRefusedError, FetchError, status_name
from rostra.wire.fetch.pinned import Deadline, PinnedBackend, trust
from rostra.wire.fetch.unpack import ACCEPTED, Basket

NOT_MODIFIED = 304
FOR_GOOD = frozenset({301, 308})
REDIRECTS = FOR_GOOD | {302, 303, 307}
MAX_HEADERS = 200
MAX_HEADER_VALUE = 8192


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a fetch may take: bytes (packed or not), seconds for all of it, redirects."""

    size: int = 10 * 2**20
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came.

    ``url`` is where it was in the end; ``moved_for_good`` says that every redirect on the way
    there was permanent. ``status`` is 2xx, or 304 with no ``data`` when nothing has changed.
    ``headers`` have names in small letters; ``charset`` is what the server says, or empty.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    data: bytes
    moved_for_good: bool
    charset: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One server's answer to one request."""

    status: int
    headers: Mapping[str, str]
    data: bytes


def fetch(
    url: str,
    *,
    limits: Limits = Limits(),
    etag: str = "",
    modified: str = "",
    accept: str = "",
) -> Fetched:
    """Fetch an address; ``etag`` and ``modified`` make the request conditional.

    Raises FetchError with a sentence: for addresses that may not be asked (AddressRefusedError),
    for servers that do not answer well, and with the status for answers of 400 and above.
    """
    deadline = Deadline(limits.seconds)
    headers = request_headers(etag, modified, accept)
    moved_for_good = True
    here = fetchable(url)
    for step in range(limits.redirects + 1):
        answer = ask(here, headers, deadline, limits.size)
        if answer.status not in REDIRECTS:
            return judged(here, answer, moved_for_good=moved_for_good and step > 0)
        moved_for_good = moved_for_good and answer.status in FOR_GOOD
        here = fetchable(urljoin(here, answer.headers.get("location", "")))
    raise FetchError(
        gettext_noop("It was passed on more than %(count)s times."), count=str(limits.redirects)
    )


def request_headers(etag: str, modified: str, accept: str) -> dict[str, str]:
    """Return what a request says beside its address."""
    headers = {
        "User-Agent": f"Rostra/{__version__} (+{settings.SITE_URL}/)",
        "Accept": accept or "*/*",
        "Accept-Encoding": ACCEPTED,
        "Connection": "close",
    }
    if etag.isascii() and etag.isprintable() and etag:
        headers["If-None-Match"] = etag
    if modified.isascii() and modified.isprintable() and modified:
        headers["If-Modified-Since"] = modified
    return headers


def fetchable(url: str) -> str:
    """Return an address normalised, without its fragment. Raises AddressRefusedError."""
    safe = safe_url(url)
    if safe is None:
        raise AddressRefusedError(
            gettext_noop("“%(url)s” is no address of the web."), url=url.strip()[:200]
        )
    port = urlsplit(safe).port
    if port is not None and not is_web_port(port):
        raise AddressRefusedError(gettext_noop("No web page is at port %(port)s."), port=str(port))
    return safe.partition("#")[0]


def ask(url: str, headers: Mapping[str, str], deadline: Deadline, limit: int) -> Answer:
    """Send one request and read its answer."""
    host = urlsplit(url).hostname or ""
    try:
        with (
            httpcore.ConnectionPool(
                ssl_context=trusted_authorities(), network_backend=PinnedBackend(deadline)
            ) as pool,
            pool.stream("GET", url, headers=list(headers.items())) as response,
        ):
            return read(response, limit)
    except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
        raise FetchError(unreachable(error), host=host) from error
    except httpcore.TimeoutException as error:
        deadline.left()
        raise FetchError(gettext_noop("“%(host)s” does not answer."), host=host) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise FetchError(
            gettext_noop("“%(host)s” broke off, or does not speak HTTP."), host=host
        ) from error


@cache
def trusted_authorities() -> SSLContext:
    """Return whom to trust, read once."""
    return trust()


def unreachable(error: Exception) -> str:
    """Say why there was no connection."""
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return gettext_noop("“%(host)s” shows a certificate that is not its own or not valid.")
    return gettext_noop("“%(host)s” cannot be reached.")


def read(response: httpcore.Response, limit: int) -> Answer:
    """Read an answer; of a redirect, a refusal and an unchanged thing only the head."""
    if len(response.headers) > MAX_HEADERS:
        raise FetchError(gettext_noop("The server's answer has too many header lines."))
    headers = {
        name.decode("ascii", "replace").lower(): value.decode("latin-1")[:MAX_HEADER_VALUE]
        for name, value in response.headers
    }
    data = b""
    if 200 <= response.status < 300:
        basket = Basket(headers.get("content-encoding", ""), limit)
        for piece in response.iter_stream():
            basket.put(piece)
        data = basket.close()
    return Answer(response.status, headers, data)


def judged(url: str, answer: Answer, *, moved_for_good: bool) -> Fetched:
    """Return an answer as what came. Raises FetchError when it is none."""
    good = 200 <= answer.status < 300 or answer.status == NOT_MODIFIED
    if not good:
        raise FetchError(
            gettext_noop("The server answers “%(answer)s”."),
            status=answer.status,
            headers=answer.headers,
            answer=status_name(answer.status),
        )
    charset = charset_of(answer.headers.get("content-type", ""))
    return Fetched(url, answer.status, answer.headers, answer.data, moved_for_good, charset)


def charset_of(content_type: str) -> str:
    """Return the charset that a Content-Type names, in small letters, or nothing."""
    message = Message()
    message["Content-Type"] = content_type.replace("\r", " ").replace("\n", " ")
    try:
        charset = message.get_param("charset")
    except (ValueError, LookupError):
        return ""
    return charset.strip().lower()[:40] if isinstance(charset, str) else ""
