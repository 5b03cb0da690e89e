"""Like a comment, or like it no longer."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rostra.accounts import sanctions
from rostra.accounts.models import Member
from rostra.discussion import events, rules
from rostra.discussion.actions.say import told
from rostra.discussion.models import Comment, Reaction


@transaction.atomic
def like(*, comment: Comment, by: Member, now: datetime) -> Comment:
    """Count a member's approval, once. Raises ValidationError for what cannot be liked."""
    sanctions.heed(by, now)
    comment = _locked(comment)
    if not rules.may_like(by, comment):
        raise ValidationError(_("It cannot be liked: it is yours, or not there any more."))
    _reaction, is_new = Reaction.objects.get_or_create(
        comment=comment, member=by, defaults={"at": now}
    )
    if is_new:
        _counted(comment, 1)
        events.liked.send(Comment, comment=comment, by=by, now=now)
    return comment


@transaction.atomic
def unlike(*, comment: Comment, by: Member, now: datetime) -> Comment:
    """Count a member's approval no longer."""
    comment = _locked(comment)
    removed, _each = Reaction.objects.filter(comment=comment, member=by).delete()
    if removed:
        _counted(comment, -1)
        events.unliked.send(Comment, comment=comment, by=by, now=now)
    return comment


def _locked(comment: Comment) -> Comment:
    rows = Comment.objects.select_for_update(of=("self",)).select_related("thread")
    return rows.get(pk=comment.pk)


def _counted(comment: Comment, step: int) -> None:
    comment.likes += step
    comment.approval = rules.approval(comment.likes, comment.likes)
    comment.save(update_fields=["likes", "approval"])
    told(comment)
