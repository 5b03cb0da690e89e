"""What a thread is about, before and after anybody has spoken: ``article:42``, ``topic:7``.

What a member started in a board is about itself: ``thread:9``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from rostra.discussion.models import Thread
from rostra.news.models import Article, Topic
from rostra.web import prepared

KEY = re.compile(r"(article|topic|thread):([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Subject:
    """An article, a topic or a board's thread, by kind and number."""

    kind: str
    number: int

    @property
    def key(self) -> str:
        """The subject as addresses name it."""
        return f"{self.kind}:{self.number}"

    @property
    def press_key(self) -> str:
        """What the press and the change log call the subject's thread."""
        return f"thread:{self.key}"

    @property
    def lookup(self) -> dict[str, int]:
        """What finds the subject's own thread."""
        return {"id" if self.kind == "thread" else f"{self.kind}_id": self.number}


def read(key: str) -> Subject | None:
    """Return the subject of a key, None for what is none."""
    match = KEY.fullmatch(key)
    return Subject(match[1], int(match[2])) if match else None


def of(thread: Thread) -> Subject:
    """Return what a thread is about."""
    if thread.article_id is not None:
        return Subject("article", thread.article_id)
    if thread.topic_id is not None:
        return Subject("topic", thread.topic_id)
    return Subject("thread", thread.pk)


def find(subject: Subject, *, now: datetime) -> Article | Topic | Thread | None:
    """Return the article, topic or board's thread that readers may see now: one query.

    A board's thread is there while something in it can be seen, before its first comment, and
    when it was merged: what is said about it is said where its comments are.
    """
    if subject.kind == "article":
        values: dict[str, prepared.Value] = {"number": subject.number, "now": now}
        shape = "article of a thread"
        found = prepared.instances(Article, shape, _article, values, without=["body"])
        return found[0] if found else None
    if subject.kind == "topic":
        return Topic.objects.filter(pk=subject.number).first()
    seen = Q(comment_count__gt=0) | Q(last_floor=0) | Q(merged_into__isnull=False)
    own = Thread.objects.filter(seen, pk=subject.number, board__isnull=False)
    return own.select_related("board").first()


def _article(given: Mapping[str, Any]) -> QuerySet[Article, Article]:
    return Article.objects.visible(given["now"]).filter(pk=given["number"])


def title_of(about: Article | Topic | Thread) -> str:
    """Return what readers call it, in its own ``language``."""
    return about.headline if isinstance(about, Article) else about.title


def about(thread: Thread) -> Article | Topic | Thread:
    """Return what a thread is about: itself where a member started it in a board."""
    return thread.article or thread.topic or thread
