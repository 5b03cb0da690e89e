"""React to a comment, or take the reaction back; a like is one of the reactions."""

from collections import Counter
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rostra.accounts import sanctions
from rostra.accounts.models import Member
from rostra.discussion import events, reactions, rules
from rostra.discussion.actions.say import told
from rostra.discussion.models import Comment, FloorSettings, Reaction


@transaction.atomic
def like(*, comment: Comment, by: Member, now: datetime, kind: str = reactions.LIKE) -> Comment:
    """Count a member's reaction, one a member: another takes the place of the first.

    Raises ValidationError for what cannot be reacted to, and for a reaction that is not offered.
    """
    sanctions.heed(by, now)
    comment = _locked(comment)
    if not rules.may_like(by, comment):
        raise ValidationError(_("It cannot be liked: it is yours, or not there any more."))
    if kind != reactions.LIKE and kind not in FloorSettings.current().reactions:
        raise ValidationError(_("There is no such reaction here."))
    before = Reaction.objects.filter(comment=comment, member=by).first()
    if before is None or before.kind != kind:
        Reaction.objects.update_or_create(
            comment=comment, member=by, defaults={"kind": kind, "at": now}
        )
        _counted(comment, before.kind if before else None, kind, by, now)
    return comment


@transaction.atomic
def unlike(*, comment: Comment, by: Member, now: datetime) -> Comment:
    """Count a member's reaction no longer, whichever it was."""
    comment = _locked(comment)
    before = Reaction.objects.filter(comment=comment, member=by).first()
    if before is not None:
        before.delete()
        _counted(comment, before.kind, None, by, now)
    return comment


def _locked(comment: Comment) -> Comment:
    rows = Comment.objects.select_for_update(of=("self",)).select_related("thread")
    return rows.get(pk=comment.pk)


def _counted(
    comment: Comment, before: str | None, after: str | None, by: Member, now: datetime
) -> None:
    """Keep the counts of a comment after a reaction became another; announce what is approval."""
    counts = Counter(comment.reaction_counts)
    counts.update([after] if after else [])
    counts.subtract([before] if before else [])
    comment.reaction_counts = {kind: count for kind, count in counts.items() if count > 0}
    approving, judged = reactions.judged(comment.reaction_counts)
    step, comment.likes = approving - comment.likes, approving
    comment.approval = rules.approval(approving, judged)
    comment.save(update_fields=["reaction_counts", "likes", "approval"])
    told(comment)
    if step:
        event = events.liked if step > 0 else events.unliked
        event.send(Comment, comment=comment, by=by, now=now)
