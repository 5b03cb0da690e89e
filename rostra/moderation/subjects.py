"""What a case is about: ``comment:91``, ``member:5``, ``article:42``, ``decision:7``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from rostra.accounts.models import Member
from rostra.discussion import subjects as floor
from rostra.discussion.models import Comment, Thread
from rostra.moderation.models import Decision
from rostra.news.models import Article

KEY = re.compile(r"(comment|member|thread|article|decision|page):([0-9]{1,18})", re.ASCII)
# What readers and members may report; complaints may be about articles as well.
REPORTABLE = ("comment", "member", "thread")


@dataclass(frozen=True, slots=True)
class Subject:
    """Kind and number; a ``page`` is an address that we do not know."""

    kind: str
    number: int

    @property
    def key(self) -> str:
        """The subject as rows and addresses name it."""
        return f"{self.kind}:{self.number}"


def read(key: str) -> Subject | None:
    """Return the subject of a key, None for what is none."""
    match = KEY.fullmatch(key)
    return Subject(match[1], int(match[2])) if match else None


def rows(kind: str) -> QuerySet[Any]:
    """Return the rows of a kind, with what a line of the queue says of them."""
    if kind == "comment":
        beside = ("author", "thread__article", "thread__topic")
        return Comment.objects.select_related(*beside).defer("html", "thread__article__body")
    if kind == "thread":
        return Thread.objects.select_related("article", "topic", "author").defer("article__body")
    if kind == "article":
        return Article.objects.defer("body")
    if kind == "decision":
        return Decision.objects.select_related("member", "by", "sanction")
    return Member.objects.all()


def find(subject: Subject) -> Any:
    """Return the row of a subject, whoever may see it; None where there is none: one query."""
    return rows(subject.kind).filter(pk=subject.number).first() if subject.kind != "page" else None


def find_all(keys: Iterable[str]) -> dict[str, Any]:
    """Return the rows of many subjects by key: one query a kind."""
    numbers: dict[str, set[int]] = {}
    for key in keys:
        if (subject := read(key)) is not None and subject.kind != "page":
            numbers.setdefault(subject.kind, set()).add(subject.number)
    found = {}
    for kind, wanted in numbers.items():
        for row in rows(kind).filter(pk__in=wanted):
            found[f"{kind}:{row.pk}"] = row
    return found


def seen(subject: Subject, *, now: datetime) -> Any:
    """Return the row of a subject that readers can see and report, None for any other."""
    row = find(subject) if subject.kind in REPORTABLE else None
    if isinstance(row, Comment):
        return row if row.is_visible and _is_open(row.thread, now) else None
    if isinstance(row, Thread):
        return row if _is_open(row, now) else None
    return row if isinstance(row, Member) and row.is_active else None


def concerns(row: Any) -> Member | None:
    """Return the member whom a decision about a row would concern."""
    if isinstance(row, Member):
        return row
    return getattr(row, "author", None) or getattr(row, "member", None)


def _is_open(thread: Thread, now: datetime) -> bool:
    return floor.find(floor.of(thread), now=now) is not None
