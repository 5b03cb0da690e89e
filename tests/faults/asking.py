"""Ask the running site what no browser asks: forms at the same moment, bytes over a socket."""

import re
import socket
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Barrier
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request

from tests.journeys.site import Answer, Site


@dataclass
class Person:
    """Somebody who sends forms without a browser, perhaps with the cookies of one."""

    site: Site
    cookies: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of_browser(cls, site: Site, kept: Mapping[str, Any]) -> "Person":
        """Take over what a browser keeps (Playwright's storage state)."""
        return cls(site, {cookie["name"]: cookie["value"] for cookie in kept["cookies"]})

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self._ask(Request(self.site.origin + path))

    def post(self, path: str, fields: Mapping[str, Any]) -> Answer:
        """Send a form, with the token of one's cookie."""
        token = {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")}
        body = urlencode({**fields, **token}, doseq=True).encode()
        return self._ask(Request(self.site.origin + path, body, {"Origin": self.site.origin}))

    def _ask(self, request: Request) -> Answer:
        request.add_header("Cookie", "; ".join(f"{n}={v}" for n, v in self.cookies.items()))
        request.add_header("Accept-Language", "en")
        answer = self.site.ask(request)
        for line in answer.headers.get_all("Set-Cookie", []):  # type: ignore[attr-defined]
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer


def post_at_once(*sent: tuple[Person, str, Mapping[str, Any]]) -> list[Answer]:
    """Send several forms at the same moment: who, where, what; return the answers in order."""
    ready = Barrier(len(sent))

    def post(person: Person, path: str, fields: Mapping[str, Any]) -> Answer:
        ready.wait()
        return person.post(path, fields)

    with ThreadPoolExecutor(len(sent)) as pool:
        return list(pool.map(post, *zip(*sent, strict=True)))


def raw(site: Site, sent: bytes, *, whole: bool = False) -> bytes:
    """Send bytes and return the whole answer, head and body; nothing for a closed door.

    With ``whole`` the server is told that no more will come, and need not wait for it.
    """
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as connection:
        connection.sendall(sent)
        if whole:
            with suppress(OSError):  # It may have closed the door already.
                connection.shutdown(socket.SHUT_WR)
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)


def request(
    target: bytes,
    method: bytes = b"GET",
    host: bytes | None = b"localhost",
    headers: Sequence[bytes] = (),
    body: bytes = b"",
) -> bytes:
    """Write a request, as wrong as one likes."""
    lines = [b"%s %s HTTP/1.1" % (method, target), b"Connection: close", *headers]
    if host is not None:
        lines.insert(1, b"Host: " + host)
    if body:
        lines.append(b"Content-Length: %d" % len(body))
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def status_of(answer: bytes) -> int:
    """Return the status of an answer."""
    found = re.match(rb"HTTP/1\.[01] (\d{3}) ", answer)
    assert found, answer[:200]
    return int(found[1])


def header_of(answer: bytes, name: str) -> str:
    """Return a header of an answer, nothing where it has none."""
    head = answer.partition(b"\r\n\r\n")[0].decode("latin-1")
    found = re.search(rf"^{name}: *(.*?)\r?$", head, re.IGNORECASE | re.MULTILINE)
    return found[1] if found else ""
