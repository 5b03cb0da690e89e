"""The site map for people."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rostra import press
from rostra.news import queries
from rostra.news.queries import Subject
from rostra.pages import addresses, meta
from rostra.pages.boards import board_link
from rostra.pages.cards import topic_link
from rostra.pages.shapes import Link, Page
from rostra.pages.views.listing import listing
from rostra.pages.visit import begin
from rostra.web import editions

# A page of links stays a page; older coverage is found through search.
TOPIC_COUNT = 200


def sitemap(request: HttpRequest) -> HttpResponse:
    """Print all sections, the boards, the topics that go on, the furniture and the editions."""
    press.depends("topic:all")
    visit = begin(request)
    page = Page(
        key=addresses.key("sitemap"),
        kind="sitemap",
        title=_("Site map"),
        canonical=meta.canonical(visit.path, visit.language),
        alternates=meta.in_every_edition(visit.path),
        crumbs=[Link(label=_("Site map"), url=visit.address(visit.path))],
    )
    topics = queries.open_topics(visit.family, count=TOPIC_COUNT)
    subjects = [Subject(each.pk, each.title, each.slug, each.language) for each in topics]
    return render(
        request,
        "pages/sitemap.html",
        {
            **listing(page, visit),
            "boards": [board_link(place, visit) for place in visit.standing.boards],
            "topics": [topic_link(subject, visit) for subject in subjects],
            "editions": [
                Link(
                    label=visit.standing.masthead(code).name + f" · {name}",
                    url=editions.address(addresses.front(), code),
                    lang=editions.html_language(code),
                )
                for code, name in settings.LANGUAGES
            ],
        },
    )
