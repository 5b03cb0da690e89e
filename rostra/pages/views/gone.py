"""The pages of what was withdrawn, and of what the law asked to be withheld."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rostra.kernel import script
from rostra.moderation import addresses as moderation
from rostra.news.models import Article, Withdrawal
from rostra.pages import addresses
from rostra.pages.frame import frame
from rostra.pages.shapes import Page
from rostra.pages.visit import Visit

GONE = 410
WITHHELD = 451


def gone(request: HttpRequest, visit: Visit, found: Article) -> HttpResponse:
    """Say that an article was taken back, when, and what the editors say about it."""
    taken_back = found.withdrawal
    if taken_back.kind == Withdrawal.Kind.WITHHELD:
        key = addresses.key("article", found.pk)
        return withheld(request, visit, why=taken_back.note, at=taken_back.at, key=key)
    headline = visit.words(found.headline, found.language)
    context = {
        **frame(visit),
        "page": Page(
            key=addresses.key("article", found.pk), kind="error", title=headline, noindex=True
        ),
        "headline": headline,
        "note": visit.words(found.withdrawal.note, found.language),
        "withdrawn_at": found.withdrawal.at,
    }
    return render(request, "pages/errors/410.html", context, status=GONE)


def withheld(
    request: HttpRequest, visit: Visit, *, why: str, at: datetime, key: str = ""
) -> HttpResponse:
    """Say that the law asked for a page to be withheld, when and why; no word of it is here."""
    title = _("Withheld for legal reasons")
    context = {
        **frame(visit),
        "page": Page(key=key or addresses.key("error"), kind="error", title=title, noindex=True),
        # Written at the desk, in whatever script the moderator writes.
        "why": visit.words(why, script.detect(why) or visit.language),
        "withheld_at": at,
        "log_url": visit.address(moderation.log()),
    }
    return render(request, "pages/errors/451.html", context, status=WITHHELD)
