"""The page of an article that was withdrawn."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rostra.news.models import Article
from rostra.pages import addresses
from rostra.pages.frame import frame
from rostra.pages.shapes import Page
from rostra.pages.visit import Visit

GONE = 410


def gone(request: HttpRequest, visit: Visit, found: Article) -> HttpResponse:
    """Say that an article was taken back, when, and what the editors say about it."""
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
