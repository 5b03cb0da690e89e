"""What a page declares it is made of."""

import pytest

from rostra.press.declarations import collecting, depends, good_for, whole_query


def test_keys_are_collected_once_each() -> None:
    with collecting() as page:
        depends("article:1", "section:2")
        depends("article:1")
    assert page.hard == page.keys == {"article:1", "section:2"}
    assert page.age_limit is None


def test_outside_a_render_declaring_has_no_effect() -> None:
    depends("article:1")
    depends("ranking:24h", within=300)
    good_for(5)
    with collecting() as page:
        pass
    assert not page.keys
    assert page.age_limit is None


def test_of_two_soft_limits_the_shorter_holds_in_either_order() -> None:
    for limits in ((60, 300), (300, 60)):
        with collecting() as page:
            for within in limits:
                depends("ranking:24h", within=within)
        assert page.soft == {"ranking:24h": 60}


def test_hard_beats_soft_in_either_order() -> None:
    with collecting() as page:
        depends("a:1", within=300)
        depends("a:1", "a:2")
        depends("a:2", within=300)
    assert page.hard == {"a:1", "a:2"}
    assert page.soft == {}


def test_the_soonest_change_limits_the_age() -> None:
    with collecting() as page:
        good_for(60)
        good_for(5.5)
        good_for(600)
    assert page.age_limit == 5.5


def test_a_change_that_is_over_leaves_no_age_at_all() -> None:
    with collecting() as page:
        good_for(-3)
    assert page.age_limit == 0


def test_a_page_is_made_of_what_its_parts_are_made_of() -> None:
    with collecting() as page:
        depends("article:1", "box:2")
        with collecting() as part:
            depends("box:1")
            depends("box:2", "ranking:24h", within=300)
            good_for(20)
        depends("article:2")
    assert part.keys == {"box:1", "box:2", "ranking:24h"}
    assert page.hard == {"article:1", "article:2", "box:1", "box:2"}
    assert page.soft == {"ranking:24h": 300}
    assert page.age_limit == 20


def test_a_render_that_fails_leaves_nothing_behind() -> None:
    with pytest.raises(ZeroDivisionError), collecting():
        raise ZeroDivisionError
    depends("article:1")
    with collecting() as page:
        pass
    assert not page.keys


def test_a_page_of_the_whole_query_says_so_through_its_parts() -> None:
    whole_query()
    with collecting() as page, collecting():
        whole_query()
    with collecting() as other:
        pass
    assert (page.whole_query, other.whole_query) == (True, False)
