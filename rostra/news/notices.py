"""What the newsroom tells members: new articles in what they follow."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy

from rostra.news import addresses, sections
from rostra.news.models import Article, Source, Topic
from rostra.notices.kinds import Kind
from rostra.notices.models import Notice
from rostra.notices.subjects import Described, described, described_in
from rostra.notices.ways import Way


def look_at_articles(
    notices: Sequence[Notice], language: str, now: datetime
) -> dict[int, dict[str, Any]]:
    """Return what is said of articles (``article:42``) that readers can see, and why it is told."""
    articles = described({notice.subject for notice in notices}, language, now)
    through = {notice.parameters.get("through", "") for notice in notices}
    followed = described(through, language, now)
    return {
        notice.pk: {
            "about": articles[notice.subject].label,
            "edition": articles[notice.subject].language,
            "through": _label(followed.get(notice.parameters.get("through", ""))),
        }
        for notice in notices
        if notice.subject in articles
    }


def describe_articles(rests: Collection[str], language: str, now: datetime) -> dict[str, Described]:
    """Describe articles that readers may see: one query."""
    rows = Article.objects.visible(now).filter(pk__in=[int(each) for each in rests])
    return {
        str(number): described_in(headline, written, language, addresses.article(number, slug))
        for number, headline, written, slug in rows.values_list(
            "pk", "headline", "language", "slug"
        )
    }


def describe_topics(rests: Collection[str], language: str, now: datetime) -> dict[str, Described]:
    """Describe topics: one query."""
    rows = Topic.objects.filter(pk__in=[int(each) for each in rests])
    return {
        str(number): described_in(title, written, language, addresses.topic(slug))
        for number, title, written, slug in rows.values_list("pk", "title", "language", "slug")
    }


def describe_sources(rests: Collection[str], language: str, now: datetime) -> dict[str, Described]:
    """Describe sources, whose names stay in their own script: one query."""
    rows = Source.objects.filter(pk__in=[int(each) for each in rests])
    return {
        str(number): Described(label=name, address=addresses.source(slug))
        for number, name, slug in rows.values_list("pk", "name", "slug")
    }


def describe_sections(rests: Collection[str], language: str, now: datetime) -> dict[str, Described]:
    """Describe sections: two queries, for there are few."""
    nodes = sections.load().nodes
    found = {rest: nodes[int(rest)] for rest in rests if int(rest) in nodes}
    return {
        rest: Described(label=node.words_for(language).name, address=addresses.section(node.slug))
        for rest, node in found.items()
    }


def _label(found: Described | None) -> str:
    return found.label if found else ""


KINDS = (
    Kind(
        name="article",
        label=gettext_lazy("New articles in what you follow"),
        room="news",
        way=Way.DIGEST,
        personal=False,
        look=look_at_articles,
    ),
)
DESCRIBERS = {
    "article": describe_articles,
    "topic": describe_topics,
    "source": describe_sources,
    "section": describe_sections,
}
