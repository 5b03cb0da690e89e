"""The addresses of the feeds: each stands under the list it sends."""

from django.urls import re_path

from rostra.news.addresses import FEED, SLUG
from rostra.rankings import lists
from rostra.rankings.addresses import OF_SECTION
from rostra.syndication import views

OF_ARTICLES = "|".join(lists.OF_ARTICLES)

urlpatterns = [
    re_path(rf"^{FEED}$", views.paper, name="feed"),
    re_path(rf"^section/{SLUG}/{FEED}$", views.section, name="section-feed"),
    re_path(rf"^topic/{SLUG}/{FEED}$", views.topic, name="topic-feed"),
    re_path(rf"^ranking/(?P<kind>{OF_ARTICLES})/{FEED}$", views.ranking, name="ranking-feed"),
    re_path(rf"^ranking/{OF_SECTION}/{FEED}$", views.ranking, name="section-ranking-feed"),
    re_path(rf"^source/{SLUG}/{FEED}$", views.source, name="source-feed"),
]
