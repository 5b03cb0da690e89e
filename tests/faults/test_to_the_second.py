"""Embargo, expiry and the end of a picture's rights hold on every route, to the second."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from rostra.news.actions.correct import correct
from rostra.news.models import Article, Image, OldAddress, RelatedLine, Section, Source, Topic
from tests.cast import (
    ArticleFactory,
    ImageFactory,
    SectionFactory,
    SourceFactory,
    TopicFactory,
    text_body,
)

SECOND = timedelta(seconds=1)
PRINTED_AT = datetime(2026, 3, 1, 4, tzinfo=UTC)
TURN = datetime(2026, 3, 1, 6, 30, 17, tzinfo=UTC)
HEADLINE, HEADLINE_TRADITIONAL = "只此一条的标题", "只此一條的標題"
CAPTION = "只此一幅的图注"
# Where a page shows that a picture is there: the file in any size, wherever it is named.
FILE = re.compile(r"/media/images/[^\"' ,]+")


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Return a function that sets the clock."""

    def at(moment: datetime) -> None:
        monkeypatch.setattr("rostra.kernel.clock.now", lambda: moment)

    at(PRINTED_AT)
    return at


@pytest.fixture
def places(db: None) -> dict[str, Section | Source | Topic]:
    """Make what an article stands in."""
    above = SectionFactory(slug="world")
    return {
        "section": SectionFactory(slug="asia", parent=above),
        "source": SourceFactory(slug="wire"),
        "topic": TopicFactory(slug="war"),
    }


def print_article(places: dict[str, Section | Source | Topic], **fields: object) -> Article:
    return ArticleFactory(
        published=True, section=places["section"], source=places["source"],
        topics=[places["topic"]], published_at=PRINTED_AT, now=PRINTED_AT, **fields,
    )  # fmt: skip


def lists(article: Article, beside: Article) -> list[str]:
    """Return the pages that name an article beside its own."""
    paths = ["/", "/latest/", "/section/world/", "/section/asia/", "/topic/war/", "/source/wire/"]
    paths += ["/corrections/", "/sitemap/", f"/news/{beside.pk}-{beside.slug}/"]
    return [prefix + path for path in paths for prefix in ("", "/zh-hant")]


@pytest.mark.parametrize("limit", ["embargo_until", "expire_at"])
def test_an_article_comes_and_goes_to_the_second(
    places: dict[str, Section | Source | Topic],
    client: Client,
    at: Callable[[datetime], None],
    limit: str,
) -> None:
    article = print_article(places, headline=HEADLINE)
    correct(article=article, text=f"{HEADLINE}有一处更正。", by=None, now=PRINTED_AT)
    OldAddress.objects.create(address="/old.php?id=7", article=article)
    pinned = [RelatedLine(kind="pinned", target=article)]
    beside = print_article(places, headline="旁边的一篇", related=pinned)
    Article.objects.filter(pk=article.pk).update(**{limit: TURN})
    before, after = (False, True) if limit == "embargo_until" else (True, False)
    for moment, is_there in ((TURN - SECOND, before), (TURN, after), (TURN + SECOND, after)):
        at(moment)
        own = client.get(f"/news/{article.pk}-{article.slug}/").status_code
        assert own == (200 if is_there else 404), moment
        old = client.get("/old.php?id=7").status_code
        assert old == (301 if is_there else 404), moment
        for path in lists(article, beside):
            assert names(client, path) == is_there, (moment, path)


def test_a_picture_goes_to_the_second_and_leaves_its_caption(
    places: dict[str, Section | Source | Topic], client: Client, at: Callable[[datetime], None]
) -> None:
    image = ImageFactory(caption=CAPTION, credit="只此一人摄", alt="只此一物", rights_until=TURN)
    figure = {"image": image, "caption": "", "credit": "", "alt": ""}
    gallery = {"title": "", "images": [figure, figure]}
    body = [*text_body("<p>正文。</p>"), ("image", figure), ("gallery", gallery)]
    article = print_article(places, headline=HEADLINE, lead_image=image, body=body)
    beside = print_article(places, headline="旁边的一篇")
    Topic.objects.filter(slug="war").update(lead_image=image)
    pages = [f"/news/{article.pk}-{article.slug}/", *lists(article, beside)]
    at(TURN - SECOND)
    shown = {path for path in pages if FILE.search(client.get(path).content.decode())}
    assert {pages[0], "/", "/topic/war/"} <= shown
    assert client.get(pages[0]).content.decode().count("<picture>") == 4
    for moment in (TURN, TURN + SECOND):
        at(moment)
        for path in pages:
            page = client.get(path)
            assert page.status_code == 200
            assert FILE.findall(page.content.decode()) == [], (moment, path)
        page = client.get(pages[0]).content.decode()
        assert page.count("figure--missing") == 4
        assert page.count(f'<span data-part="caption">{CAPTION}</span>') == 4
        assert page.count("只此一人摄") == 4


def test_rights_that_are_prolonged_bring_the_picture_back(
    places: dict[str, Section | Source | Topic], client: Client, at: Callable[[datetime], None]
) -> None:
    image = ImageFactory(caption=CAPTION, rights_until=TURN)
    article = print_article(places, lead_image=image)
    at(TURN)
    path = f"/news/{article.pk}-{article.slug}/"
    assert "<picture>" not in client.get(path).content.decode()
    image.rights_until = TURN + SECOND
    image.save()
    assert Image.objects.get().rights_until == TURN + SECOND
    assert "<picture>" in client.get(path).content.decode()


def names(client: Client, path: str) -> bool:
    """Say whether a page prints the headline, in either script."""
    page = client.get(path)
    assert page.status_code == 200, path
    text = page.content.decode()
    return HEADLINE in text or HEADLINE_TRADITIONAL in text
