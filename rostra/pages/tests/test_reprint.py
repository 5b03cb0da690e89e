"""A reprint says on its page where its text was printed before."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rostra.changes.models import Change
from rostra.kernel import clock
from rostra.news.actions.withdraw import withdraw
from rostra.news.models import Article
from rostra.news.reprints import text_key
from tests.cast import ArticleFactory, text_body

pytestmark = pytest.mark.django_db
BODY = "<p>同一篇通稿。</p>"


def reprints() -> tuple[Article, Article]:
    hour = timedelta(hours=1)
    now = clock.now()
    first = ArticleFactory(
        published=True, headline="头一篇", published_at=now - 2 * hour, body=text_body(BODY)
    )
    second = ArticleFactory(published=True, published_at=now - hour, body=text_body(BODY))
    return first, second


def page(client: Client, article: Article, prefix: str = "") -> str:
    response = client.get(f"{prefix}/news/{article.pk}-{article.slug}/")
    assert response.status_code == 200
    return response.content.decode()


def test_the_later_one_leads_to_the_first_and_not_the_other_way(client: Client) -> None:
    first, second = reprints()
    text = page(client, second)
    assert 'data-part="reprint"' in text
    assert "本文首见于" in text
    assert f'<a href="/news/{first.pk}-{first.slug}/">头一篇</a>' in text
    assert 'data-part="reprint"' not in page(client, first)
    hant = page(client, second, "/zh-hant")
    assert "本文首見於" in hant
    assert "頭一篇</a>" in hant
    assert "First printed as" in page(client, second, "/en")


def test_the_mark_goes_with_the_first_one(client: Client) -> None:
    first, second = reprints()
    response = client.get(f"/news/{second.pk}-{second.slug}/")
    assert f"article:{first.pk}" in response["Surrogate-Key"].split()
    withdraw(article=first, note="有误", by=None, now=clock.now())
    assert 'data-part="reprint"' not in page(client, second)


def test_an_earlier_one_that_comes_later_touches_the_page(client: Client) -> None:
    only = ArticleFactory(published=True, body=text_body(BODY))
    keys = client.get(f"/news/{only.pk}-{only.slug}/")["Surrogate-Key"].split()
    key = text_key(only.printed.fingerprint)
    assert key in keys
    Change.objects.all().delete()
    earlier = clock.now() - timedelta(days=2)
    ArticleFactory(published=True, body=text_body(BODY), published_at=earlier)
    assert Change.objects.filter(kind="text", key=key.removeprefix("text:")).exists()
    assert 'data-part="reprint"' in page(client, only)


def test_the_mark_costs_no_query(client: Client) -> None:
    def count(article: Article) -> int:
        page(client, article)
        with CaptureQueriesContext(connection) as caught:
            page(client, article)
        return len(caught)

    alone = ArticleFactory(published=True)
    assert count(alone) == count(reprints()[1])
