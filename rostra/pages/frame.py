"""The frame of every page: edition, navigation, furniture."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rostra.discussion import addresses as discussion
from rostra.moderation import addresses as moderation
from rostra.news import addresses as news
from rostra.news.sections import Node
from rostra.pages import addresses
from rostra.pages.shapes import EditionView, Link, NavSection, SwitchLink
from rostra.pages.visit import Visit
from rostra.web import editions


def frame(
    visit: Visit, *, section: int | None = None, switch: dict[str, str] | None = None
) -> dict[str, Any]:
    """Return what the masthead and the footer print.

    ``section`` is the section the page is in; ``switch`` the page's address in editions where it
    is another than this one with its prefix.
    """
    return {
        "edition": edition(visit, switch or {}),
        "nav": navigation(visit, section),
        "forum": forum(visit),
        "furniture": furniture(visit),
    }


def edition(visit: Visit, switch: dict[str, str]) -> EditionView:
    """Return the edition around a page."""
    masthead = visit.standing.masthead(visit.language)
    today = timezone.localtime(visit.now)
    return EditionView(
        language=visit.language,
        name=masthead.name,
        tagline=masthead.tagline,
        home=visit.address(addresses.front()),
        latest=visit.address(news.latest()),
        domain=urlsplit(settings.SITE_URL).netloc,
        switch=tuple(_switch_link(code, visit, switch) for code, _ in settings.LANGUAGES),
        today=today,
        copyright_since=masthead.copyright_since or today.year,
        copyright_until=today.year,
        licences=masthead.licences,
        contact=masthead.contact,
        sign_in=and_back("account_login", visit.address(visit.path)),
        register=and_back("account_signup", visit.address(visit.path)),
    )


def and_back(name: str, address: str) -> str:
    """Return the address of a named page that leads back to an address of ours."""
    return f"{reverse(name)}?next={quote(address, safe='/')}"


def navigation(visit: Visit, section: int | None) -> tuple[NavSection, ...]:
    """Return the sections as a tree, the one the page is in marked with those around it.

    A section without a name in the edition's language is left out: its articles lead there.
    """
    line = {node.number for node in visit.standing.sections.line(section)}

    def entries(nodes: Iterable[Node]) -> tuple[NavSection, ...]:
        return tuple(entry(node) for node in nodes if is_named(node))

    def is_named(node: Node) -> bool:
        return not visit.is_foreign(node.words_for(visit.language).language)

    def entry(node: Node) -> NavSection:
        link = visit.section_link(node)
        return NavSection(
            label=link.label,
            url=link.url,
            current=node.number == section,
            within=node.number in line,
            children=entries(visit.standing.sections.inside(node.number)),
        )

    return entries(visit.standing.sections.roots)


def forum(visit: Visit) -> Link | None:
    """Return the way to the boards, None where there are none."""
    if not visit.standing.boards:
        return None
    return Link(label=_("Forum"), url=visit.address(discussion.boards()))


def furniture(visit: Visit) -> tuple[Link, ...]:
    """Return the links of the footer: the owner's pages, then the machine's."""
    kept = [
        Link(
            label=visit.words(page.title, page.language),
            url=visit.address(addresses.furniture(page.slug)),
        )
        for page in visit.standing.furniture_in(visit.language)
    ]
    return (
        *kept,
        Link(label=_("Corrections"), url=visit.address(news.corrections())),
        Link(label=_("House rules"), url=visit.address(moderation.rules())),
        Link(label=_("The log of moderation"), url=visit.address(moderation.log())),
        Link(
            label=_("Complain about rights or law"),
            url=moderation.complaint(visit.language),
        ),
        Link(label=_("Site map"), url=visit.address(addresses.sitemap())),
    )


def _switch_link(code: str, visit: Visit, switch: dict[str, str]) -> SwitchLink:
    return SwitchLink(
        label=dict(settings.LANGUAGES)[code],
        lang=editions.html_language(code),
        url=switch.get(code) or editions.address(visit.path, code),
        current=code == visit.language,
    )
