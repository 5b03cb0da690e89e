"""What a page is good for, by its stamps, its age and its soft keys."""

from collections.abc import Callable

import pytest

from rostra.press.declarations import Declaration
from rostra.press.encodings import BR, GZIP, IDENTITY
from rostra.press.page import Page, State
from rostra.press.stamps import EVERYTHING, Table

Make = Callable[..., Page]


def test_it_is_fresh_until_one_of_its_keys_is_touched(make_page: Make, table: Table) -> None:
    page = make_page(declaration=Declaration(hard={"article:1", "section:2"}))
    table.touch(["article:3", "topic:1"])
    assert page.state(2_000) is State.FRESH
    table.touch(["section:2"])
    assert page.state(2_000) is State.TOUCHED
    assert page.touched_key() == "section:2"
    table.touch(["article:3"])
    assert page.state(2_000) is State.TOUCHED


def test_what_was_touched_while_it_was_printed_makes_it_stale(
    make_page: Make, table: Table
) -> None:
    before = table.sequence
    table.touch(["article:1"])
    assert make_page(sequence=before).state(1_001) is State.TOUCHED
    assert make_page().state(1_001) is State.FRESH


def test_the_key_of_everything_is_a_key_of_each(make_page: Make, table: Table) -> None:
    page = make_page()
    table.touch([EVERYTHING])
    assert page.state(1_001) is State.TOUCHED


def test_it_ages_at_the_moment_it_declared(make_page: Make) -> None:
    page = make_page(declaration=Declaration(hard={"a:1"}, age_limit=60))
    assert page.state(1_059.9) is State.FRESH
    assert page.state(1_060) is State.AGED
    assert make_page(declaration=Declaration(hard={"a:1"}, age_limit=0)).state(1_000) is State.AGED


class TestSoftKeys:
    @pytest.fixture
    def page(self, make_page: Make) -> Page:
        soft = {"ranking:24h": 300, "shelf:zh/latest": 60}
        return make_page(declaration=Declaration(hard={"article:1"}, soft=soft))

    def test_touched_it_serves_on_for_the_shortest_declared_time(
        self, page: Page, table: Table
    ) -> None:
        table.touch(["ranking:24h"])
        assert page.state(1_059.9) is State.SOFT
        assert page.state(1_060) is State.TOUCHED

    def test_the_time_counts_from_when_it_was_seen_to_be_fresh(
        self, page: Page, table: Table
    ) -> None:
        assert page.state(5_000) is State.FRESH
        table.touch(["elsewhere:1"])
        assert page.state(6_000) is State.FRESH
        table.touch(["ranking:24h"])
        assert page.state(6_059) is State.SOFT
        assert page.state(6_060) is State.TOUCHED

    def test_a_page_nobody_asked_for_may_not_show_what_is_hours_old(
        self, page: Page, table: Table
    ) -> None:
        table.touch(["ranking:24h"])
        assert page.state(9_000) is State.TOUCHED

    def test_a_hard_key_ends_it_at_once(self, page: Page, table: Table) -> None:
        table.touch(["ranking:24h"])
        table.touch(["article:1"])
        assert page.state(1_001) is State.TOUCHED
        assert page.touched_key() == "article:1"


def test_each_encoding_has_its_own_strong_tag_and_length(make_page: Make) -> None:
    page = make_page()
    variants = [page.variant(encoding)[0] for encoding in (IDENTITY, GZIP, BR)]
    assert len({each.etag for each in variants}) == 3
    for each, name in zip(variants, (None, "gzip", "br"), strict=True):
        headers = dict(each.headers)
        assert headers["Content-Length"] == str(len(each.body))
        assert headers.get("Content-Encoding") == name
        assert headers["ETag"] == each.etag
        assert each.etag[0] == each.etag[-1] == '"'
    assert variants[0].body == b"page " * 400


def test_the_same_page_has_the_same_tag_everywhere(make_page: Make) -> None:
    assert make_page().variant(BR)[0].etag == make_page().variant(BR)[0].etag


def test_an_encoding_is_made_once(make_page: Make) -> None:
    page = make_page()
    small = page.size
    variant, made = page.variant(BR)
    assert made == len(variant.body)
    assert page.variant(BR) == (variant, 0)
    assert page.size == small + made


def test_a_picture_of_bytes_is_left_as_it_is(make_page: Make) -> None:
    page = make_page(headers=[("Content-Type", "image/png")])
    assert page.variant(BR)[0] is page.variant(IDENTITY)[0]
    assert "Content-Encoding" not in dict(page.variant(BR)[0].headers)


def test_what_is_not_a_page_has_no_tag(make_page: Make) -> None:
    page = make_page(status="404 Not Found")
    assert "ETag" not in dict(page.variant(GZIP)[0].headers)
