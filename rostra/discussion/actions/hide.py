"""Hide a comment from readers, or show it again."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.discussion import events, rules
from rostra.discussion.actions.again import again_if_moved
from rostra.discussion.actions.edit import locked
from rostra.discussion.actions.say import count, told
from rostra.discussion.models import Comment, Hold


@again_if_moved
@transaction.atomic
def hide(
    *,
    comment: Comment,
    why: str,
    by: Member,
    now: datetime,
    how: str = Comment.Hidden.HIDDEN,
) -> Comment:
    """Take the words of a comment from readers, for a reason that its author is told."""
    comment = locked(comment)
    if not rules.may_hide(by, comment):
        raise ValidationError(_("It is hidden already, or not yours to hide."))
    if not why.strip():
        raise ValidationError(_("Say why: its author will read it."))
    was_visible = comment.is_visible
    comment.hidden_at, comment.hidden_by, comment.hidden_why = now, by, why.strip()
    comment.hidden_how = how
    comment.full_clean(validate_constraints=False, exclude=["thread", "parent", "author"])
    comment.save(update_fields=["hidden_at", "hidden_by", "hidden_why", "hidden_how"])
    log(instance=comment, action="discussion.hide", user=by, data={"why": comment.hidden_why})
    _count(comment, -1 if was_visible else 0)
    if was_visible:
        events.withdrawn.send(Comment, comment=comment, by=by, now=now)
    return comment


@again_if_moved
@transaction.atomic
def show(*, comment: Comment, by: Member, now: datetime) -> Comment:
    """Give the words of a hidden comment back to readers."""
    comment = locked(comment)
    if not rules.may_show(by, comment):
        raise ValidationError(_("It is not hidden, or not yours to show."))
    comment.hidden_at, comment.hidden_by, comment.hidden_why = None, None, ""
    comment.save(update_fields=["hidden_at", "hidden_by", "hidden_why"])
    log(instance=comment, action="discussion.show", user=by)
    _count(comment, 1 if comment.is_visible else 0)
    if comment.is_visible:
        announced = events.said if _was_refused(comment) else events.restored
        announced.send(Comment, comment=comment, by=by, now=now)
    return comment


def _was_refused(comment: Comment) -> bool:
    """Say whether readers never saw it: it was held when it was written, and refused."""
    refused = Hold.objects.filter(comment=comment, outcome=Hold.Outcome.REFUSED)
    return bool(refused.filter(at=comment.written_at).update(outcome=Hold.Outcome.SHOWN))


def _count(comment: Comment, step: int) -> None:
    if step:
        count(comment, step)
    else:
        told(comment)
