"""The feeds, read back by a reader of feeds."""

import json
from datetime import UTC, datetime, timedelta

import feedparser
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from hypothesis import given
from hypothesis import strategies as st

from rostra.news import addresses
from rostra.news.models import Article, Source
from tests.cast import ArticleFactory, SectionFactory, SourceFactory, TopicFactory, text_body

SLUGS = st.text("abcxyz019-", min_size=1, max_size=60)
HOSTILE = '<script>alert(1)</script> & "]]>\x0b'
FORMS = tuple(addresses.FEEDS)


def read(client: Client, address: str):
    """Return a feed as feedparser understands it, and see that it is well-formed."""
    response = client.get(address)
    assert response.status_code == 200, address
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def titles(client: Client, form: str, path: str = "/") -> list[str]:
    response = client.get(addresses.feed(path, form))
    assert response.status_code == 200
    if form == "json":
        return [item["title"] for item in json.loads(response.content)["items"]]
    return [entry.title for entry in feedparser.parse(response.content).entries]


@given(slug=SLUGS, form=st.sampled_from(FORMS))
def test_a_feeds_address_leads_back_to_it(slug: str, form: str) -> None:
    for path in ("/", addresses.section(slug), addresses.topic(slug), addresses.source(slug)):
        address = addresses.feed(path, form)
        assert addresses.read_feed(address) == (path, form)
        assert resolve(address).kwargs["form"] == form
    assert addresses.read_feed("/latest/feed.xml") is None


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["xml", "atom"])
def test_a_feed_is_in_the_script_of_its_edition(client: Client, form: str) -> None:
    article = ArticleFactory(
        published=True,
        headline="国会通过预算",
        byline="记者",
        body=text_body('<p>国会<a href="/about/">通过</a>了。</p>'),
        section=SectionFactory(name="国际", slug="world"),
    )
    for path in ("/", "/section/world/"):
        feed = read(client, "/zh-hant" + addresses.feed(path, form))
        (entry,) = feed.entries
        assert entry.title == "國會通過預算"
        assert entry.author == "記者"
        assert [tag.term for tag in entry.tags] == ["國際"]
        assert feed.feed.language == "zh-Hant"
        assert entry.id == f"{settings.SITE_URL}/zh-hant/news/{article.pk}/"
        assert f'href="{settings.SITE_URL}/about/"' in entry.content[0].value
        assert "國會" in entry.content[0].value
        assert not read(client, "/en" + addresses.feed(path, form)).entries


@pytest.mark.django_db
@pytest.mark.parametrize("form", FORMS)
def test_rights_hold(client: Client, form: str) -> None:
    for rights in Source.Rights.values:
        ArticleFactory(
            published=True,
            source=SourceFactory(slug=rights, rights=rights),
            source_url="https://first.example/1",
            deck="导语",
            body=text_body("<p>正文在此。</p>"),
        )
    seen = {}
    for rights in Source.Rights.values:
        text = client.get(addresses.feed(addresses.source(rights), form)).content.decode()
        text = json.dumps(json.loads(text), ensure_ascii=False) if form == "json" else text
        seen[rights] = ("正文在此" in text, "导语" in text, "https://first.example/1" in text)
    assert seen == {
        "full": (True, True, False),
        "excerpt": (False, True, True),
        "headline": (False, False, False),
    }


@pytest.mark.django_db
@pytest.mark.parametrize("form", FORMS)
def test_a_hostile_headline_stays_words(client: Client, form: str) -> None:
    article = ArticleFactory(published=True)
    Article.objects.filter(pk=article.pk).update(headline=HOSTILE, deck=HOSTILE)
    text = client.get(addresses.feed("/", form)).content.decode()
    if form != "json":
        assert "<script" not in text
        assert not feedparser.parse(text).bozo
    else:
        assert json.loads(text)["items"][0]["title"] == HOSTILE


@pytest.mark.django_db
@pytest.mark.parametrize("form", FORMS)
def test_embargo_and_expiry_hold_to_the_second(
    client: Client, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    begin, end = now + timedelta(hours=1), now + timedelta(hours=2)
    article = ArticleFactory(published=True, headline="只此一条")
    Article.objects.filter(pk=article.pk).update(embargo_until=begin, expire_at=end)
    second = timedelta(seconds=1)
    shown = []
    for moment in (begin - second, begin, end - second, end):
        monkeypatch.setattr("rostra.kernel.clock.now", lambda moment=moment: moment)
        shown.append(titles(client, form) == ["只此一条"])
    assert shown == [False, True, True, False]


@pytest.mark.django_db
def test_who_has_it_is_not_sent_it_again(client: Client) -> None:
    article = ArticleFactory(published=True)
    first = client.get("/feed.xml")
    assert client.get("/feed.xml", headers={"If-None-Match": first["ETag"]}).status_code == 304
    Article.objects.filter(pk=article.pk).update(headline="改了")
    assert client.get("/feed.xml", headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.django_db
def test_a_feed_costs_the_same_as_the_archive_grows(client: Client) -> None:
    section, source = SectionFactory(slug="world"), SourceFactory(slug="wire")
    topic = TopicFactory(slug="war")
    paths = ("/", "/section/world/", "/topic/war/", "/source/wire/")

    def counts() -> list[int]:
        found = []
        for path in paths:
            with CaptureQueriesContext(connection) as queries:
                assert len(titles(client, "atom", path)) == 30
            found.append(len(queries))
        return found

    def add(count: int) -> None:
        for _ in range(count):
            ArticleFactory(published=True, section=section, source=source, topics=[topic])

    add(60)
    client.get("/feed.atom")
    first = counts()
    assert max(first) <= 4
    add(120)
    assert counts() == first


@pytest.mark.django_db
def test_pages_lead_to_their_feeds(client: Client) -> None:
    article = ArticleFactory(published=True, section=SectionFactory(slug="world"))
    own = addresses.article(article.pk, article.slug)
    seen = {
        path: client.get(f"/zh-hant{path}").content.decode() for path in ("/section/world/", own)
    }
    for form, mime in addresses.FEEDS.items():
        for path, text in seen.items():
            assert f'type="{mime}"' in text
            assert f"{settings.SITE_URL}/zh-hant/section/world/feed.{form}" in text
            whole = f"{settings.SITE_URL}/zh-hant/feed.{form}"
            assert (whole in text) == (path == own)


@pytest.mark.django_db
@pytest.mark.parametrize("form", FORMS)
def test_a_feed_says_when_it_changes_by_itself(
    client: Client, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime.now(UTC)
    monkeypatch.setattr("rostra.kernel.clock.now", lambda: now)
    hidden, shown = ArticleFactory(published=True), ArticleFactory(published=True)
    limits: list[float] = []
    monkeypatch.setattr("rostra.press.good_for", limits.append)
    embargo, expiry = now + timedelta(seconds=90), now + timedelta(seconds=40)
    Article.objects.filter(pk=hidden.pk).update(embargo_until=embargo)
    client.get(addresses.feed("/", form))
    assert min(limits) == 90
    Article.objects.filter(pk=shown.pk).update(expire_at=expiry)
    client.get(addresses.feed("/", form))
    assert min(limits) == 40
