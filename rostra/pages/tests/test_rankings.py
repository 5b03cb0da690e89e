"""The lists on pages: what is read stands in them, said how; what may not be seen does not."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from rostra.news.actions.withdraw import withdraw
from rostra.news.models import Article
from rostra.pages.tests.conftest import HOUR, Paper
from rostra.rankings.actions.pin import pin
from rostra.rankings.actions.refresh import refresh
from rostra.rankings.lists import List
from rostra.rankings.tests.reading import read
from tests.cast import ArticleFactory

SECOND = timedelta(seconds=1)


def text_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def box(text: str, part: str) -> str:
    """Return a box of a page."""
    match = re.search(rf'<section class="box" data-part="{part}">.*?</section>', text, re.DOTALL)
    assert match, part
    return match[0]


@pytest.fixture
def ranked(paper: Paper) -> list[Article]:
    """Three articles read by six, five and four people."""
    found = list(paper.section.articles.filter(language="zh-hans").order_by("published_at")[2:5])
    for place, article in enumerate(found):
        readers = [f"visitor {number}" for number in range(6 - place)]
        read(article.pk, readers, at=paper.now - HOUR)
    refresh(now=paper.now)
    return found


def headlines(text: str, articles: list[Article]) -> list[str]:
    """Return the headlines of articles in the order in which a text has them."""
    found = [each.headline for each in articles if each.headline in text]
    return sorted(found, key=text.index)


@pytest.mark.parametrize("path", ["/", "/latest/", "/section/military/", "article"])
def test_the_boxes_rank_what_is_read(
    paper: Paper, ranked: list[Article], client: Client, path: str
) -> None:
    if path == "article":
        path = f"/news/{paper.article.pk}-{paper.article.slug}/"
    text = text_of(client, path)
    for kind in ("24h", "48h"):
        inside = box(text, f"ranking-{kind}")
        assert headlines(inside, ranked) == [each.headline for each in ranked]
        assert '<ol class="ranked">' in inside
        assert f'href="/ranking/{kind}/"' in inside
    assert "乌克兰战争" in box(text, "hot-topics")
    assert 'href="/ranking/topics/"' in box(text, "hot-topics")


def test_until_anything_is_read_the_newest_stand_there_and_it_is_said(
    paper: Paper, client: Client
) -> None:
    text = text_of(client, "/en/")
    inside = box(text, "ranking-24h")
    assert "no reads are counted yet" in inside
    assert "Seoul summons" in inside
    assert 'class="ranked"' not in inside
    assert "By articles of two days" in box(text_of(client, "/en/latest/"), "hot-topics") or (
        "No special coverage" in box(text, "hot-topics")
    )


@pytest.mark.parametrize("kind", ["24h", "48h"])
def test_a_list_has_its_page_in_every_edition(
    paper: Paper, ranked: list[Article], client: Client, kind: str
) -> None:
    text = text_of(client, f"/ranking/{kind}/")
    main = text[text.index("standings") : text.index('class="how"')]
    assert headlines(main, ranked) == [each.headline for each in ranked]
    assert 'id="how"' in text
    assert "海峽兩岸" in text_of(client, f"/zh-hant/ranking/{kind}/")
    assert "No reads have been counted" in text_of(client, f"/en/ranking/{kind}/")
    for path in (f"/ranking/{kind}/military/", f"/ranking/{kind}/world/"):
        assert headlines(text_of(client, path), ranked) == [each.headline for each in ranked]


def test_the_hot_topics_have_their_page(
    paper: Paper, ranked: list[Article], client: Client
) -> None:
    text = text_of(client, "/ranking/topics/")
    assert "乌克兰战争" in text[text.index("standings") :]


@pytest.mark.parametrize(
    "path", ["/ranking/12h/", "/ranking/", "/ranking/24h/none/", "/ranking/rising/military/"]
)
def test_a_window_or_a_section_that_is_none_is_not_there(
    paper: Paper, client: Client, path: str
) -> None:
    for prefix in ("", "/zh-hant", "/en"):
        assert client.get(prefix + path).status_code == 404


def test_a_page_says_where_its_feeds_are(paper: Paper, client: Client) -> None:
    for path in ("/ranking/24h/", "/ranking/rising/", "/ranking/1h/military/"):
        assert f"{path}feed.atom" in text_of(client, path)
    assert "/ranking/topics/feed" not in text_of(client, "/ranking/topics/")


def test_what_is_withdrawn_or_expires_leaves_pages_without_waiting(
    paper: Paper, ranked: list[Article], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    withdraw(article=ranked[0], note="有误", by=None, now=paper.now)
    Article.objects.filter(pk=ranked[1].pk).update(expire_at=paper.now + HOUR)
    for moment, left in ((paper.now, ranked[1:]), (paper.now + HOUR, ranked[2:])):
        monkeypatch.setattr("rostra.kernel.clock.now", lambda moment=moment: moment)
        expected = [each.headline for each in left]
        assert headlines(box(text_of(client, "/"), "ranking-24h"), ranked) == expected
        main = text_of(client, "/ranking/24h/")
        main = main[main.index("standings") : main.index('class="how"')]
        assert headlines(main, ranked) == expected


def test_pages_depend_on_what_makes_them_change(
    paper: Paper, ranked: list[Article], client: Client
) -> None:
    keys = client.get("/latest/")["Surrogate-Key"].split()
    assert {"ranking:zh/24h", "ranking:zh/48h", "ranking:zh/topics"} <= set(keys)
    # Beside a page it is the leaving print alone that drops it at once.
    assert f"gone:{ranked[0].pk}" in keys
    keys = client.get("/ranking/24h/military/")["Surrogate-Key"].split()
    assert f"ranking:zh/24h/section:{paper.section.pk}" in keys
    assert f"article:{ranked[0].pk}" in keys


def test_a_pinned_article_is_marked(paper: Paper, ranked: list[Article], client: Client) -> None:
    pin(article=ranked[2], named=List("zh", "24h"), place=1, hours=3, by=None, now=paper.now)
    refresh(now=paper.now)
    inside = box(text_of(client, "/"), "ranking-24h")
    assert headlines(inside, ranked)[0] == ranked[2].headline
    assert inside.count("<small>") == 1
    assert 'class="standings__pinned"' in text_of(client, "/ranking/24h/")


@pytest.mark.parametrize("form", ["xml", "atom", "json"])
def test_a_list_goes_out_as_a_feed(
    paper: Paper, ranked: list[Article], client: Client, form: str
) -> None:
    for path in ("/ranking/24h/", "/ranking/24h/military/", "/zh-hant/ranking/48h/"):
        text = client.get(f"{path}feed.{form}").content.decode()
        places = [text.index(f"/news/{each.pk}-") for each in ranked]
        assert places == sorted(places)
        assert f"{path}feed.{form}" in text
    assert client.get(f"/en/ranking/24h/feed.{form}").status_code == 200
    assert client.get(f"/ranking/topics/feed.{form}").status_code == 404


def test_feeds_of_lists_leave_out_what_may_not_be_seen(
    paper: Paper, ranked: list[Article], client: Client
) -> None:
    withdraw(article=ranked[0], note="有误", by=None, now=paper.now)
    text = client.get("/ranking/24h/feed.atom").content.decode()
    assert ranked[0].headline not in text
    assert ranked[1].headline in text


def test_a_list_changes_in_the_page_when_people_read(
    paper: Paper, ranked: list[Article], client: Client
) -> None:
    newcomer = ArticleFactory(
        published=True, headline="后来居上", section=paper.section, published_at=paper.now - HOUR
    )
    read(newcomer.pk, [f"visitor {number}" for number in range(40)], at=paper.now)
    assert "后来居上" not in box(text_of(client, "/"), "ranking-24h")
    refresh(now=paper.now + SECOND)
    inside = box(text_of(client, "/"), "ranking-24h")
    assert headlines(inside, [newcomer, *ranked])[0] == "后来居上"
