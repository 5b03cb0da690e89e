"""Reads of the floor; a page costs the same in a thread of fifty comments as of five thousand."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, QueryDict

from rostra.discussion import paths
from rostra.discussion.models import (
    Comment,
    CommentPicture,
    Hold,
    Reaction,
    ReadMark,
    Thread,
)
from rostra.discussion.subjects import Subject
from rostra.news.models import Article
from rostra.web import prepared
from rostra.web.paging import KeyPage, page_by_number

# A page of a thread: so many roots, and below each so many of what was answered.
ROOTS = 20
BELOW = 8
# A page of what stands below one comment.
BRANCH = 60
# Beyond that it is many.
COUNTED = 100
# The order that leaves out what no editor picked.
PICKED = "picked"
# So many of what waits for a moderator are shown to its author beside a page.
WAITING = 5
KEY = re.compile(r"([0-9]{1,7})-([0-9]{1,10})", re.ASCII)
FIELDS = (
    "pk", "thread_id", "floor", "parent__floor", "root_floor", "path", "depth", "author_id",
    "author__name", "author__badge", "author__portrait", "html", "language", "written_at",
    "edited_at", "replies", "likes", "approval", "deleted_at", "hidden_at",
    "hidden_how", "held_at", "picked_at", "reaction_counts", "pictured",
)  # fmt: skip


# What is read of a comment and its subject for a line in a list.
BESIDE = ("thread__article", "thread__topic")
OF_LINE = (
    "html", "language", "written_at", "floor", "likes",
    "thread__title", "thread__language", "thread__board",
    "thread__article__headline", "thread__article__slug", "thread__article__language",
    "thread__article__expire_at",
    "thread__topic__title", "thread__topic__slug", "thread__topic__language",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A comment as a page prints it."""

    number: int
    thread: int
    floor: int
    answers: int | None
    root_floor: int
    path: str
    depth: int
    author_number: int | None
    author: str | None
    badge: str | None
    portrait: str | None
    html: str
    language: str
    written_at: datetime
    edited_at: datetime | None
    replies: int
    likes: int
    approval: int
    deleted_at: datetime | None
    hidden_at: datetime | None
    hidden_how: str
    held_at: datetime | None
    picked_at: datetime | None
    reaction_counts: dict[str, int]
    pictured: int

    @property
    def is_visible(self) -> bool:
        """Say whether readers can see its words."""
        return self.deleted_at is None and self.hidden_at is None and self.held_at is None

    @property
    def key(self) -> str:
        """Its place in a list of roots, as addresses name it."""
        return f"{self.approval}-{self.floor}"


@dataclass(frozen=True, slots=True)
class Branch:
    """A comment, what is shown below it, and how many more there are."""

    root: Said
    below: Sequence[Said] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """One page of a thread, with the queries that lead to its neighbours (None: there is none)."""

    branches: list[Branch] = field(default_factory=list)
    before: str | None = None
    after: str | None = None


def thread_of(subject: Subject) -> Thread | None:
    """Return the thread of a subject, None where nobody has spoken: one query.

    Where it was merged into another, that one.
    """
    column = next(iter(subject.lookup))
    values = {"number": subject.number}
    shape = ("thread of", column)
    found = prepared.instances(
        Thread, shape, lambda given: threads_of(column, given["number"]), values, beside=["board"]
    )
    return found[0] if found else None


def threads_of(column: str, number: int) -> QuerySet[Thread]:
    """Ask for the thread of a subject, by its column: where it was merged, the one it went to."""
    own = Thread.objects.filter(**{column: number})
    return Thread.objects.filter(pk=Subquery(own.values(where=Coalesce("merged_into_id", "id"))))


def thread_page(thread: Thread, order: str, parameters: QueryDict) -> ThreadPage:
    """Return one page of a thread: two queries. Raises Http404 for a wrong key.

    ``?older=KEY`` goes on in the list, ``?newer=KEY`` back, in whatever order it is.
    """
    walk, is_picked = WALKS[order], order == PICKED
    key, is_back = _key(parameters)
    own = Comment.objects.filter(thread=thread)
    # What editors picked is a list of its own, whatever it answers.
    picked, roots_of = own.filter(picked_at__isnull=False), own.filter(parent=None)
    rows: QuerySet[Comment] = picked.visible() if is_picked else _shown(roots_of)
    if key is not None:
        rows = rows.filter(walk.before(*key) if is_back else walk.beyond(*key))
    rows = rows.order_by(*(walk.backwards if is_back else walk.forwards))
    found = _said(rows[: ROOTS + 1])
    if key is not None and not found:
        raise Http404
    roots = found[:ROOTS][::-1] if is_back else found[:ROOTS]
    has_more = len(found) > ROOTS
    return ThreadPage(
        branches=[Branch(each, more=each.replies) for each in roots]
        if is_picked
        else _branches(roots),
        before=f"newer={roots[0].key}" if (has_more if is_back else key is not None) else None,
        after=f"older={roots[-1].key}" if (is_back or has_more) else None,
    )


