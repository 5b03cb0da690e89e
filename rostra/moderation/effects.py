"""What a decision does to its subject, and how that is taken back; in its transaction."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from rostra.accounts.actions.rename import rename
from rostra.accounts.models import Member
from rostra.accounts.names import is_free
from rostra.discussion.actions.approve import approve
from rostra.discussion.actions.hide import hide, show
from rostra.discussion.actions.refuse import refuse
from rostra.discussion.models import Comment
from rostra.moderation.models import Decision
from rostra.news.actions.withdraw import restore, withdraw
from rostra.news.models import Article, Withdrawal

HOW = {
    Decision.Act.HIDE: Comment.Hidden.HIDDEN,
    Decision.Act.REMOVE: Comment.Hidden.REMOVED,
    Decision.Act.WITHHOLD: Comment.Hidden.WITHHELD,
}


def apply(act: str, row: Any, *, reason: str, by: Member, now: datetime) -> str:
    """Do an act to a subject's row; return what has to be known to undo it.

    Raises ValidationError for what cannot be done any more.
    """
    if act == Decision.Act.LEAVE and isinstance(row, Comment):
        return _leave(row, by=by, now=now)
    if act in HOW and isinstance(row, Comment):
        do = hide if row.held_at is None else refuse
        do(comment=row, why=reason, how=HOW[Decision.Act(act)], by=by, now=now)
    elif act == Decision.Act.WITHHOLD and isinstance(row, Article):
        withdraw(article=row, note=reason, kind=Withdrawal.Kind.WITHHELD, by=by, now=now)
    elif act == Decision.Act.RENAME and isinstance(row, Member):
        return _rename(row, by=by, now=now)
    elif act not in (Decision.Act.LEAVE, Decision.Act.SANCTION):
        raise ValidationError(_("What this case is about is not there any more."))
    return ""


def take_back(decision: Decision, row: Any, *, by: Member, now: datetime) -> None:
    """Undo what a decision did to its subject, where that still holds."""
    if isinstance(row, Comment) and decision.act in HOW and row.hidden_at is not None:
        show(comment=row, by=by, now=now)
    elif isinstance(row, Article) and decision.act == Decision.Act.WITHHOLD:
        if Withdrawal.objects.filter(article=row, kind=Withdrawal.Kind.WITHHELD).exists():
            restore(article=row, by=by, now=now)
    elif isinstance(row, Member) and decision.act == Decision.Act.RENAME and decision.before:
        rename(member=row, name=decision.before, by=by, now=now)
    elif isinstance(row, Comment) and decision.before and row.is_visible:
        hide(comment=row, why=decision.before, by=by, now=now)


def _rename(member: Member, *, by: Member, now: datetime) -> str:
    """Give a member a name that says nothing, and return the one it had."""
    before, name = member.name, f"m{member.pk}"
    while not is_free(name, but_for=member):
        name = f"m{get_random_string(6, '23456789')}"
    rename(member=member, name=name, by=by, now=now)
    return before


def _leave(comment: Comment, *, by: Member, now: datetime) -> str:
    """Let readers see a comment as it is; what its author took back stays so."""
    if comment.held_at is not None and comment.deleted_at is None:
        approve(comment=comment, by=by, now=now)
        return _("It waits for a moderator again.")
    if comment.hidden_at is not None:
        before = comment.hidden_why
        show(comment=comment, by=by, now=now)
        return before[:100]
    return ""
