"""The sitemaps for machines; the one for people is a page."""

from django.http import Http404, HttpRequest, HttpResponse

from rostra.kernel import clock
from rostra.syndication import newsmap, sitemap, writing_sitemaps
from rostra.syndication.sitemap import Entry


def index(request: HttpRequest) -> HttpResponse:
    """Send the list of all files."""
    return _xml(writing_sitemaps.index(sitemap.files(now=clock.now())))


def articles(request: HttpRequest, month: str, part: str) -> HttpResponse:
    """Send the articles of a month, or of a part of it."""
    file = sitemap.read_name(month, part)
    if file is None:
        raise Http404
    return _addresses(sitemap.articles(file, now=clock.now()))


def pages(request: HttpRequest) -> HttpResponse:
    """Send the lists and the furniture."""
    return _addresses(sitemap.pages())


def sections(request: HttpRequest) -> HttpResponse:
    """Send the sections."""
    return _addresses(sitemap.sections())


def topics(request: HttpRequest, part: str) -> HttpResponse:
    """Send the topics."""
    return _addresses(sitemap.topics(int(part)))


def sources(request: HttpRequest, part: str) -> HttpResponse:
    """Send the sources."""
    return _addresses(sitemap.sources(int(part)))


def news(request: HttpRequest) -> HttpResponse:
    """Send what is new, be it nothing."""
    return _xml(writing_sitemaps.news(newsmap.news(now=clock.now())))


def _addresses(entries: list[Entry]) -> HttpResponse:
    """Send a file; the protocol knows none without an address in it."""
    if not entries:
        raise Http404
    return _xml(writing_sitemaps.addresses(entries))


def _xml(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="application/xml; charset=utf-8")