@dataclass(frozen=True, slots=True)
class Walk:
    """An order of the roots: the fields it sorts by, descending or not; the floor decides."""

    by_approval: bool
    descending: bool

    @property
    def forwards(self) -> list[str]:
        """The order of a list read on."""
        sign = "-" if self.descending else ""
        return [f"{sign}approval", f"{sign}floor"] if self.by_approval else [f"{sign}floor"]

    @property
    def backwards(self) -> list[str]:
        """The order of a list read back."""
        return [name[1:] if name[0] == "-" else f"-{name}" for name in self.forwards]

    def beyond(self, approval: int, floor: int) -> Q:
        """Return the condition for what comes after a key."""
        return self._on("lt" if self.descending else "gt", approval, floor)

    def before(self, approval: int, floor: int) -> Q:
        """Return the condition for what comes before a key."""
        return self._on("gt" if self.descending else "lt", approval, floor)

    def _on(self, way: str, approval: int, floor: int) -> Q:
        if not self.by_approval:
            return Q(**{f"floor__{way}": floor})
        # A bound and an exception: both databases then walk the index from the key.
        other = "gte" if way == "lt" else "lte"
        return Q(**{f"approval__{way}e": approval}) & ~Q(
            **{"approval": approval, f"floor__{other}": floor}
        )


WALKS = {
    "oldest": Walk(by_approval=False, descending=False),
    "newest": Walk(by_approval=False, descending=True),
    "best": Walk(by_approval=True, descending=True),
    PICKED: Walk(by_approval=False, descending=False),
}


def comment(number: int) -> Comment | None:
    """Return a comment with its thread, what that is about and its author: one query."""
    beside = ("thread__article", "thread__topic", "thread__board", "author")
    return Comment.objects.select_related(*beside).filter(pk=number).first()


def around(found: Comment, parameters: QueryDict) -> tuple[list[Said], ThreadPage]:
    """Return what a comment answers, from the root down, and a page of what is below it.

    Two queries, three on a later page. Raises Http404 for a wrong key.
    """
    own = Comment.objects.filter(thread=found.thread_id)
    floors = [*paths.floors_above(found.path), found.floor]
    line = _said(own.filter(floor__in=floors).order_by("path"))
    key, is_back = _key(parameters)
    below = _shown(own.filter(root_floor=found.root_floor))
    below = below.filter(path__gt=found.path, path__lt=paths.after(found.path))
    if key is not None:
        at = own.filter(floor=key[1]).values_list("path", flat=True).first()
        if at is None:
            raise Http404
        below = below.filter(path__lt=at) if is_back else below.filter(path__gt=at)
    rows = _said(below.order_by("-path" if is_back else "path")[: BRANCH + 1])
    if key is not None and not rows:
        raise Http404
    has_more = len(rows) > BRANCH
    shown = rows[:BRANCH][::-1] if is_back else rows[:BRANCH]
    page = ThreadPage(
        branches=[Branch(root=line[-1], below=shown)],
        before=f"newer={shown[0].key}" if (has_more if is_back else key is not None) else None,
        after=f"older={shown[-1].key}" if (is_back or has_more) and shown else None,
    )
    return line[:-1], page


def said_after(
    thread: Thread, floor: int, *, most: int = BRANCH, but_by: int | None = None
) -> list[Said]:
    """Return what readers see of a thread after a floor, in the order it was said: one query.

    ``but_by`` leaves out what one member said.
    """
    later = Comment.objects.filter(thread=thread, floor__gt=floor).visible()
    if but_by is not None:
        later = later.exclude(author=but_by)
    return _said(later.order_by("floor")[:most])


def mark_of(thread: Thread, member: int) -> int:
    """Return the highest floor that a member has seen in a thread, 0 for none: one query."""
    marks = ReadMark.objects.filter(thread=thread, member=member)
    return marks.values_list("floor", flat=True).first() or 0


def unread(thread: Thread, member: int) -> tuple[int, int]:
    """Return how far a member has read, and how much came after (at most so many are counted).

    Two queries. What the member said itself is not news to it.
    """
    mark = mark_of(thread, member)
    later = Comment.objects.filter(thread=thread, floor__gt=mark).visible().exclude(author=member)
    return mark, later.order_by("floor").values("pk")[:COUNTED].count()


