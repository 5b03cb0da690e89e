"""Split a branch off: a comment and what was answered to it become a thread in a board."""

from collections import defaultdict
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.discussion import rules
from rostra.discussion.actions import edit
from rostra.discussion.actions.again import again_if_moved
from rostra.discussion.actions.arrange import refuse_unless_may
from rostra.discussion.actions.carry import announce, bearable, carry, recount_above
from rostra.discussion.actions.start_thread import titled
from rostra.discussion.models import Board, BoardTally, Comment, Relocation, Thread
from rostra.kernel import script


@again_if_moved
@transaction.atomic
def split(*, comment: Comment, board: Board, title: str, by: Member, now: datetime) -> Relocation:
    """Make a thread of a comment and all that was answered to it, with floors from one on.

    The thread it was in says where it went. Raises ValidationError.
    """
    refuse_unless_may(by)
    title = titled(title, by=by, now=now).text
    root = edit.locked(comment)
    source, parent = root.thread, root.parent
    rows = bearable(branch(root))
    if not rules.can_split(root, source, seen=any(row.is_visible for row in rows)):
        raise ValidationError(
            _("It cannot be split off: it begins its thread, or readers see nothing of it.")
        )
    BoardTally.objects.get_or_create(board=board)
    target = Thread.objects.create(
        board=board,
        title=title,
        language=script.detect(title) or root.language,
        author=root.author,
        opened_at=root.written_at,
    )
    if parent is not None:
        recount_above(parent, -sum(row.is_visible for row in rows))
    source.splits += 1
    source.save(update_fields=["splits"])
    had = carry(rows, source=source, target=target)
    made = Relocation.objects.create(
        kind=Relocation.Kind.SPLIT, source=source, target=target, root=root, parent=parent,
        floors=had, at=now, by=by,
    )  # fmt: skip
    log(instance=source, action="discussion.split", user=by, data={"into": target.pk})
    announce(source, target, rows, had, by)
    return made


def unsplit(relocation: Relocation, source: Thread, target: Thread) -> list[Comment]:
    """Carry a branch back to where it hung, with all that came to its thread since; return it.

    Within the transaction of ``undo``. Raises ValidationError where what it hung on is gone.
    """
    below = relocation.parent_id and Comment.objects.get(pk=relocation.parent_id)
    if below and below.thread_id != source.pk:
        raise ValidationError(_("What it answered is in another thread by now."))
    rows = bearable(Comment.objects.filter(thread=target))
    source.splits -= 1
    source.save(update_fields=["splits"])
    floors = {int(number): floor for number, floor in relocation.floors.items()}
    carry(rows, source=target, target=source, floors=floors, below=below or None)
    target.merged_into = source
    target.save(update_fields=["merged_into"])
    Thread.objects.filter(merged_into=target).update(merged_into=source)
    return rows


def branch(root: Comment) -> list[Comment]:
    """Return a comment with all that hangs on it: two hundred levels deep as well as two."""
    answers = defaultdict(list)
    for each in Comment.objects.filter(thread=root.thread_id, root_floor=root.root_floor):
        answers[each.parent_id].append(each)
    found = [root]
    for each in found:
        found += answers[each.pk]
    return found
