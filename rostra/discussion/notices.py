"""What the floor tells members: replies, mentions, and what is said where they listen."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rostra.discussion import addresses, subjects
from rostra.discussion.models import Board, Comment, Thread
from rostra.kernel import html, script, text
from rostra.notices.kinds import Kind
from rostra.notices.models import Notice
from rostra.notices.subjects import Described, described, described_in
from rostra.notices.ways import Way
from rostra.web import editions

EXCERPT = 300


def look_at_comments(
    notices: Sequence[Notice], language: str, now: datetime
) -> dict[int, dict[str, Any]]:
    """Return what is said of comments (``comment:91``) that readers can see: a few queries."""
    numbers = {notice.pk: int(notice.subject.partition(":")[2]) for notice in notices}
    rows = Comment.objects.visible().select_related("author", "thread")
    found = rows.in_bulk(set(numbers.values()))
    keys = {number: subjects.of(row.thread).press_key for number, row in found.items()}
    about = described(set(keys.values()), language, now)
    return {
        notice: {
            **_said(found[number], about[keys[number]], language),
            # Mails about one thread stand together.
            "thread": keys[number],
        }
        for notice, number in numbers.items()
        if number in found and keys[number] in about
    }


def _said(comment: Comment, about: Described, language: str) -> dict[str, Any]:
    words = script.convert(
        html.plain(comment.html), comment.language, editions.shown_in(comment.language, language)
    )
    return {
        "by": comment.author.name if comment.author else _("a former member"),
        "about": about.label,
        "excerpt": text.excerpt(words, EXCERPT),
        "edition": about.language,
    }


def look_at_subjects(
    notices: Sequence[Notice], language: str, now: datetime
) -> dict[int, dict[str, Any]]:
    """Return what threads and members (``thread:article:42``) are called: a few queries."""
    about = described({notice.subject for notice in notices}, language, now)
    return {
        notice.pk: {
            "about": about[notice.subject].label,
            "edition": about[notice.subject].language,
        }
        for notice in notices
        if notice.subject in about
    }


def look_at_openings(
    notices: Sequence[Notice], language: str, now: datetime
) -> dict[int, dict[str, Any]]:
    """Return what is said of the comments that began threads in boards: a few queries."""
    boards = described({notice.parameters["board"] for notice in notices}, language, now)
    found = look_at_comments(notices, language, now)
    for notice in notices:
        if notice.pk in found and notice.parameters["board"] in boards:
            found[notice.pk]["board"] = boards[notice.parameters["board"]].label
    return found


def describe_threads(rests: Collection[str], language: str, now: datetime) -> dict[str, Described]:
    """Describe what is talked about (``article:42``, ``thread:9``), with where that is."""
    about = {rest: subjects.read(rest) for rest in rests}
    elsewhere = [rest for rest, found in about.items() if found and found.kind != "thread"]
    started = {
        found.number: rest for rest, found in about.items() if found and found.kind == "thread"
    }
    # What was merged is still followed by its name, and its address leads on.
    seen = Q(comment_count__gt=0) | Q(merged_into__isnull=False)
    rows = Thread.objects.filter(seen, pk__in=started, board__isnull=False)
    return {
        key: Described(found.label, f"{found.address}#thread", found.language)
        for key, found in described(elsewhere, language, now).items()
    } | {
        started[row.pk]: described_in(row.title, row.language, language, addresses.thread(row.pk))
        for row in rows
    }


def describe_boards(rests: Collection[str], language: str, now: datetime) -> dict[str, Described]:
    """Describe boards by their numbers: one query."""
    rows = Board.objects.filter(pk__in=[int(each) for each in rests])
    return {
        str(row.pk): described_in(row.name, row.language, language, addresses.board(row.slug))
        for row in rows
    }


KINDS = (
    Kind(
        name="reply", label=gettext_lazy("Replies to you"), room="discussion", look=look_at_comments
    ),
    Kind(
        name="mention",
        label=gettext_lazy("Your name in a comment"),
        room="discussion",
        look=look_at_comments,
    ),
    Kind(
        name="talk",
        label=gettext_lazy("Comments in threads you follow"),
        room="discussion",
        way=Way.DIGEST,
        folds=True,
        look=look_at_subjects,
    ),
    Kind(
        name="opening",
        label=gettext_lazy("New threads in boards you follow"),
        room="discussion",
        way=Way.DIGEST,
        look=look_at_openings,
    ),
    Kind(
        name="voice",
        label=gettext_lazy("Comments of members you follow"),
        room="discussion",
        way=Way.DIGEST,
        folds=True,
        look=look_at_subjects,
    ),
)
DESCRIBERS = {"thread": describe_threads, "board": describe_boards}
