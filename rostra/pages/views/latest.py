"""The newest of the whole paper, day by day."""

from collections.abc import Iterable
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from rostra.news import shelves
from rostra.pages import addresses, meta
from rostra.pages.shapes import Card, Day, Link, Page
from rostra.pages.views.listing import is_first, listing, own_canonical, shelf_cards
from rostra.pages.visit import begin


def latest(request: HttpRequest) -> HttpResponse:
    """Print the newest articles of the edition."""
    visit = begin(request)
    shown, keys = shelf_cards(request, visit, shelves.latest(visit.family), with_topics=False)
    page = Page(
        key=addresses.key("latest"),
        kind="latest",
        title=_("Latest"),
        canonical=own_canonical(request, visit),
        alternates=meta.in_every_edition(visit.path) if is_first(request) else [],
        crumbs=[Link(label=_("Latest"), url=visit.address(visit.path))],
    )
    return render(
        request,
        "pages/latest.html",
        {**listing(page, visit, keys), "cards": shown, "days": days(shown)},
    )


def days(shown: Iterable[Card]) -> list[Day]:
    """Group cards, new to old, by the day they were published in the site's zone."""
    grouped = groupby(shown, key=lambda card: timezone.localtime(card.published_at).date())
    return [Day(date=date, cards=tuple(cards)) for date, cards in grouped]
