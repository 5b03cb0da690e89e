"""Refuse a held comment."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rostra.accounts.models import Member
from rostra.discussion.actions.again import again_if_moved
from rostra.discussion.actions.approve import settle, waiting
from rostra.discussion.actions.say import told
from rostra.discussion.models import Comment, Hold


@again_if_moved
@transaction.atomic
def refuse(
    *,
    comment: Comment,
    why: str,
    by: Member,
    now: datetime,
    how: str = Comment.Hidden.HIDDEN,
) -> Comment:
    """Keep a held comment from readers for good, for a reason that its author is told."""
    comment, hold = waiting(comment, by)
    if not why.strip():
        raise ValidationError(_("Say why: its author will read it."))
    comment.held_at = None
    comment.hidden_at, comment.hidden_by, comment.hidden_why = now, by, why.strip()
    comment.hidden_how = how
    comment.full_clean(validate_constraints=False, exclude=["thread", "parent", "author"])
    comment.save(update_fields=["held_at", "hidden_at", "hidden_by", "hidden_why", "hidden_how"])
    settle(hold, Hold.Outcome.REFUSED, by=by, now=now)
    told(comment)
    return comment
