"""One print for equal requests: the first one prints, the others wait for it a little."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from rostra.press.page import Page

Asked = tuple[str, str]


class Flight:
    """One print on its way, as seen by one request: who leads prints, who does not may wait."""

    def __init__(self, *, leads: bool, shared: "_Shared") -> None:
        self.leads = leads
        self._shared = shared

    def land(self, page: Page) -> None:
        """Hand the page to those who wait."""
        self._shared.page = page

    def wait(self, seconds: float) -> Page | None:
        """Wait for the page so long at most; None when it is none that others may have."""
        self._shared.ended.wait(seconds)
        return self._shared.page


class _Shared:
    def __init__(self) -> None:
        self.ended = threading.Event()
        self.page: Page | None = None


class Flights:
    """The prints on their way, by what was asked for."""

    def __init__(self) -> None:
        self._under_way: dict[Asked, _Shared] = {}
        self._lock = threading.Lock()

    @contextmanager
    def join(self, asked: Asked) -> Iterator[Flight]:
        """Lead a print, or join one that is under way; however the leader ends, all go on."""
        with self._lock:
            shared = self._under_way.get(asked)
            leads = shared is None
            if shared is None:
                shared = self._under_way[asked] = _Shared()
        try:
            yield Flight(leads=leads, shared=shared)
        finally:
            if leads:
                with self._lock:
                    del self._under_way[asked]
                shared.ended.set()
