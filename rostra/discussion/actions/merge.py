"""Merge a thread into another: its comments go to the end of that one."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.discussion import rules
from rostra.discussion.actions.again import again_if_moved
from rostra.discussion.actions.arrange import refuse_unless_may
from rostra.discussion.actions.carry import announce, bearable, carry, locked
from rostra.discussion.models import Comment, Relocation, Thread


@again_if_moved
@transaction.atomic
def merge(*, source: Thread, target: Thread, by: Member, now: datetime) -> Relocation:
    """Carry all comments of one thread to the end of another, and let its address lead there.

    They keep their numbers, what they answer and what they were said under, and get floors anew.
    Raises ValidationError.
    """
    refuse_unless_may(by)
    if source.pk == target.pk:
        raise ValidationError(_("A thread cannot be merged into itself."))
    source, target = locked(source.pk, target.pk)
    if not rules.can_merge(source, target):
        raise ValidationError(_("One of the two was merged already, or has no comments."))
    rows = bearable(Comment.objects.filter(thread=source))
    had = carry(rows, source=source, target=target)
    source.merged_into, source.pinned_at, source.pinned_by = target, None, None
    source.save(update_fields=["merged_into", "pinned_at", "pinned_by"])
    # Whatever led to the source leads on in one step.
    Thread.objects.filter(merged_into=source).update(merged_into=target)
    made = Relocation.objects.create(
        kind=Relocation.Kind.MERGE, source=source, target=target, floors=had, at=now, by=by
    )
    log(instance=source, action="discussion.merge", user=by, data={"into": target.pk})
    announce(source, target, rows, had, by)
    return made


def unmerge(relocation: Relocation, source: Thread, target: Thread) -> list[Comment]:
    """Carry back what came by a merge, with what was answered to it since; return it.

    The comments get the floors that they had. Within the transaction of ``undo``.
    """
    came = {int(number): floor for number, floor in relocation.floors.items()}
    roots = Comment.objects.filter(thread=target, parent=None, pk__in=came)
    own = Comment.objects.filter(thread=target, root_floor__in=roots.values("floor"))
    rows = bearable(own)
    source.merged_into = None
    source.save(update_fields=["merged_into"])
    _lead_back(source)
    carry(rows, source=target, target=source, floors=came)
    return rows


def _lead_back(source: Thread) -> None:
    """Let those that were merged into it, or into what was, lead to it again."""
    inside, found = [source.pk], [source.pk]
    while found:
        merges = Relocation.objects.filter(
            kind=Relocation.Kind.MERGE, target__in=found, undone_at=None
        )
        found = [each for each in merges.values_list("source", flat=True) if each not in inside]
        inside += found
    Thread.objects.filter(pk__in=inside[1:]).update(merged_into=source)
