"""The sitemaps, read by the rules of their protocols."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from rostra.frontpage.models import Edition, FurniturePage
from rostra.kernel import clock
from rostra.news.actions.publish import publish
from rostra.news.actions.withdraw import restore, withdraw
from rostra.news.models import Article
from rostra.syndication import months, newsmap
from rostra.syndication.actions.find_turns import find_turns
from rostra.syndication.models import SitemapTurn
from tests.cast import ArticleFactory, SectionFactory, SourceFactory, TopicFactory, text_body

SCHEMAS = Path(__file__).parent / "schemas"
SPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
SECOND = timedelta(seconds=1)
MAY = datetime(2024, 5, 3, 8, 0, tzinfo=UTC)
At = Callable[[datetime], None]

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> At:
    """Set the clock."""
    return lambda moment: monkeypatch.setattr("rostra.kernel.clock.now", lambda: moment)


def read(client: Client, path: str, schema: str = "sitemap"):
    """Return a sitemap, valid."""
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    tree = etree.fromstring(response.content)
    etree.XMLSchema(etree.parse(SCHEMAS / f"{schema}.xsd")).assertValid(tree)
    return tree


def told(tree) -> dict[str, str]:
    """Return the paths in a sitemap with the moments of their last change."""
    return {
        each.findtext("s:loc", namespaces=SPACES).removeprefix(settings.SITE_URL): each.findtext(
            "s:lastmod", "", SPACES
        )
        for each in tree
    }


def index(client: Client) -> dict[str, str]:
    return told(read(client, "/sitemap.xml", "siteindex"))


def article_paths(client: Client, name: str = "2024-05-0") -> list[str]:
    response = client.get(f"/sitemap-{name}.xml")
    return [] if response.status_code == 404 else list(told(read(client, f"/sitemap-{name}.xml")))


def test_articles_lie_in_their_month_in_their_own_language_and_script(client: Client) -> None:
    first = ArticleFactory(published=True, published_at=MAY, language="zh-hans")
    second = ArticleFactory(published=True, published_at=MAY + SECOND, language="zh-hant")
    third = ArticleFactory(
        published=True, published_at=MAY + 2 * SECOND, updated_at=MAY + timedelta(days=9),
        language="en",
    )  # fmt: skip
    ArticleFactory(published=True, published_at=datetime(2024, 6, 1, tzinfo=UTC))
    assert told(read(client, "/sitemap-2024-05-0.xml")) == {
        f"/news/{first.pk}-{first.slug}/": "2024-05-03T08:00:00+00:00",
        f"/zh-hant/news/{second.pk}-{second.slug}/": "2024-05-03T08:00:01+00:00",
        f"/en/news/{third.pk}-{third.slug}/": "2024-05-12T08:00:00+00:00",
    }
    files = [path for path in index(client) if path.startswith("/sitemap-2")]
    assert files == ["/sitemap-2024-06-0.xml", "/sitemap-2024-05-0.xml"]
    for path in index(client):
        read(client, path)


def test_lists_and_furniture_stand_in_the_sitemap(client: Client) -> None:
    SectionFactory(slug="world")
    TopicFactory(slug="war", language="en")
    SourceFactory(slug="wire", language="zh-hans")
    FurniturePage.get_root_nodes()[0].add_child(
        instance=FurniturePage(title="About", slug="about-en", language="en", body="<p>we</p>")
    )
    assert index(client).keys() == {
        "/sitemap-pages.xml", "/sitemap-sections.xml", "/sitemap-topics-0.xml",
        "/sitemap-sources-0.xml",
    }  # fmt: skip
    pages = told(read(client, "/sitemap-pages.xml"))
    assert {"/", "/zh-hant/", "/en/latest/", "/sitemap/", "/en/about/"} <= pages.keys()
    assert told(read(client, "/sitemap-sections.xml")).keys() == {
        "/section/world/", "/zh-hant/section/world/", "/en/section/world/",
    }  # fmt: skip
    assert told(read(client, "/sitemap-topics-0.xml")).keys() == {"/en/topic/war/"}
    sources = told(read(client, "/sitemap-sources-0.xml"))
    assert sources.keys() == {"/source/wire/", "/zh-hant/source/wire/"}
    for entries in (pages, sources):
        for path in entries:
            assert client.get(path).status_code == 200, path
    assert client.get("/sitemap-topics-1.xml").status_code == 404


def test_embargo_and_expiry_hold_to_the_second(client: Client, at: At) -> None:
    begin, end = MAY + timedelta(hours=1), MAY + timedelta(hours=2)
    at(MAY)
    article = ArticleFactory(published=True, published_at=MAY, embargo_until=begin, expire_at=end)
    shown, listed = [], []
    for moment in (begin - SECOND, begin, end - SECOND, end):
        at(moment)
        shown.append(article_paths(client) == [f"/news/{article.pk}-{article.slug}/"])
        listed.append(index(client).get("/sitemap-2024-05-0.xml"))
    assert shown == [False, True, True, False]
    turn = "2024-05-03T09:00:00+00:00"
    assert listed == [None, turn, turn, None]


def test_a_page_of_the_sitemap_says_when_it_changes_by_itself(client: Client, at: At) -> None:
    at(MAY)
    ArticleFactory(published=True, published_at=MAY)
    ArticleFactory(published=True, published_at=MAY, expire_at=MAY + 90 * SECOND)
    at(MAY + 30 * SECOND)
    limits = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rostra.press.good_for", limits.append)
        for path in ("/sitemap.xml", "/sitemap-2024-05-0.xml"):
            client.get(path)
    assert limits == [60, 60]


def test_what_is_withdrawn_leaves_and_comes_back(client: Client, at: At) -> None:
    at(MAY)
    article = ArticleFactory(published=True, published_at=MAY)
    kept = ArticleFactory(published=True, published_at=MAY)
    at(MAY + timedelta(days=3))
    withdraw(article=article, note="有误", by=None, now=clock.now())
    assert article_paths(client) == [f"/news/{kept.pk}-{kept.slug}/"]
    assert index(client)["/sitemap-2024-05-0.xml"] == "2024-05-06T08:00:00+00:00"
    restore(article=article, by=None, now=clock.now())
    assert len(article_paths(client)) == 2


def test_an_article_that_is_dated_anew_changes_both_months(client: Client, at: At) -> None:
    at(MAY)
    article = ArticleFactory(published=True, published_at=MAY)
    stays = ArticleFactory(published=True, published_at=MAY)
    at(MAY + timedelta(days=60))
    article.published_at = MAY + timedelta(days=40)
    article.save_revision()
    publish(article=article, by=None, now=clock.now())
    listed = index(client)
    moment = "2024-07-02T08:00:00+00:00"
    assert listed["/sitemap-2024-05-0.xml"] == listed["/sitemap-2024-06-0.xml"] == moment
    assert article_paths(client) == [f"/news/{stays.pk}-{stays.slug}/"]
    response = client.get("/sitemap-2024-05-0.xml")
    assert response["Surrogate-Key"] == "sitemap:2024-05-0"


def test_a_file_that_nothing_is_left_in_is_not_named(client: Client, at: At) -> None:
    at(MAY)
    first = ArticleFactory(published=True, published_at=MAY)
    second = ArticleFactory(published=True, published_at=MAY, embargo_until=MAY + timedelta(days=1))
    withdraw(article=first, note="有误", by=None, now=clock.now())
    assert "/sitemap-2024-05-0.xml" not in index(client)
    withdraw(article=second, note="有误", by=None, now=clock.now())
    at(MAY + timedelta(days=2))
    assert "/sitemap-2024-05-0.xml" not in index(client)
    assert not SitemapTurn.objects.exists()


def test_the_turns_can_be_found_anew(client: Client, at: At) -> None:
    at(MAY)
    ArticleFactory(published=True, published_at=MAY, expire_at=MAY + timedelta(days=9))
    ArticleFactory(published=True, published_at=MAY + timedelta(days=40))
    ArticleFactory(published_at=MAY)
    before = index(client)
    rows = set(SitemapTurn.objects.values_list("begins", "ends", "part", "at"))
    SitemapTurn.objects.all().delete()
    assert find_turns(now=clock.now()) == 2
    assert index(client) == before
    assert set(SitemapTurn.objects.values_list("begins", "ends", "part", "at")) <= rows


@given(number=st.integers(1, 10**12), at=st.datetimes(timezones=st.just(UTC)))
def test_every_article_lies_in_one_file(number: int, at: datetime) -> None:
    file = months.file_of(number, at)
    assert file.begins <= at < file.ends or at.year == 9999
    first, beyond = file.numbers
    assert first <= number < beyond
    assert beyond - first <= 50_000
    month, part = file.name.rsplit("-", 1)
    year, number_of_month = map(int, month.split("-"))
    assert months.named(year, number_of_month, int(part)) == file


def test_a_file_cannot_have_more_than_fifty_megabytes() -> None:
    longest = len(settings.SITE_URL) + 2_000
    assert months.PART * longest < 50 * 2**20


def test_the_news_sitemap_tells_paper_script_and_moment(client: Client) -> None:
    now = clock.now()
    Edition.objects.create(language="zh-hans", name="世界论坛", live=True)
    Edition.objects.create(language="en", name="Forum & World", live=True)
    for language, headline in (("zh-hans", "国会 <通过>"), ("zh-hant", "國會"), ("en", "A & B")):
        ArticleFactory(published=True, language=language, headline=headline, published_at=now,
                       body=text_body(f"<p>{headline} {language}</p>"))  # fmt: skip
    ArticleFactory(published=True, published_at=now - timedelta(hours=49))
    tree = read(client, "/sitemap-news.xml")
    found = {
        url.findtext(".//n:language", namespaces=SPACES): (
            url.findtext(".//n:name", namespaces=SPACES),
            url.findtext(".//n:title", namespaces=SPACES),
        )
        for url in tree
    }
    assert found == {
        "zh-cn": ("世界论坛", "国会 <通过>"),
        "zh-tw": ("世界論壇", "國會"),
        "en": ("Forum & World", "A & B"),
    }


def test_the_news_sitemap_has_no_reprints_and_no_old_news(
    client: Client, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(MAY)
    body = text_body("<p>同一篇文字。</p>")
    first = ArticleFactory(published=True, published_at=MAY, body=body)
    ArticleFactory(published=True, published_at=MAY + SECOND, body=body)
    ArticleFactory(published=True, published_at=MAY - timedelta(days=900))
    at(MAY + 2 * SECOND)
    assert list(told(read(client, "/sitemap-news.xml"))) == [f"/news/{first.pk}-{first.slug}/"]
    at(MAY + timedelta(hours=48) - SECOND)
    assert len(told(read(client, "/sitemap-news.xml"))) == 1
    # The first has gone by its age, the reprint is still one.
    at(MAY + timedelta(hours=48))
    assert not told(read(client, "/sitemap-news.xml"))
    for number in range(5):
        ArticleFactory(published=True, published_at=clock.now(), body=text_body(f"<p>{number}</p>"))
    monkeypatch.setattr(newsmap, "MOST", 3)
    assert len(told(read(client, "/sitemap-news.xml"))) == 3


def test_robots_are_told_where_to_look_and_where_not(client: Client, settings) -> None:
    settings.ROBOTS = ("Disallow: /draft/", "User-agent: Greedy", "Disallow: /")
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines == [
        "User-agent: *", "Disallow: /accounts/", "Disallow: /complaint/", "Disallow: /desk/",
            "Disallow: /me/", "Disallow: /report/",
        "Disallow: /draft/", "User-agent: Greedy", "Disallow: /", "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
        f"Sitemap: {settings.SITE_URL}/sitemap-news.xml",
    ]  # fmt: skip


def test_sitemaps_cost_the_same_as_the_archive_grows(client: Client) -> None:
    paths = ("/sitemap.xml", "/sitemap-2024-05-0.xml", "/sitemap-news.xml", "/sitemap-sections.xml")
    ArticleFactory(published=True, published_at=MAY)
    ArticleFactory(published=True, published_at=clock.now())

    def counts() -> list[int]:
        found = []
        for path in paths:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200
            found.append(len(queries))
        return found

    first = counts()
    assert max(first) <= 4
    for days in range(40):
        ArticleFactory(published=True, published_at=MAY + timedelta(days=days * 7))
    assert Article.objects.count() == 42
    begun = time.perf_counter()
    assert counts() == first
    assert time.perf_counter() - begun < 5
