"""The rows of the hostile paper, written on a site's data (``hostile_paper`` sets Django up)."""

from datetime import timedelta
from itertools import cycle
from typing import Any

from django.db import transaction
from wagtail.models import Page, Site

from rostra.accounts.actions.grant_role import grant_role
from rostra.accounts.actions.register_member import register_member
from rostra.accounts.roles import Role
from rostra.changes.log import append
from rostra.frontpage.models import Edition, FurniturePage, PracticalLink
from rostra.kernel import clock
from rostra.news import addresses, shelves
from rostra.news.models import (
    Article,
    Citation,
    Correction,
    Placement,
    RelatedLine,
    Section,
    Source,
    Topic,
)
from rostra.wire.models import Item
from tests.faults.hostile_paper import HEAPS, SEPARATOR, packed, portion, strings, worst

EDITOR, PASSWORD = "editor", "four walls and a press"
FURNITURE = 120


@transaction.atomic
def articles() -> dict[str, Any]:
    """Hang everything on the heaps that may hang on an article; fill the lists."""
    topics = Topic.objects.bulk_create(
        Topic(title=title, deck=deck, slug=f"topic-{number}", language="zh-hans")
        for number, (title, deck) in enumerate(zip(packed(120), cycle(packed(400)), strict=False))
    )
    sources = Source.objects.bulk_create(
        Source(name=name, slug=f"source-{number}", language="zh-hans")
        for number, name in enumerate(packed(80))
    )
    heaps = list(Article.objects.filter(headline__startswith="堆").order_by("pk"))
    assert len(heaps) == HEAPS + 1
    for number, article in enumerate(heaps):
        hang(article, number, topics, sources)
    everything = SEPARATOR.join(strings())
    told = Source.objects.create(name="话多社", slug="told", note=everything, language="zh-hans")
    intro = "".join(f"<p>{text}</p>" for text in strings())
    wordy = Topic.objects.create(title="话多", slug="wordy", intro=intro, language="zh-hans")
    section = fill_lists(sources, topics)
    return {
        "heaps": [addresses.article(each.pk, each.slug) for each in heaps],
        "list": addresses.section(section.slug),
        "latest": addresses.latest(),
        "corrections": addresses.corrections(),
        "source": addresses.source(told.slug),
        "topic": addresses.topic(wordy.slug),
    }


def hang(article: Article, number: int, topics: list[Topic], sources: list[Source]) -> None:
    """Hang a portion of everything on an imported article, and rewrite what it has once."""
    mine = portion(topics, number)
    through = Article.topics.through
    through.objects.bulk_create(through(article=article, topic=topic) for topic in mine)
    Citation.objects.bulk_create(
        Citation(article=article, words=words, sort_order=order)
        for order, words in enumerate(portion(packed(80), number))
    )
    RelatedLine.objects.bulk_create(
        RelatedLine(article=article, kind="printed", text=text, sort_order=order)
        for order, text in enumerate(portion(packed(300), number))
    )
    Correction.objects.bulk_create(
        Correction(article=article, text=text) for text in portion(packed(2000), number)
    )
    Article.objects.filter(pk=article.pk).update(
        headline=worst(300)[number], deck=worst(600)[number], byline=worst(200)[number],
        source=next(each for each in sources if each.name == worst(80)[number]),
    )  # fmt: skip


def fill_lists(sources: list[Source], topics: list[Topic]) -> Section:
    """Print an article for every source, each with a headline and a deck of its own."""
    now = clock.now()
    section = Section.objects.create(name="长列", slug="long")
    headlines, decks = cycle(packed(300)), cycle(packed(600))
    made = Article.objects.bulk_create(
        Article(
            headline=next(headlines), deck=next(decks), slug="x", language="zh-hans", live=True,
            section=section, source=source, body=[],
            published_at=now - timedelta(days=3, seconds=number),
        )
        for number, source in enumerate(sources)
    )  # fmt: skip
    Placement.objects.bulk_create(
        Placement(shelf=shelf, article=article, published_at=article.published_at)
        for article in made
        for shelf in (shelves.latest("zh"), shelves.section("zh", section.pk))
    )
    through = Article.topics.through
    through.objects.bulk_create(
        through(article=article, topic=topic)
        for article, topic in zip(made, cycle(topics), strict=False)
    )
    append("section:all", "topic:all")
    return section


@transaction.atomic
def surroundings() -> dict[str, Any]:
    """Put the strings into what stands on every page: sections, editions, furniture, a member."""
    above = Section.objects.get(slug="long")
    Section.objects.bulk_create(
        Section(name=name, slug=f"section-{number}", parent=above, order=number)
        for number, name in enumerate(packed(60))
    )
    for language, name in zip(("zh-hans", "en"), NASTY, strict=False):
        edition = Edition.objects.create(
            language=language, name=name[:60], tagline=NASTY[2], live=True,
            licences="\n".join(text.replace("\r", " ").replace("\n", " ") for text in strings()),
        )  # fmt: skip
        notes, headings = cycle(packed(160)), cycle(packed(60))
        labels = packed(80) if language != "en" else portion(packed(80), HEAPS)
        PracticalLink.objects.bulk_create(
            PracticalLink(edition=edition, label=label, note=next(notes), heading=next(headings),
                          url="https://weather.example/", sort_order=order)
            for order, label in enumerate(labels)
        )  # fmt: skip
    root = Page.objects.get(pk=Site.objects.get(is_default_site=True).root_page.pk)
    furniture = []
    for number, title in enumerate(packed(255)[:: len(packed(255)) // FURNITURE]):
        texts = strings()[number::FURNITURE]
        page = FurniturePage(
            title=title, slug=f"page-{number}", language="zh-hans",
            body="".join(f"<p>{text}</p>" for text in texts),
        )  # fmt: skip
        root.add_child(instance=page)
        furniture.append(f"/page-{number}/")
    now = clock.now()
    editor = register_member(
        email=f"{EDITOR}@bolan.example", name=NASTY[0][:60], password=PASSWORD, by=None, now=now
    )
    grant_role(member=editor, role=Role.OWNER, by=None, now=now)
    append("section:all", "edition:all", "furniture:all")
    heaps = Item.objects.filter(article__isnull=False).values("article")
    desk = {
        "articles": Article.objects.filter(pk__in=heaps).order_by("-pk"),
        "sources": Source.objects.order_by("-pk"),
        "topics": Topic.objects.filter(slug="topic-7"),
        "sections": Section.objects.order_by("-pk"),
        "editions": Edition.objects.filter(language="en"),
    }
    edits = [f"/desk/{kind}/edit/{rows[0].pk}/" for kind, rows in desk.items()]
    return {"furniture": furniture, "desk": [*(f"/desk/{kind}/" for kind in desk), *edits]}


NASTY = (
    "\"><img src=x onerror=alert(1)>'><svg/onload=alert(2)>",
    "</title></script><script>alert(3)</script>{{7*7}}",
    "javascript:alert(4)//<!--<b onclick=alert(5)>",
)
