"""The porter stands in front of Django: hands out kept pages, and has the others printed.

It is a WSGI application around Django's. A kept page is answered from a few look-ups; what it
does on that way (``__call__``, ``_hand_out``, ``Page.state``) is paid by every reader, so nothing
is worked out there that can be worked out when a page is kept. ``door.door`` stands behind it.
"""

import itertools
import logging
import os
import secrets
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db import connections
from django.http.request import split_domain_port, validate_host

from rostra.press import conditions, encodings, parameters, stamps
from rostra.press.declarations import Declaration
from rostra.press.environ import ASKED_BY, PRINTING, WELL_FORMED_ID, Note
from rostra.press.figures import Figures
from rostra.press.flights import Flights
from rostra.press.follower import Follower
from rostra.press.page import Header, Page, State
from rostra.press.renewer import Renewer
from rostra.press.stamps import Table
from rostra.press.store import Key, Store

logger = logging.getLogger(__name__)

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

# Equal requests wait so long for one print; a database that is stuck must not hold all of them.
PATIENCE_SECONDS = 3.0
MOST_HOSTS = 1_000
READING = frozenset({"GET", "HEAD"})
NOT_MODIFIED = 304
OTHER_LINES = {304: "304 Not Modified", 412: "412 Precondition Failed"}
# What belongs to one answer or one encoding, not to a page.
NOT_KEPT_HEADERS = frozenset({"content-length", "etag", "x-request-id", "accept-ranges", "date"})


class Printing:
    """What is learned of a page while it is printed; None: it is none that may be kept."""

    declaration: Declaration | None = None


class Caught:
    """A ``start_response`` that remembers."""

    status = ""
    headers: list[Header] = []
    exc_info: Any = None

    def __call__(self, status: str, headers: list[Header], exc_info: Any = None) -> None:
        """Remember the answer's head."""
        self.status, self.headers, self.exc_info = status, headers, exc_info

    def header(self, wanted: str) -> str:
        """Return a header's value, empty where there is none."""
        return next((value for name, value in self.headers if name.lower() == wanted.lower()), "")

    def is_personal(self) -> bool:
        """Say whether the answer is not for everybody, or not for keeping."""
        may_not = ("private", "no-store")
        control = self.header("Cache-Control").lower()
        return bool(self.header("Set-Cookie")) or any(word in control for word in may_not)


