"""Damaged files of every form: a reason or an item comes out, in bounded time and memory.

A few examples a form run with the suite; ``make damage`` runs many more.
"""

import io
import json
import os
import resource
import time
from datetime import UTC, datetime
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rostra.kernel.tests import shared
from rostra.news.actions.load_drafts import check_draft
from rostra.news.models import Article
from rostra.wire.actions.bring_in import UNREADABLE, read_parcel
from rostra.wire.composing import compose
from rostra.wire.fetch.files import AUTO, parcels_in
from rostra.wire.identity import fingerprint_of
from rostra.wire.parcels import FEED, LIST_OF_FEEDS, PAGE, Parcel, fields_of
from rostra.wire.recognise import Wishes
from rostra.wire.recognise.known import Known, KnownSection, KnownSource
from rostra.wire.tests.damage import LARGEST_SEED, SEEDS, Blow, blows, damaged, seeds

EXAMPLES = int(os.environ.get("ROSTRA_DAMAGE_EXAMPLES") or 120)
SECONDS = 4.0
MEGABYTES = 400
MOST_PARCELS = 20
NOW = datetime(2026, 11, 24, tzinfo=UTC)
FORMS = {"html": PAGE, "feed": FEED, "jsonfeed": FEED, "opml": LIST_OF_FEEDS}
pytestmark = [
    shared.needs("pages-zh"), shared.needs("feeds"), shared.needs("wikinews"),
]  # fmt: skip


@pytest.fixture(scope="module")
def known() -> Known:
    known = Known("Asia/Shanghai", "zh-hans")
    known.add_section(KnownSection(1, "world", ("国际",), None))
    known.add_source(KnownSource(1, ("路透社", "Reuters"), "reuters.com", "UTC", "en"))
    return known


@pytest.mark.parametrize("form", sorted(SEEDS))
def test_damage_does_no_harm(form: str, known: Known) -> None:
    before = peak()
    found = seeds(form)
    assert found, "there are no files of this form"

    @settings(
        max_examples=EXAMPLES, deadline=None, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.sampled_from(found), st.sampled_from(found), blows, st.booleans())
    def check(data: bytes, other: bytes, done: list[Blow], told: bool) -> None:
        broken = damaged(data, other, done)
        begun = time.process_time()
        for parcel in cut(broken, FORMS.get(form, AUTO) if told else AUTO):
            read(parcel, known)
        assert time.process_time() - begun < SECONDS, f"{len(broken)} bytes took too long"

    check()
    assert peak() - before < MEGABYTES


def cut(data: bytes, form: str) -> list[Parcel]:
    """Cut a file into parcels as an import does."""
    parcels = parcels_in(
        io.BytesIO(data), origin="damaged", folder=None, form=form, suffix="",
        progress=lambda count: None, url="https://paper.example/n/1.html",
    )  # fmt: skip
    return list(islice(parcels, MOST_PARCELS))


def read(parcel: Parcel, known: Known) -> None:
    """Read a parcel as far as it goes, and make an article of it that the desk would take."""
    wishes = Wishes()
    got = read_parcel(parcel, known, wishes, now=NOW)
    assert got.identity
    assert got.refusal or got.found
    assert not got.refusal.startswith(UNREADABLE), got.refusal
    if got.parsed:
        json.dumps(fields_of(got.parsed), ensure_ascii=False).encode()
    if got.found:
        fingerprint_of(got.found, wishes)
        article = Article()
        places = {"section": 1, "source": 1, "topics": []}
        compose(article, got.found, places=places, images={}, related={}, is_update=True)
        check_draft(article)
        json.dumps(list(article.body.raw_data), ensure_ascii=False).encode()


def peak() -> float:
    """Return the most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def test_blows_leave_bounded_files() -> None:
    data = bytes(LARGEST_SEED)
    doubled = [Blow("double", 0.0, 1.0, 0)] * 6
    assert len(damaged(data, data, doubled)) <= 3 * LARGEST_SEED
