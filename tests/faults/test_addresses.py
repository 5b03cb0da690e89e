"""Addresses that are wrong: 404, never 500, and never a page that only looks empty."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from rostra.kernel import clock
from rostra.news.actions.correct import correct
from rostra.news.actions.withdraw import withdraw
from rostra.web.paging import EPOCH
from tests.cast import ArticleFactory, SectionFactory, SourceFactory, TopicFactory

PREFIXES = tuple(
    "" if code == settings.LANGUAGE_CODE else f"/{code}" for code, _ in settings.LANGUAGES
)
LISTS = ("/latest/", "/section/world/", "/topic/war/", "/source/wire/", "/corrections/")
# What a key is not: <microseconds since 1970>-<id>.
KEYS = (
    "", "0", "-", "--", "1-", "-1", "1-2-3", "x", "1-x", "x-1", "1.5-2", "1e9-2", "0x1-2",
    "+1-2", "1 -2", " 1-2", "1-2%20", "1-2%0a", "1-2%00", "%00", "%ff", "%ed%a0%80", "1%2d%2d2",
    "1–2", "１-２", "\u0661-\u0662", "1-2;", "1-2'--", "1-2)or(1=1", "%25s", "../1-2", "null",
    "None", "[]", "{{7*7}}", "NaN-1", "1-" + "9" * 19, "9" * 18 + "-1", "9" * 5000 + "-1",
    "-" + "9" * 17 + "-1", "1-2&older=x", "true", "<script>", "1,2", "1_0-2", "9999-12-31",
    "1-2/",
)  # fmt: skip


@pytest.fixture
def paper(db: None) -> None:
    """Print one article that stands in every list of every language."""
    now = clock.now()
    section = SectionFactory(slug="world")
    topics = [TopicFactory(slug="war")]
    source = SourceFactory(slug="wire")
    for language in ("zh-hans", "en"):
        article = ArticleFactory(
            published=True, language=language, section=section, source=source, topics=topics
        )
        correct(article=article, text="应为十月。", by=None, now=now)


@pytest.mark.parametrize("address", LISTS)
def test_a_wrong_page_key_is_not_found(paper: None, client: Client, address: str) -> None:
    wrong = []
    for prefix in PREFIXES:
        assert client.get(f"{prefix}{address}").status_code == 200, prefix
        for name in ("older", "newer"):
            for key in KEYS:
                answer = client.get(f"{prefix}{address}?{name}={key}")
                if answer.status_code != 404:
                    wrong.append((prefix, name, key, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("address", LISTS)
def test_a_key_that_nothing_lies_beyond_is_not_found(
    paper: None, client: Client, address: str
) -> None:
    """A page that says “nothing has been published here” would be a lie, with any key."""
    later = (clock.now() + timedelta(days=400) - EPOCH) // timedelta(microseconds=1)
    for query in ("older=1-1", "older=-1-1", f"older=-{10**16}-1", f"newer={later}-1"):
        assert client.get(f"{address}?{query}").status_code == 404, query
    assert client.get(f"{address}?older={later}-1").status_code == 200
    assert client.get(f"{address}?newer=1-1").status_code == 200


UNKNOWN = [
    "/nothing/", "/nothing", "/nothing.html", "/index.php", "/wp-login.php", "/.env",
    "/.git/config", "/robots.txt/", "/news/", "/news", "/news/0/", "/news/007x/", "/news/-1/",
    "/news/1.5/", "/news/999999999999999999/", "/news/9999999999999999999/", "/news/1/2/",
    "/news/x-1/", "/news/%EF%BC%91/", "/news/1%00/", "/section/", "/section/none/",
    "/section/world/none/", "/section/WORLD/", "/section/" + "x" * 81 + "/", "/section/%00/",
    "/section/..%2fworld/", "/topic/none/", "/topic/w%ffr/", "/source/none/",
    "/source/ＷＩＲＥ/", "/latest/2/", "/corrections/1/", "/sitemap/x/", "/sitemap.xml/x",
    "/zh-hans-cn/", "/fr/", "/EN/", "/en/zh-hant/", "/zh-hant/en/latest/", "/me/", "/me/for/",
    "/me/for/article:x", "/accounts/none/", "/static/none.css", "/static/", "/media/none.jpg",
    "/media/", "/\\evil.example/", "/%2e%2e/%2e%2e/etc/passwd", "/..%5c..%5cboot.ini",
    "/" + "a/" * 2000, "/" + "%25" * 3000, "/%E0%80%AF/", "/%c0%ae%c0%ae/", "/%ed%a0%80/",
    "/\u202etxt/", "/{{7*7}}/", "/%7B%25%20debug%20%25%7D/", "/'or'1'='1/", "/;/",
    "/;@evil.example", "/:80/", "/http:/evil.example/",
]  # fmt: skip


def test_an_unknown_address_is_not_found(paper: None, client: Client) -> None:
    answers = {path: client.get(path) for path in UNKNOWN}
    found = {path: answer.status_code for path, answer in answers.items()}
    assert {path: status for path, status in found.items() if status != 404} == {}


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("tail", ["", "?older=x", "?utm_source=%00", "?" + "a=b&" * 2000])
def test_what_is_withdrawn_is_gone_by_every_address(
    paper: None, client: Client, prefix: str, tail: str
) -> None:
    article = ArticleFactory(published=True, headline="撤回的标题")
    withdraw(article=article, note="消息有误。", by=None, now=clock.now())
    slugs = (f"-{article.slug}", "", "-", "-wrong", "-%ff", "-" + "x" * 3000)
    for address in (f"/news/{article.pk}{slug}/" for slug in slugs):
        response = client.get(f"{prefix}{address}{tail}")
        assert response.status_code == 410, address
