"""Pages within a budget, and what may not crowd out what."""

from collections.abc import Callable

import pytest

from rostra.press.encodings import BR
from rostra.press.figures import Figures
from rostra.press.page import OVERHEAD_BYTES, Page
from rostra.press.store import Store

Make = Callable[..., Page]
PICTURE = [("Content-Type", "image/png")]


@pytest.fixture
def store() -> Store:
    """Return a store for 70 small pages, and ten of what is not the paper."""
    return Store(80 * (OVERHEAD_BYTES + 1_000), Figures())


def small(make_page: Make, **options: object) -> Page:
    return make_page("x" * 1_000, headers=PICTURE, **options)


def test_what_was_not_asked_for_the_longest_goes_first(store: Store, make_page: Make) -> None:
    for number in range(70):
        store.keep(f"/{number}/", small(make_page))
    assert store.figures.dropped["evicted"] == 0
    store.find("/0/")
    store.keep("/new/", small(make_page))
    assert store.find("/0/") is not None
    assert store.find("/1/") is None
    assert store.figures.dropped["evicted"] == 1
    assert store.holdings()["paper"]["bytes"] <= store.holdings()["paper"]["budget"]


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "301 Moved Permanently"])
def test_made_up_addresses_cannot_crowd_out_the_paper(
    store: Store, make_page: Make, status: str
) -> None:
    for number in range(60):
        store.keep(f"/{number}/", small(make_page))
    for number in range(10_000):
        store.keep(f"/none/{number}/", small(make_page, status=status))
    assert store.holdings()["paper"]["pages"] == 60
    assert store.holdings()["aside"]["pages"] == 10


def test_nor_can_queries(store: Store, make_page: Make) -> None:
    store.keep("/latest/", small(make_page))
    for number in range(1_000):
        store.keep(("/latest/", f"older={number}-1"), small(make_page))
    assert store.find("/latest/") is not None
    assert store.holdings()["aside"]["pages"] == 10


def test_a_page_that_comes_or_goes_changes_its_share(store: Store, make_page: Make) -> None:
    store.keep("/1/", small(make_page))
    store.keep("/1/", small(make_page, status="410 Gone"))
    assert store.holdings()["paper"] | {"budget": 0} == {"pages": 0, "bytes": 0, "budget": 0}
    assert store.holdings()["aside"]["pages"] == 1
    page = small(make_page)
    store.keep("/1/", page)
    assert store.find("/1/") is page
    assert store.holdings()["aside"]["bytes"] == 0


def test_another_encoding_counts(store: Store, make_page: Make) -> None:
    page = make_page()
    store.keep("/1/", page)
    before = store.holdings()["paper"]["bytes"]
    page.variant(BR)
    store.grew("/1/", page)
    assert store.holdings()["paper"]["bytes"] == page.size > before


def test_a_page_too_large_for_its_shelf_is_not_kept(store: Store, make_page: Make) -> None:
    store.keep("/1/", make_page("x" * 200_000, headers=PICTURE))
    assert store.find("/1/") is None
    assert store.figures.refused["too large"] == 1
    assert store.holdings()["paper"]["bytes"] == 0


def test_only_the_page_that_is_meant_is_dropped(store: Store, make_page: Make) -> None:
    old, new = small(make_page), small(make_page)
    store.keep("/1/", old)
    store.keep("/1/", new)
    store.drop("/1/", old, "article:1")
    assert store.find("/1/") is new
    store.drop("/1/", new, "article:1")
    store.drop("/1/", new, "article:1")
    assert store.figures.dropped["touched article"] == 1
    assert store.figures.last_dropped[-1][1:] == ("/1/", "article:1")


def test_emptied_it_holds_nothing(store: Store, make_page: Make) -> None:
    store.keep("/1/", small(make_page))
    store.keep(("/1/", "older=1-1"), small(make_page))
    store.empty()
    assert [share["bytes"] for share in store.holdings().values()] == [0, 0]
    assert store.figures.dropped["emptied"] == 2


def test_without_a_budget_nothing_is_kept(make_page: Make) -> None:
    store = Store(0, Figures())
    store.keep("/1/", small(make_page))
    assert store.find("/1/") is None
