"""The addresses of what is sent out: feeds stand under the list they send, in each edition."""

from django.urls import path, re_path

from rostra.news.addresses import FEED, SLUG
from rostra.rankings import lists
from rostra.rankings.addresses import OF_SECTION
from rostra.syndication.views import feeds, robots, sitemaps

PART = r"(?P<part>[0-9]{1,14})"

OF_ARTICLES = "|".join(lists.OF_ARTICLES)

urlpatterns = [
    re_path(rf"^{FEED}$", feeds.paper, name="feed"),
    re_path(rf"^section/{SLUG}/{FEED}$", feeds.section, name="section-feed"),
    re_path(rf"^topic/{SLUG}/{FEED}$", feeds.topic, name="topic-feed"),
    re_path(rf"^ranking/(?P<kind>{OF_ARTICLES})/{FEED}$", feeds.ranking, name="ranking-feed"),
    re_path(rf"^ranking/{OF_SECTION}/{FEED}$", feeds.ranking, name="section-ranking-feed"),
    re_path(rf"^source/{SLUG}/{FEED}$", feeds.source, name="source-feed"),
]
# One for all editions, where machines look for them.
for_machines = [
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap-index"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap-news"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap-pages"),
    path("sitemap-sections.xml", sitemaps.sections, name="sitemap-sections"),
    re_path(rf"^sitemap-topics-{PART}\.xml$", sitemaps.topics, name="sitemap-topics"),
    re_path(rf"^sitemap-sources-{PART}\.xml$", sitemaps.sources, name="sitemap-sources"),
    re_path(
        rf"^sitemap-(?P<month>[0-9]{{4}}-[0-9]{{2}})-{PART}\.xml$",
        sitemaps.articles,
        name="sitemap-articles",
    ),
]
