"""What the floor tells members: replies, mentions, and what is said where they listen."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rostra.discussion import subjects
from rostra.discussion.models import Comment
from rostra.kernel import html, script, text
from rostra.notices.kinds import Kind
from rostra.notices.models import Notice
from rostra.notices.subjects import Described, described
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


def describe_threads(rests: Collection[str], language: str, now: datetime) -> dict[str, Described]:
    """Describe what is talked about (``article:42``), with the address of its thread."""
    return {
        key: Described(found.label, f"{found.address}#thread", found.language)
        for key, found in described(_about(rests), language, now).items()
    }


def _about(rests: Iterable[str]) -> list[str]:
    return [rest for rest in rests if subjects.read(rest) is not None]


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
        name="voice",
        label=gettext_lazy("Comments of members you follow"),
        room="discussion",
        way=Way.DIGEST,
        folds=True,
        look=look_at_subjects,
    ),
)
DESCRIBERS = {"thread": describe_threads}
