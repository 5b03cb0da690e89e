"""Connect to checked addresses only, within one limit of time for all that a fetch does."""

import socket
import ssl
import time
from collections.abc import Iterable
from ipaddress import ip_address
from typing import Any

import certifi
import httpcore
from django.conf import settings
from django.utils.translation import gettext_noop

from rostra.kernel.net import is_public, trusted
from rostra.wire.fetch.errors import AddressRefusedError, FetchError

CONNECT_SECONDS = 10.0


class Deadline:
    """A moment by which all must be done, so that a server cannot trickle."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.ends_at = time.monotonic() + seconds

    def left(self, at_most: float | None = None) -> float:
        """Return the seconds left, at most so many. Raises FetchError when there are none."""
        left = self.ends_at - time.monotonic()
        if left <= 0:
            raise FetchError(
                gettext_noop("It was not there within %(seconds)s seconds."),
                seconds=f"{self.seconds:g}",
            )
        return left if at_most is None else min(left, at_most)


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host, each once. Raises OSError when there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def checked(host: str, port: int) -> list[str]:
    """Return the addresses of a host when every one of them may be fetched from.

    A name with a public and a private address is refused as a whole: it is meant to mislead.
    Raises AddressRefusedError, or FetchError when there is no such host.
    """
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise FetchError(
            gettext_noop("There is no host called “%(host)s”."), host=host[:200]
        ) from error
    for each in found:
        address = ip_address(each)
        if not is_public(address) and not trusted(address, settings.FETCH_FROM):
            raise AddressRefusedError(
                gettext_noop("“%(host)s” is at %(address)s, which is not in the public network."),
                host=host[:200],
                address=each,
            )
    return found


class PinnedBackend(httpcore.NetworkBackend):
    """Look a name up once, check it, and connect to the very address that was checked.

    TLS goes on with the name: the certificate must be the host's.
    """

    def __init__(self, deadline: Deadline) -> None:
        self.deadline = deadline
        self.inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers."""
        addresses = checked(host, port)
        for address in addresses:
            seconds = self.deadline.left(CONNECT_SECONDS)
            try:
                stream = self.inner.connect_tcp(address, port, seconds, local_address, None)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if address == addresses[-1]:
                    raise
            else:
                return TimedStream(stream, self.deadline)
        raise FetchError(gettext_noop("There is no host called “%(host)s”."), host=host[:200])


class TimedStream(httpcore.NetworkStream):
    """A connection whose every step gets only what is left of the time."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self.inner = inner
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what comes next."""
        return self.inner.read(max_bytes, self.deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of it."""
        self.inner.write(buffer, self.deadline.left())

    def close(self) -> None:
        """Close the connection."""
        self.inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """Go on in TLS with the host of the name."""
        seconds = self.deadline.left()
        return TimedStream(
            self.inner.start_tls(ssl_context, server_hostname, seconds), self.deadline
        )

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection knows of itself."""
        return self.inner.get_extra_info(info)


def trust() -> ssl.SSLContext:
    """Return the authorities trusted: the machine's, and those the web trusts."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
