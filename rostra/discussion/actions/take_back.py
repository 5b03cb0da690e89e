"""Take a comment back, or put it back."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rostra.accounts.models import Member
from rostra.discussion import events, rules
from rostra.discussion.actions.again import again_if_moved
from rostra.discussion.actions.edit import locked
from rostra.discussion.actions.say import count
from rostra.discussion.models import Comment


@again_if_moved
@transaction.atomic
def take_back(*, comment: Comment, by: Member, now: datetime) -> Comment:
    """Let readers see no more of one's own comment than that it was there."""
    comment = locked(comment)
    if not rules.may_take_back(by, comment):
        raise ValidationError(_("It cannot be taken back: it is not there any more."))
    was_visible = comment.is_visible
    comment.deleted_at = now
    comment.save(update_fields=["deleted_at"])
    if was_visible:
        count(comment, -1)
        events.withdrawn.send(Comment, comment=comment, by=by, now=now)
    return comment


@again_if_moved
@transaction.atomic
def put_back(*, comment: Comment, by: Member, now: datetime) -> Comment:
    """Let readers see again what was taken back. Raises ValidationError when it is too late."""
    comment = locked(comment)
    if not rules.may_put_back(by, comment, now=now):
        raise ValidationError(_("It cannot be put back any more."))
    comment.deleted_at = None
    comment.save(update_fields=["deleted_at"])
    if comment.is_visible:
        count(comment, 1)
        events.restored.send(Comment, comment=comment, by=by, now=now)
    return comment
