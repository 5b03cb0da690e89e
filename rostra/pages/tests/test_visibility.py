"""What readers may not see stands on no page: one rule, every route."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from rostra.kernel import clock
from rostra.news.actions.correct import correct
from rostra.news.actions.withdraw import withdraw
from rostra.news.models import Article, OldAddress, RelatedLine
from rostra.pages.tests.conftest import HOUR, Paper
from rostra.press.environ import PRINTING
from rostra.press.porter import Printing
from tests.cast import ArticleFactory

HEADLINE = "只此一条的标题"
OLD = "/article.php?id=77"


def embargo(article: Article, now: datetime) -> None:
    Article.objects.filter(pk=article.pk).update(embargo_until=now + HOUR)


def expire(article: Article, now: datetime) -> None:
    Article.objects.filter(pk=article.pk).update(expire_at=now - HOUR)


def take_back(article: Article, now: datetime) -> None:
    withdraw(article=article, note="引述有误", by=None, now=now)


def leave(article: Article, now: datetime) -> None:
    """Leave it as it is."""


def unpublish(article: Article, now: datetime) -> None:
    article.unpublish(log_action=False)


STATES: dict[str, tuple[Callable[[Article, datetime], None], int]] = {
    "live": (leave, 200),
    "embargoed": (embargo, 404),
    "expired": (expire, 404),
    "unpublished": (unpublish, 404),
    "withdrawn": (take_back, 410),
}


@pytest.mark.parametrize("state", STATES)
def test_an_article_is_on_every_route_or_on_none(paper: Paper, client: Client, state: str) -> None:
    change, status = STATES[state]
    now = clock.now()
    article = ArticleFactory(
        published=True,
        headline=HEADLINE,
        section=paper.section,
        source=paper.source,
        topics=[paper.topic],
        published_at=now - timedelta(minutes=5),
    )
    OldAddress.objects.create(address=OLD, article=article)
    correct(article=article, text="改了一个数", by=None, now=now)
    pinning = ArticleFactory(published=True, related=[RelatedLine(kind="pinned", target=article)])
    change(article, now)
    address = f"/news/{article.pk}-{article.slug}/"
    assert client.get(address).status_code == status
    routes = {
        "front": "/",
        "section": "/section/military/",
        "parent": "/section/world/",
        "topic": "/topic/ukraine/",
        "source": "/source/diyi-junqing/",
        "latest": "/latest/",
        "corrections": "/corrections/",
        "sidebar": "/sitemap/",
        "related by machine": f"/news/{paper.article.pk}-{paper.article.slug}/",
        "pinned": f"/news/{pinning.pk}-{pinning.slug}/",
    }
    for name, route in routes.items():
        response = client.get(route)
        assert response.status_code == 200, name
        assert (HEADLINE in response.content.decode()) == (state == "live"), name
    old = client.get(OLD)
    if status == 404:
        assert old.status_code == 404
    else:
        assert (old.status_code, old["Location"]) == (301, address)


def test_a_draft_answers_nothing(paper: Paper, client: Client) -> None:
    draft = ArticleFactory(headline=HEADLINE, section=paper.section)
    assert client.get(f"/news/{draft.pk}-{draft.slug}/").status_code == 404
    assert client.get(f"/news/{draft.pk}/").status_code == 404
    assert HEADLINE not in client.get("/section/military/").content.decode()


def test_a_withdrawn_article_says_why_and_not_what(paper: Paper, client: Client) -> None:
    withdraw(article=paper.article, note="引述有误，已致歉。", by=None, now=clock.now())
    response = client.get(f"/zh-hant/news/{paper.article.pk}/")
    assert response.status_code == 410
    text = response.content.decode()
    assert "引述有誤，已致歉。" in text
    assert "的正文" not in text


def test_a_page_is_good_until_the_embargo_of_its_next_article_ends(
    paper: Paper, client: Client
) -> None:
    def age_limit(address: str) -> float:
        printing = Printing()
        client.get(address, **{PRINTING: printing})
        return printing.declaration.age_limit

    soon = ArticleFactory(published=True, section=paper.section)
    now = clock.now()
    Article.objects.filter(pk=soon.pk).update(embargo_until=now + timedelta(seconds=40))
    leaving = paper.article
    Article.objects.filter(pk=leaving.pk).update(expire_at=now + timedelta(seconds=20))
    for address in ("/", "/latest/", "/section/military/", f"/news/{leaving.pk}-{leaving.slug}/"):
        assert client.get(address).status_code == 200
        assert 0 < age_limit(address) <= 20, address
    Article.objects.filter(pk=leaving.pk).update(expire_at=None)
    for address in ("/", "/latest/", "/source/kyodo/", f"/news/{soon.pk}/"):
        assert 20 < age_limit(address) <= 40, address
