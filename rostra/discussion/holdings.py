"""What the floor holds about a member."""

from typing import Any

from django.db.models import Q

from rostra.accounts.holdings import Holding, holding
from rostra.accounts.models import Member
from rostra.discussion.models import (
    Comment,
    CommentPicture,
    Hold,
    Reaction,
    ReadMark,
    Relocation,
    Thread,
    Wording,
)


def gather(*, member: Member, **_: Any) -> list[Holding]:
    """Return what a member said, how it read before, how it reacted, and what it arranged."""
    place = {"article": "thread__article", "topic": "thread__topic"}
    return [
        holding(
            "comments",
            Comment.objects.filter(author=member).order_by("pk"),
            "id", "thread", "floor", "text", "language", "written_at", "edited_at", "likes",
            "deleted_at", "held_at", "hidden_at", "hidden_why",
            answers="parent", **place,
        ),
        holding(
            "earlier_wordings",
            Wording.objects.filter(comment__author=member).order_by("pk"),
            "comment", "text", "until",
        ),
        holding(
            "read_marks",
            ReadMark.objects.filter(member=member).order_by("pk"),
            "thread", "floor", "at",
        ),
        holding(
            "reactions",
            Reaction.objects.filter(member=member).order_by("pk"),
            "comment", "kind", "at",
        ),
        holding(
            "comment_pictures",
            CommentPicture.objects.filter(member=member).order_by("pk"),
            "comment", "file", "alt", "at",
        ),
        holding(
            "threads_started",
            Thread.objects.filter(author=member).order_by("pk"),
            "title", "opened_at", thread="id", board="board__slug",
        ),
        holding(
            "comments_hidden",
            Comment.objects.filter(hidden_by=member).order_by("pk"),
            "hidden_at", "hidden_why", comment="id",
        ),
        holding(
            "comments_held",
            Hold.objects.filter(comment__author=member).order_by("pk"),
            "comment", "at", "fired", "settled_at", "outcome",
        ),
        holding(
            "holds_settled",
            Hold.objects.filter(settled_by=member).order_by("pk"),
            "comment", "settled_at", "outcome",
        ),
        holding(
            "threads_closed",
            Thread.objects.filter(closed_by=member).order_by("pk"),
            "closed_at", "closed_why", thread="id",
        ),
        holding(
            "threads_pinned",
            Thread.objects.filter(pinned_by=member).order_by("pk"),
            "pinned_at", thread="id",
        ),
        holding(
            "comments_picked",
            Comment.objects.filter(picked_by=member).order_by("pk"),
            "picked_at", comment="id",
        ),
        holding(
            "comments_carried",
            Relocation.objects.filter(Q(by=member) | Q(undone_by=member)).order_by("pk"),
            "kind", "source", "target", "at", "undone_at",
        ),
    ]  # fmt: skip
