"""The readers' addresses (DESIGN, decision 13)."""

from django.urls import path, re_path

from rostra.accounts import addresses as members
from rostra.news import addresses
from rostra.pages.views import moderation
from rostra.pages.views.article import article
from rostra.pages.views.board import board, boards
from rostra.pages.views.corrections import corrections
from rostra.pages.views.fresh import fresh
from rostra.pages.views.front import front
from rostra.pages.views.latest import latest
from rostra.pages.views.member import member
from rostra.pages.views.otherwise import otherwise
from rostra.pages.views.ranking import ranking
from rostra.pages.views.section import section
from rostra.pages.views.sitemap import sitemap
from rostra.pages.views.source import source
from rostra.pages.views.thread import comment, thread
from rostra.pages.views.topic import topic
from rostra.rankings import addresses as rankings

ORDER = "(?P<order>newest|best|picked)"

urlpatterns = [
    path("", front, name="front"),
    path("latest/", latest, name="latest"),
    re_path(rf"^news/{addresses.ARTICLE}/$", article, name="article"),
    re_path(rf"^section/{addresses.SLUG}/$", section, name="section"),
    re_path(rf"^topic/{addresses.SLUG}/$", topic, name="topic"),
    re_path(rf"^source/{addresses.SLUG}/$", source, name="source"),
    re_path(rf"^ranking/{rankings.OF_PAPER}/$", ranking, name="ranking"),
    re_path(rf"^ranking/{rankings.OF_SECTION}/$", ranking, name="section-ranking"),
    re_path(
        rf"^thread/{addresses.NUMBER}/(?:(?P<order>newest|best|picked)/)?$", thread, name="thread"
    ),
    re_path(rf"^c/{addresses.NUMBER}/$", comment, name="comment"),
    re_path(rf"^member/{members.NUMBER}/$", member, name="member"),
    re_path(r"^floor/(?P<key>[a-z]+:[0-9]{1,18})/(?P<floor>[0-9]{1,7})/$", fresh, name="fresh"),
    path("boards/", boards, name="boards"),
    re_path(rf"^board/{addresses.SLUG}/$", board, name="board"),
    path("corrections/", corrections, name="corrections"),
    path("rules/", moderation.rules, name="rules"),
    path("moderation/", moderation.log, name="moderation-log"),
    re_path(r"^transparency/(?:(?P<year>20[0-9]{2})/)?$", moderation.figures, name="transparency"),
    path("sitemap/", sitemap, name="sitemap"),
    # Furniture, and where a moved-in site's articles used to be.
    re_path(r"^(?P<rest>.*)$", otherwise, name="otherwise"),
]
