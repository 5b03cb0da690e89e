"""Undo a merge, or the splitting off of a branch."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.discussion.actions.again import again_if_moved
from rostra.discussion.actions.arrange import refuse_unless_may
from rostra.discussion.actions.carry import announce, locked
from rostra.discussion.actions.merge import unmerge
from rostra.discussion.actions.split import unsplit
from rostra.discussion.models import Relocation, Thread


@again_if_moved
@transaction.atomic
def undo(*, relocation: Relocation, by: Member, now: datetime) -> Relocation:
    """Carry the comments back to their floors, and what was answered to them since along.

    Raises ValidationError where the comments have gone on from there, or it is undone already.
    """
    refuse_unless_may(by)
    source, target = locked(relocation.source_id, relocation.target_id)
    relocation = Relocation.objects.select_for_update(of=("self",)).get(pk=relocation.pk)
    if relocation.undone_at is not None:
        raise ValidationError(_("It is undone already."))
    is_merge = relocation.kind == Relocation.Kind.MERGE
    if target.merged_into_id is not None or (not is_merge and _has_gone_on(source, target)):
        raise ValidationError(_("They have gone on from there: undo that first."))
    rows = (unmerge if is_merge else unsplit)(relocation, source, target)
    relocation.undone_at, relocation.undone_by = now, by
    relocation.save(update_fields=["undone_at", "undone_by"])
    log(instance=source, action="discussion.undo", user=by, data={"kind": relocation.kind})
    announce(target, source, rows, {str(row.pk): row.floor for row in rows}, by)
    return relocation


def _has_gone_on(source: Thread, target: Thread) -> bool:
    """Say whether what a branch came from was merged since, or another into the branch."""
    came = target.arrivals.filter(kind=Relocation.Kind.MERGE, undone_at=None)
    return source.merged_into_id is not None or came.exists()
