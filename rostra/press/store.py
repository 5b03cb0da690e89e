"""Where a process keeps its printed pages: in memory, within a budget, least recently used first.

The paper has most of the budget. What anybody can multiply by making up addresses (queries, pages
that are not there, redirects) has a share of its own and can never crowd out the paper.
"""

import threading
from collections import OrderedDict

from rostra.press.figures import Figures
from rostra.press.page import Page

# The address, or address and query.
Key = str | tuple[str, str]
# One part in so many is for what is not the paper.
ASIDE_PART = 8
# A page that takes more of its shelf than one part in so many is not kept.
LARGEST_PART = 4


class Shelf:
    """Pages by address within a number of bytes. Its owner holds the lock."""

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self.bytes = 0
        self.pages: OrderedDict[Key, Page] = OrderedDict()
        self._sizes: dict[Key, int] = {}

    def put(self, key: Key, page: Page) -> bool:
        """Keep a page in the place of an earlier one; False when it is too large."""
        self.take(key)
        if page.size > self.budget // LARGEST_PART:
            return False
        self.pages[key] = page
        self.weigh(key, page)
        return True

    def weigh(self, key: Key, page: Page) -> None:
        """Note what a page takes now."""
        self.bytes += page.size - self._sizes.get(key, 0)
        self._sizes[key] = page.size

    def take(self, key: Key) -> Page | None:
        """Take a page out."""
        self.bytes -= self._sizes.pop(key, 0)
        return self.pages.pop(key, None)

    def evict(self) -> int:
        """Take out what was not asked for the longest, until the rest fits; return how many."""
        evicted = 0
        while self.bytes > self.budget:
            self.take(next(iter(self.pages)))
            evicted += 1
        return evicted


class Store:
    """All pages of this process. Finding one takes no lock; every change does."""

    def __init__(self, budget: int, figures: Figures) -> None:
        aside = budget // ASIDE_PART
        self.figures = figures
        self._paper, self._aside = Shelf(budget - aside), Shelf(aside)
        self._paper_pages, self._aside_pages = self._paper.pages, self._aside.pages
        self._lock = threading.Lock()

    def find(self, key: Key) -> Page | None:
        """Return the page of an address, fresh or not, as the one used last."""
        pages = self._paper_pages
        page = pages.get(key)
        if page is None:
            pages = self._aside_pages
            page = pages.get(key)
            if page is None:
                return None
        try:
            pages.move_to_end(key)
        except KeyError:  # Taken out since.
            return page
        return page

    def keep(self, key: Key, page: Page) -> None:
        """Keep a page in the place of an earlier one."""
        shelf = self._shelf(key, page)
        with self._lock:
            (self._aside if shelf is self._paper else self._paper).take(key)
            if not shelf.put(key, page):
                self.figures.refused["too large"] += 1
            self._tidy(shelf)

    def grew(self, key: Key, page: Page) -> None:
        """Note that a kept page was made in another encoding."""
        shelf = self._shelf(key, page)
        with self._lock:
            if shelf.pages.get(key) is page:
                shelf.weigh(key, page)
                self._tidy(shelf)

    def drop(self, key: Key, page: Page, why: str) -> None:
        """Take out a page that is of no use any more, and note why."""
        shelf = self._shelf(key, page)
        with self._lock:
            if shelf.pages.get(key) is page:
                shelf.take(key)
                self.figures.drop(key, why)

    def empty(self) -> None:
        """Take out all pages."""
        with self._lock:
            for shelf in (self._paper, self._aside):
                self.figures.dropped["emptied"] += len(shelf.pages)
                for key in list(shelf.pages):
                    shelf.take(key)

    def holdings(self) -> dict[str, dict[str, int]]:
        """Return pages, bytes and budget of each share."""
        shares = {"paper": self._paper, "aside": self._aside}
        with self._lock:
            return {
                name: {"pages": len(shelf.pages), "bytes": shelf.bytes, "budget": shelf.budget}
                for name, shelf in shares.items()
            }

    def _shelf(self, key: Key, page: Page) -> Shelf:
        return self._paper if isinstance(key, str) and page.is_ok else self._aside

    def _tidy(self, shelf: Shelf) -> None:
        self.figures.dropped["evicted"] += shelf.evict()