def commenters(*, since: datetime, now: datetime) -> dict[int, int]:
    """Return how many members spoke under each article within a time: one query, of that time."""
    lately = Comment.objects.visible().filter(written_at__gte=since, written_at__lte=now)
    rows = lately.exclude(article=None).values_list("article_id").order_by()
    return dict(rows.annotate(Count("author", distinct=True)))


def pictures(comments: Iterable[Said]) -> dict[int, list[CommentPicture]]:
    """Return the pictures shown with comments, by comment: one query, none where none has any."""
    numbers = [each.number for each in comments if each.pictured and each.is_visible]
    found: dict[int, list[CommentPicture]] = {}
    for each in CommentPicture.objects.filter(comment__in=numbers) if numbers else ():
        found.setdefault(each.comment_id or 0, []).append(each)
    return found


def liked(numbers: Iterable[int], by: int) -> set[int]:
    """Return which of some comments a member reacted to: one query."""
    return set(reacted(numbers, by))


def reacted(numbers: Iterable[int], by: int) -> dict[int, str]:
    """Return how a member reacted to some comments, by comment: one query."""
    rows = Reaction.objects.filter(member=by, comment__in=list(numbers))
    return dict(rows.values_list("comment", "kind"))


def waiting(subject: Subject, by: int) -> list[Comment]:
    """Return what a member has said about a subject that waits for a moderator: one query."""
    thread = {f"thread__{name}": value for name, value in subject.lookup.items()}
    rows = Comment.objects.filter(author=by, held_at__isnull=False, deleted_at=None, **thread)
    return list(rows.order_by("-pk")[:WAITING])


def hold_of(found: Comment) -> Hold | None:
    """Return why a comment waits, None where it does not: one query."""
    if found.held_at is None:
        return None
    return Hold.objects.filter(comment=found, settled_at=None).first()


def said_by(member: int, parameters: QueryDict, *, now: datetime, size: int) -> KeyPage[Comment]:
    """Return a page of what a member said and readers can see, newest first: one query.

    The thread and what it is about are read along, as far as a list needs them.
    """
    seen = Article.objects.visible(now).filter(pk=OuterRef("thread__article"))
    rows = Comment.objects.filter(author=member).visible()
    rows = rows.filter(Q(thread__article=None) | Exists(seen)).select_related(*BESIDE)
    return page_by_number(rows.only(*OF_LINE), parameters, size=size)


def _branches(roots: list[Said]) -> list[Branch]:
    """Return the roots with the first of what is below each: one query for all."""
    answered = [root for root in roots if root.replies]
    below: dict[int, list[Said]] = {root.floor: [] for root in roots}
    if answered:
        # Of one shape for any number of roots: some are asked for twice, and give nothing then.
        floors = [root.floor for root in answered] + [0] * (ROOTS - len(answered))
        values = {f"root{place}": floor for place, floor in enumerate(floors)}
        rows = prepared.rows("below", _below, {"thread": roots[0].thread, **values})
        for said in sorted((Said(*row) for row in rows), key=lambda each: each.path):
            below[said.root_floor].append(said)
    return [
        Branch(root=root, below=below[root.floor], more=root.replies - _seen(below[root.floor]))
        for root in roots
    ]


def _seen(below: list[Said]) -> int:
    return sum(each.is_visible for each in below)


def _below(given: Mapping[str, Any]) -> QuerySet[Any, Any]:
    parts = []
    for place in range(ROOTS):
        rows = Comment.objects.filter(thread=given["thread"], root_floor=given[f"root{place}"])
        first = _shown(rows.exclude(parent=None)).order_by("path").values("pk")[:BELOW]
        # Spelled with an inner SELECT: a LIMIT may not stand in a member of a UNION itself.
        parts.append(Comment.objects.filter(pk__in=Subquery(first)).values_list(*FIELDS))
    return parts[0].union(*parts[1:], all=True)


def _shown(rows: QuerySet[Comment]) -> QuerySet[Comment]:
    """Leave out what has neither words for readers nor anything below it that has."""
    return rows.filter(Q(deleted_at=None, hidden_at=None, held_at=None) | Q(replies__gt=0))


def _said(rows: QuerySet[Comment]) -> list[Said]:
    return [Said(*row) for row in rows.values_list(*FIELDS)]


def _key(parameters: QueryDict) -> tuple[tuple[int, int] | None, bool]:
    """Return the key a page begins at (None: at its beginning), and whether it is read back."""
    is_back = "newer" in parameters
    text = parameters.get("newer" if is_back else "older")
    if text is None:
        return None, False
    match = KEY.fullmatch(text)
    if match is None:
        raise Http404
    return (int(match[1]), int(match[2])), is_back
