"""The names and addresses of lists lead back to them."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from rostra.rankings import addresses, lists
from rostra.rankings.lists import KINDS, MOST_READ, List

SLUGS = st.text("abcxyz019-", min_size=1, max_size=60)
SECTIONS = st.none() | st.integers(1, 10**9)


@given(family=st.sampled_from(["zh", "en"]), kind=st.sampled_from(KINDS), section=SECTIONS)
def test_a_lists_name_leads_back_to_it(family: str, kind: str, section: int | None) -> None:
    named = List(family, kind, section)
    known = section is None or kind in MOST_READ
    assert lists.read(named.name) == (named if known else None)


@given(kind=st.sampled_from(KINDS), slug=st.just("") | SLUGS)
def test_a_lists_address_leads_back_to_it(kind: str, slug: str) -> None:
    known = not slug or kind in MOST_READ
    address = addresses.ranking(kind, slug)
    assert addresses.read_ranking(address) == ((kind, slug) if known else None)
    assert addresses.read_ranking("/ranking/12h/") is None


def test_lists_begin_on_the_hour_and_the_last_hour_takes_the_one_before_along() -> None:
    now = datetime(2026, 3, 3, 10, 20, tzinfo=UTC)
    begin = {kind: lists.since(kind, now=now) for kind in KINDS}
    assert begin == {
        "24h": datetime(2026, 3, 2, 11, tzinfo=UTC),
        "48h": datetime(2026, 3, 1, 11, tzinfo=UTC),
        "1h": datetime(2026, 3, 3, 9, tzinfo=UTC),
        "discussed": datetime(2026, 3, 1, 11, tzinfo=UTC),
        "rising": datetime(2026, 3, 3, 7, tzinfo=UTC),
        "topics": datetime(2026, 3, 2, 11, tzinfo=UTC),
    }
