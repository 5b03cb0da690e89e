"""Reads of a member's notices; each costs the same however many there are."""

from django.http import QueryDict

from rostra.accounts.models import Member
from rostra.notices.models import Follow, Notice, Preference
from rostra.web.paging import KeyPage, page_by_key

PAGE = 30
# Beyond so many, nobody wants to know how many exactly.
COUNTED = 99


def unread(member: Member) -> int:
    """Return how many notices a member has not opened, ``COUNTED + 1`` for more than that.

    Counted over an index of unread ones alone, and no further: it is always right, and whoever
    tells a member something need not wait for others who do to keep a number.
    """
    return member.notices.unread().values("pk")[: COUNTED + 1].count()


def inbox_page(member: Member, parameters: QueryDict) -> KeyPage[Notice]:
    """Return a page of a member's notices, the newest first: one query."""
    return page_by_key(member.notices.all(), parameters, moment="at", size=PAGE)


def follows_page(member: Member, parameters: QueryDict) -> KeyPage[Follow]:
    """Return a page of what a member follows, the newest first: one query."""
    return page_by_key(member.follows.all(), parameters, moment="since", size=PAGE)


def is_following(member: Member, subject: str) -> bool:
    """Say whether a member follows a subject: one query."""
    return member.follows.filter(subject=subject).exists()


def choices(member: Member) -> dict[str, str]:
    """Return what a member chose, by kind: one query."""
    return dict(Preference.objects.filter(member=member).values_list("kind", "way"))
