"""robots.txt: what machines are asked to leave alone, and where the sitemaps are."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from rostra import press
from rostra.web import editions

SITEMAPS = ("/sitemap.xml", "/sitemap-news.xml")


def robots(request: HttpRequest) -> HttpResponse:
    """Send the file; the owner's lines stand in the group of all robots, or begin their own."""
    press.depends("robots:all")
    shut = (f"Disallow: {prefix}" for prefix in sorted(settings.PRIVATE_PREFIXES))
    maps = (f"Sitemap: {editions.absolute(path)}" for path in SITEMAPS)
    lines = ["User-agent: *", *shut, *settings.ROBOTS, "", *maps, ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
