"""What the rooms do for and about a member: facts counted, data gathered, data forgotten.

Connected by ``config/wiring.py``. A room with rows that point at a member stands in both tables.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.utils.translation import gettext

from rostra.accounts import holdings as accounts
from rostra.accounts.actions.forget_account import forget_account
from rostra.accounts.actions.leave import stay
from rostra.accounts.actions.note_facts import note_facts
from rostra.accounts.events import erasing, gathering
from rostra.accounts.holdings import Holding, holding
from rostra.accounts.models import Member
from rostra.discussion import events as floor
from rostra.discussion import holdings as discussion
from rostra.discussion.actions import forget_member as discussion_forget
from rostra.discussion.models import Comment
from rostra.frontpage import holdings as frontpage
from rostra.kernel import clock
from rostra.moderation import holdings as moderation
from rostra.moderation.actions import forget_member as moderation_forget
from rostra.news import holdings as news
from rostra.notices import holdings as notices
from rostra.rankings import holdings as rankings
from rostra.screening.models import WordRule


def leave_to_on_delete(**_: Any) -> bool:
    """Forget nothing beforehand: a row that names the member loses the name when it is deleted."""
    return False


def gather_rules(*, member: Member, **_: Any) -> list[Holding]:
    """Return the word rules a member made; screening stands below the members, and knows none."""
    rules = WordRule.objects.filter(made_by=member).order_by("pk")
    return [holding("word_rules", rules, "word", "act", "note", "made_at")]


GATHERERS: dict[str, Callable[..., list[Holding]]] = {
    "accounts": accounts.gather,
    "notices": notices.gather,
    "news": news.gather,
    "discussion": discussion.gather,
    "moderation": moderation.gather,
    "rankings": rankings.gather,
    "frontpage": frontpage.gather,
    "screening": gather_rules,
}
FORGETTERS: dict[str, Callable[..., bool]] = {
    "discussion": discussion_forget.forget_member,
    "notices": leave_to_on_delete,
    "news": leave_to_on_delete,
    "moderation": moderation_forget.forget_member,
    "rankings": leave_to_on_delete,
    "frontpage": leave_to_on_delete,
    "screening": leave_to_on_delete,
    # The last: the others may still ask who it was.
    "accounts": forget_account,
}


def connect() -> None:
    """Connect what is told of members, and what is asked about them."""
    floor.said.connect(_note_said, sender=Comment)
    floor.restored.connect(_note_restored, sender=Comment)
    floor.withdrawn.connect(_note_withdrawn, sender=Comment)
    floor.liked.connect(_note_liked, sender=Comment)
    floor.unliked.connect(_note_unliked, sender=Comment)
    user_logged_in.connect(_note_return)
    for room, gather in GATHERERS.items():
        gathering.connect(gather, sender=Member, dispatch_uid=room)
    for room, forget in FORGETTERS.items():
        erasing.connect(forget, sender=Member, dispatch_uid=room)


def _note_return(*, request: HttpRequest, user: Member, **_: Any) -> None:
    """Who wanted to leave and signs in before it is due stays."""
    if stay(member=user, now=clock.now()):
        messages.success(
            request, gettext("Welcome back. Your account will not be erased."), fail_silently=True
        )


def _note_said(*, comment: Comment, now: datetime, **_: Any) -> None:
    note_facts(member=comment.author_id, now=now, comments=1, likes=comment.likes, spoke=True)


def _note_restored(*, comment: Comment, now: datetime, **_: Any) -> None:
    note_facts(member=comment.author_id, now=now, comments=1, likes=comment.likes)


def _note_withdrawn(*, comment: Comment, now: datetime, **_: Any) -> None:
    note_facts(member=comment.author_id, now=now, comments=-1, likes=-comment.likes)


def _note_liked(*, comment: Comment, now: datetime, **_: Any) -> None:
    note_facts(member=comment.author_id, now=now, likes=1)


def _note_unliked(*, comment: Comment, now: datetime, **_: Any) -> None:
    # Likes of what readers cannot see are not counted already.
    if comment.is_visible:
        note_facts(member=comment.author_id, now=now, likes=-1)
