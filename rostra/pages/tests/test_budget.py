"""Queries a page: as promised, and the same when the archive is three times as large."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rostra.pages.tests.conftest import HOUR, Paper
from rostra.rankings.actions.refresh import refresh
from rostra.rankings.tests.reading import read
from tests.cast import ArticleFactory

# Exact counts, with what stands already in memory, of a paper that is read. Until anything is
# read the boxes ask for what stands in for hot topics: one query more.
BUDGET = {
    "/": 5,
    "/latest/": 4,
    "/section/military/": 5,
    "/section/world/": 5,
    "/topic/ukraine/": 7,
    "/source/diyi-junqing/": 6,
    "/corrections/": 4,
    "/sitemap/": 4,
    "/ranking/24h/": 5,
    "/ranking/24h/military/": 5,
    "/ranking/rising/": 5,
    "/ranking/topics/": 5,
    "/nowhere/": 3,
    "article": 7,
}


def be_read(paper: Paper, count: int) -> None:
    """Let people read the articles of the paper's section, and bring the lists in line."""
    for article in paper.section.articles.filter(live=True).order_by("-published_at")[:count]:
        read(article.pk, [f"visitor {number}" for number in range(5)], at=paper.now, process=count)
    refresh(now=paper.now + timedelta(seconds=1))


def count(client: Client, path: str) -> int:
    """Return the queries of a page, those of a first request to warm up apart."""
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(path)
    return len(queries)


@pytest.mark.parametrize("prefix", ["", "/zh-hant"])
def test_pages_keep_to_their_budget_as_the_archive_grows(
    paper: Paper, client: Client, prefix: str
) -> None:
    article = f"/news/{paper.article.pk}-{paper.article.slug}/"
    paths = {name: prefix + (article if name == "article" else name) for name in BUDGET}
    unread = {name: queries + (name != "/nowhere/") for name, queries in BUDGET.items()}
    assert {name: count(client, path) for name, path in paths.items()} == unread
    be_read(paper, 3)
    assert {name: count(client, path) for name, path in paths.items()} == BUDGET
    for number in range(16):
        another = ArticleFactory(
            published=True,
            section=paper.section,
            source=paper.source,
            topics=[paper.topic],
            published_at=paper.now - timedelta(minutes=number) - HOUR,
        )
        another.corrections.create(text="改正")
    be_read(paper, 20)
    assert {name: count(client, path) for name, path in paths.items()} == BUDGET


def test_a_change_at_the_desk_shows_at_the_next_request(paper: Paper, client: Client) -> None:
    assert "国际军事" in client.get("/").content.decode()
    paper.section.name = "军事天地"
    paper.section.save()
    text = client.get("/").content.decode()
    assert "军事天地" in text
    assert "国际军事" not in text
