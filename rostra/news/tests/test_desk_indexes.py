"""The desk's list of articles walks down indexes: nothing is sorted, whatever it is filtered by."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from rostra.news.models import Article, Section, Source
from rostra.news.tests.desk import url
from rostra.news.views.article_state import State
from tests.cast import ArticleFactory, Cast, SectionFactory, SourceFactory

SORTED = {"sqlite": "USE TEMP B-TREE", "postgresql": "Sort"}


@pytest.fixture
def rows(db: None) -> tuple[Section, Source]:
    section, source = SectionFactory(), SourceFactory()
    for _ in range(3):
        ArticleFactory(published=True, section=section, source=source)
    return section, source


def plans(desk: Client, query: str) -> list[str]:
    """Return how the database reads the pages of the list: with and without a time."""
    if connection.vendor == "postgresql":
        # Of three rows it would read all and sort them.
        with connection.cursor() as cursor:
            for way in ("enable_seqscan", "enable_sort", "enable_bitmapscan"):
                cursor.execute(f"SET LOCAL {way} = off")
    paginator: Any = desk.get(url("list_results") + query).context["paginator"]
    return [rows[:25].explain() for rows in (paginator.undated, paginator.dated)]


# States of which the archive is full, or that have an index in the order of the list; the others
# (drafts, embargoes) are few, and found by an index of their own.
STATES = (State.LIVE, State.CHANGED)


@pytest.mark.parametrize(
    "query",
    ["", "?section={section}", "?source={source}", "?language=zh-hans", "?ordering=published_at",
     *(f"?state={state}" for state in STATES)],
)  # fmt: skip
def test_no_list_is_sorted(cast: Cast, rows: tuple[Section, Source], query: str) -> None:
    desk = Client()
    desk.force_login(cast.editor)
    section, source = rows
    asked = query.format(section=section.pk, source=source.pk)
    for plan in plans(desk, asked):
        assert SORTED[connection.vendor] not in plan, plan


def test_only_columns_with_an_index_sort(cast: Cast) -> None:
    desk = Client()
    desk.force_login(cast.editor)
    columns = desk.get(url("list")).context["view"].columns
    sorting = {column.sort_key for column in columns if getattr(column, "sort_key", None)}
    indexed = {index.fields[0].lstrip("-") for index in Article._meta.indexes}
    assert sorting == {"published_at"}
    assert sorting <= indexed