class Porter:
    """Answers what is kept, prints what is not, and keeps what may be kept."""

    def __init__(self, application: Application, *, note: Note, budget: int | None = None) -> None:
        self.application = application
        self.note = note
        self.figures = Figures()
        self.store = Store(settings.PRESS_BYTES if budget is None else budget, self.figures)
        self.flights = Flights()
        self.renewer = Renewer(self.renew)
        self.table: Table | None = None
        self._hosts: dict[str, bool] = {}
        self._pid, self._beginning = 0, threading.Lock()
        self._prefix, self._numbers = secrets.token_hex(4), itertools.count()
        self._not_pages = (*settings.PRIVATE_PREFIXES, settings.STATIC_URL, settings.MEDIA_URL)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        began = time.time()
        method = environ["REQUEST_METHOD"]
        path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        if method not in READING or not (
            self._hosts.get(environ.get("HTTP_HOST", "")) or self._is_ours(environ)
        ):
            return self.application(environ, start_response)
        key: Key = path
        page = self.store.find(path) if not query else None
        if query:
            key, page = self._find(path, query)
        if page is not None:
            state = page.state(began)
            if state is State.FRESH:
                self.figures.kept += 1
                return self._hand_out(page, key, environ, start_response, began)
            if state is State.SOFT:
                self.figures.kept += 1
                self.figures.soft += 1
                self.renewer.ask(environ)
                return self._hand_out(page, key, environ, start_response, began)
            self.store.drop(key, page, "age" if state is State.AGED else page.touched_key())
        if path.startswith(self._not_pages):
            return self.application(environ, start_response)
        return self._print(environ, start_response, began)

    # --- what is kept --------------------------------------------------------------------------

    def _find(self, path: str, query: str) -> tuple[Key, Page | None]:
        """Return the page of an address with a query: of the whole, or of what matters of it."""
        if len(query) <= parameters.LONGEST:
            whole = (path, query)
            if (page := self.store.find(whole)) is not None:
                return whole, page
        matters = parameters.essential(query)
        key: Key = (path, matters) if matters else path
        page = self.store.find(key)
        if page is not None and page.declaration.whole_query:
            return key, None
        return key, page

    def _hand_out(
        self,
        page: Page,
        key: Key,
        environ: Environ,
        start_response: StartResponse,
        began: float | None,
    ) -> list[bytes]:
        """Answer with a page; without ``began`` the access line is written already."""
        variant, made = page.variant(encodings.choose(environ.get("HTTP_ACCEPT_ENCODING")))
        if made:
            self.store.grew(key, page)
        request_id = self._request_id(environ)
        status, line, headers = page.code, page.status, variant.headers
        body = [variant.body] if environ["REQUEST_METHOD"] == "GET" else []
        if page.is_ok and ("HTTP_IF_NONE_MATCH" in environ or "HTTP_IF_MATCH" in environ):
            code = conditions.status(environ, variant.etag)
            if code != page.code:
                self.figures.not_modified += code == NOT_MODIFIED
                status, line, body = code, OTHER_LINES[code], []
                headers = variant.headers_not_modified
        start_response(line, [*headers, ("X-Request-ID", request_id)])
        if began is not None:
            size = len(variant.body) if body else 0
            method, path, now = environ["REQUEST_METHOD"], environ["PATH_INFO"], time.time()
            self.note((now, method, path, status, now - began, size, request_id))
        return body

    def _request_id(self, environ: Environ) -> str:
        offered = environ.get("HTTP_X_REQUEST_ID")
        if offered and WELL_FORMED_ID.match(offered):
            return str(offered)
        return f"{self._prefix}{next(self._numbers):08x}"

    def _is_ours(self, environ: Environ) -> bool:
        """Say whether a request names one of the site's hosts; Django answers all others."""
        host = environ.get("HTTP_HOST", "")
        known = self._hosts.get(host)
        if known is None:
            known = validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS)
            if len(self._hosts) < MOST_HOSTS:
                self._hosts[host] = known
        return known

    # --- what is not ---------------------------------------------------------------------------

    def _print(
        self, environ: Environ, start_response: StartResponse, began: float
    ) -> Iterable[bytes]:
        """Have a page printed, once for all who ask for it at the moment."""
        self.begin()
        asked = (environ["PATH_INFO"], environ.get("QUERY_STRING", ""))
        with self.flights.join(asked) as flight:
            page = None if flight.leads else flight.wait(PATIENCE_SECONDS)
            # It may have been printed before this request came, and touched in between.
            if page is not None and page.state(time.time()) is State.FRESH:
                self.figures.waited += 1
                key = self._key(asked, page)
                return self._hand_out(page, key, environ, start_response, began)
            page, caught, body = self._printed(environ)
            if page is not None:
                self._keep(self._key(asked, page), page)
                flight.land(page)
        if page is None:
            start_response(caught.status, caught.headers, *filter(None, [caught.exc_info]))
            return body
        self.figures.printed += 1
        # Django has written the access line, under this id.
        environ["HTTP_X_REQUEST_ID"] = caught.header("X-Request-ID")
        return self._hand_out(page, self._key(asked, page), environ, start_response, None)

    def renew(self, environ: Environ) -> None:
        """Print a page anew, for the next who ask."""
        page, _, body = self._printed(environ)
        if page is None:
            _close(body)
            return
        self.figures.renewed += 1
        self._keep(self._key((environ["PATH_INFO"], environ.get("QUERY_STRING", "")), page), page)

    def _printed(self, environ: Environ) -> tuple[Page | None, Caught, Iterable[bytes]]:
        """Have Django answer; return the page if it is one that may be kept, and the answer."""
        printing, caught = Printing(), Caught()
        asked = environ | {
            PRINTING: printing,
            ASKED_BY: environ["REQUEST_METHOD"],
            "REQUEST_METHOD": "GET",
        }
        # Before the first query, and not within a transaction, which would see an older state.
        table, printed_at = self.table, time.time()
        sequence = table.sequence if table else 0
        is_outside = not any(
            each.in_atomic_block for each in connections.all(initialized_only=True)
        )
        body = self.application(asked, caught)
        declaration = printing.declaration
        if declaration is None or table is None or not is_outside or caught.is_personal():
            if environ["REQUEST_METHOD"] == "HEAD":
                _close(body)
                body = []
            return None, caught, body
        try:
            whole = b"".join(body)
        finally:
            _close(body)
        headers = [each for each in caught.headers if each[0].lower() not in NOT_KEPT_HEADERS]
        page = Page(
            status=caught.status,
            headers=headers,
            body=whole,
            declaration=declaration,
            table=table,
            sequence=sequence,
            printed_at=printed_at,
        )
        return page, caught, []

    def _keep(self, key: Key, page: Page) -> None:
        if isinstance(key, tuple) and len(key[1]) > parameters.LONGEST:
            return
        if page.table is not self.table or page.state(time.time()) is not State.FRESH:
            self.figures.refused["changed while it was printed"] += 1
            return
        self.store.keep(key, page)

    def _key(self, asked: tuple[str, str], page: Page) -> Key:
        """Return what a page is kept by: its path and what of the query it may depend on."""
        path, query = asked
        if page.declaration.whole_query:
            return asked if query else path
        matters = parameters.essential(query)
        return (path, matters) if matters else path

    # --- beside the requests -------------------------------------------------------------------

    def begin(self) -> None:
        """Open the stamps and begin to follow the log, once in each process."""
        if self._pid == os.getpid():
            return
        with self._beginning:
            if self._pid != os.getpid():
                self.table = stamps.refresh()
                self.follower = Follower(self)
                self.follower.start()
                self._pid = os.getpid()

    def adopt(self, table: Table | None) -> None:
        """Go on with the table that stands in the folder now; what was printed by another goes."""
        if table is not self.table:
            self.table = table
            self.store.empty()


def _close(body: Iterable[bytes]) -> None:
    close = getattr(body, "close", None)
    if close is not None:
        close()
