"""Show a held comment to readers."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.discussion import events, rules
from rostra.discussion.actions.again import again_if_moved
from rostra.discussion.actions.edit import locked
from rostra.discussion.actions.say import count
from rostra.discussion.models import Comment, Hold


@again_if_moved
@transaction.atomic
def approve(*, comment: Comment, by: Member, now: datetime) -> Comment:
    """Let readers see a held comment; it is counted and announced as if it were said now."""
    comment, hold = waiting(comment, by)
    comment.held_at = None
    comment.save(update_fields=["held_at"])
    settle(hold, Hold.Outcome.APPROVED, by=by, now=now)
    count(comment, 1)
    author = comment.author or by
    if hold.is_of_edit:
        before = comment.wordings.values_list("text", flat=True).first() or ""
        events.restored.send(Comment, comment=comment, by=by, now=now)
        events.edited.send(Comment, comment=comment, by=author, now=now, before=before)
    else:
        events.said.send(Comment, comment=comment, by=author, now=now)
    return comment


def waiting(comment: Comment, by: Member) -> tuple[Comment, Hold]:
    """Return a held comment, locked, and why it waits; raise ValidationError for any other."""
    comment = locked(comment)
    hold = Hold.objects.filter(comment=comment, settled_at=None).first()
    if hold is None or not rules.may_settle(by, comment):
        raise ValidationError(_("It does not wait any more, or is not yours to decide."))
    hold.comment = comment
    return comment, hold


def settle(hold: Hold, outcome: Hold.Outcome, *, by: Member, now: datetime) -> None:
    """Write down what was decided, and announce it."""
    hold.settled_at, hold.settled_by, hold.outcome = now, by, outcome
    hold.save(update_fields=["settled_at", "settled_by", "outcome"])
    fired = [each["rule"] for each in hold.fired]
    log(
        instance=hold.comment,
        action=f"discussion.{'approve' if outcome == Hold.Outcome.APPROVED else 'refuse'}",
        user=by,
        data={"fired": fired},
    )
    events.settled.send(Comment, comment=hold.comment, hold=hold, by=by, now=now)
