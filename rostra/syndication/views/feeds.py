"""The feeds: one page for everybody, and nothing sent twice to who has it."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from rostra.kernel import clock
from rostra.news.addresses import FEEDS
from rostra.syndication import subjects
from rostra.syndication.items import items_of
from rostra.syndication.subjects import Subject
from rostra.syndication.writing import write
from rostra.web import editions


def paper(request: HttpRequest, form: str) -> HttpResponse:
    """Send the feed of the paper."""
    return _send(request, subjects.paper(editions.current()), form)


def section(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Send the feed of a section and those inside it."""
    return _send(request, subjects.section(slug, editions.current()), form)


def topic(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Send the feed of a topic."""
    return _send(request, subjects.topic(slug, editions.current()), form)


def source(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Send the feed of a source."""
    return _send(request, subjects.source(slug, editions.current()), form)


def ranking(request: HttpRequest, kind: str, form: str, slug: str = "") -> HttpResponse:
    """Send the feed of a ranking, of the paper or of a section, in its order."""
    return _send(request, subjects.ranking(kind, slug, editions.current()), form)


def _send(request: HttpRequest, subject: Subject, form: str) -> HttpResponse:
    edition = editions.current()
    items = items_of(subject, edition, now=clock.now())
    text = write(subject, items, form=form, edition=edition)
    response = HttpResponse(text, content_type=f"{FEEDS[form]}; charset=utf-8")
    response["ETag"] = etag = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    # No Last-Modified: an article that is taken out would leave it as it was.
    answer = get_conditional_response(request, etag, response=response)
    return answer if isinstance(answer, HttpResponse) else response
