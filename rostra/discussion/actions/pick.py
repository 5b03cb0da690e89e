"""Pick a comment for all readers, or take the pick back."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.discussion import events, rules
from rostra.discussion.actions.again import again_if_moved
from rostra.discussion.actions.edit import locked
from rostra.discussion.actions.say import told
from rostra.discussion.models import Comment


@again_if_moved
@transaction.atomic
def pick(*, comment: Comment, by: Member, now: datetime) -> Comment:
    """Mark a comment as worth reading, by an editor. Raises ValidationError."""
    comment = locked(comment)
    if not rules.may_pick(by, comment):
        raise ValidationError(_("It is picked already, or not yours to pick."))
    comment.picked_at, comment.picked_by = now, by
    _settle(comment, "pick", 1, by)
    events.picked.send(Comment, comment=comment, by=by, now=now)
    return comment


@again_if_moved
@transaction.atomic
def unpick(*, comment: Comment, by: Member, now: datetime) -> Comment:
    """Take the mark from a comment again. Raises ValidationError."""
    comment = locked(comment)
    if not rules.may_unpick(by, comment):
        raise ValidationError(_("It is not picked, or the pick is not yours to take back."))
    comment.picked_at, comment.picked_by = None, None
    _settle(comment, "unpick", -1, by)
    events.unpicked.send(Comment, comment=comment, by=by, now=now)
    return comment


def _settle(comment: Comment, act: str, step: int, by: Member) -> None:
    comment.save(update_fields=["picked_at", "picked_by"])
    # What is hidden while it is picked is not counted, and counts again when it is shown.
    if comment.is_visible:
        comment.thread.picks += step
        comment.thread.save(update_fields=["picks"])
    log(instance=comment, action=f"discussion.{act}", user=by)
    told(comment)
