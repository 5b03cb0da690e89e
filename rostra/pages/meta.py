"""What a page says about itself: canonical address, alternates, OpenGraph."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.conf import settings

from rostra.kernel import script
from rostra.news import addresses
from rostra.pages import json_ld
from rostra.pages.shapes import ArticleView, EditionView, FeedLink, Page
from rostra.rankings import addresses as rankings
from rostra.rankings.lists import OF_ARTICLES
from rostra.web import editions

Alternates = list[tuple[str, str]]


def canonical(path: str, language: str) -> str:
    """Return the full address of a path in an edition."""
    return editions.absolute(editions.address(path, language))


def scripts_of(language: str) -> list[str]:
    """Return the editions in which a text stands in its own language: each script of it."""
    family = script.family(language)
    return [code for code, _ in settings.LANGUAGES if script.family(code) == family]


def in_every_edition(path: str) -> Alternates:
    """Return the alternates of a page that each edition has its own of."""
    return [(editions.html_language(code), canonical(path, code)) for code, _ in settings.LANGUAGES]


def of_texts(paths: Mapping[str, str]) -> Alternates:
    """Return the alternates of a text and its translations, by language: each in its scripts.

    None for a text that stands in one language and script only.
    """
    found: dict[str, str] = {}
    for language, path in paths.items():
        # A text written in a script comes before one converted to it.
        for code in sorted(scripts_of(language), key=lambda code: code != language):
            if code == language or code not in paths:
                found.setdefault(editions.html_language(code), canonical(path, code))
    return sorted(found.items()) if len(found) > 1 else []


def open_graph(page: Page, edition: EditionView, kind: str = "website") -> dict[str, str]:
    """Return what every page says to those who make a card of it."""
    graph = {
        "og:type": kind,
        "og:site_name": edition.name,
        "og:title": page.title or edition.name,
        "og:description": page.description,
        "og:url": page.canonical,
        "og:locale": locale(edition.language),
    }
    return {name: value for name, value in graph.items() if value}


def open_graph_of_article(page: Page, view: ArticleView, edition: EditionView) -> dict[str, str]:
    """Return what an article says besides."""
    graph = open_graph(page, edition, "article")
    graph["article:published_time"] = view.published_at.isoformat()
    if view.updated_at:
        graph["article:modified_time"] = view.updated_at.isoformat()
    if view.section:
        graph["article:section"] = view.section.label
    if view.picture and view.picture.src:
        graph["og:image"] = json_ld.absolute(view.picture.src)
        graph["og:image:width"] = str(view.picture.width)
        graph["og:image:height"] = str(view.picture.height)
        graph["og:image:alt"] = view.picture.alt
    return {name: value for name, value in graph.items() if value}


def locale(language: str) -> str:
    """Return a language as OpenGraph writes it."""
    return {"zh-hans": "zh_CN", "zh-hant": "zh_TW", "en": "en_US"}.get(language, language)


def with_graph(page: Page, edition: EditionView) -> Page:
    """Complete a list's page: its OpenGraph and its breadcrumbs."""
    page.og = open_graph(page, edition)
    page.feeds = feeds(page, edition)
    if len(page.crumbs) > 1 and not page.json_ld:
        page.json_ld = json_ld.dump(json_ld.breadcrumbs(page.crumbs))
    return page


def feeds(page: Page, edition: EditionView) -> list[FeedLink]:
    """Return the feeds of a page's list in every form; of the whole paper where it has no own."""
    path = editions.split(urlsplit(page.canonical).path)[1] if page.canonical else ""
    ranked = rankings.read_ranking(path)
    has_own = (
        ranked[0] in OF_ARTICLES if ranked else addresses.read_feed(addresses.feed(path, "xml"))
    )
    own = path if has_own else "/"
    return feeds_under(own, page.title if own != "/" else edition.name, edition)


def feeds_under(path: str, label: str, edition: EditionView) -> list[FeedLink]:
    """Return the feeds of the list at an address, in every form."""
    return [
        FeedLink(
            label=label,
            url=editions.absolute(editions.address(addresses.feed(path, form), edition.language)),
            mime=mime,
        )
        for form, mime in addresses.FEEDS.items()
    ]
