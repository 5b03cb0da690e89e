"""Keep a picture while its comment is being written, and show it with the comment."""

import secrets
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from rostra.accounts import sanctions
from rostra.accounts.models import Member
from rostra.accounts.trust import Level, level_of
from rostra.discussion import pictures as drawing
from rostra.discussion import rules
from rostra.discussion.actions.say import told
from rostra.discussion.models import Board, Comment, CommentPicture, FloorSettings
from rostra.discussion.models.comment_picture import ALT_LIMIT
from rostra.kernel.text import one_line
from rostra.screening.verdict import Fired, Verdict

# What was kept for a comment that was never sent goes after so long; nobody keeps more of it.
PENDING_FOR = timedelta(days=1)
MOST_PENDING = 3 * drawing.MOST


def keep_picture(
    *, upload: IO[bytes], alt: str, board: Board | None, by: Member, now: datetime
) -> CommentPicture:
    """Keep an uploaded picture for a comment in a board that is being written.

    Raises ValidationError for whoever may show none, and for what is no picture.
    """
    sanctions.heed(by, now)
    if not may_show(by, board):
        raise ValidationError(_("Pictures are for members who are trusted more, and for boards."))
    own = CommentPicture.objects.filter(member=by, comment=None)
    for stale in own.filter(at__lt=now - PENDING_FOR):
        discard(stale)
    if own.count() >= MOST_PENDING:
        raise ValidationError(_("You have many pictures waiting; send a comment first."))
    # Before the transaction: encoding takes its time, and other writers would wait.
    content, width, height = drawing.draw(upload)
    kept = CommentPicture(member=by, width=width, height=height, alt=words(alt), at=now)
    kept.file.save(f"{secrets.token_hex(16)}.webp", ContentFile(content), save=False)
    kept.save()
    return kept


def discard(picture: CommentPicture) -> None:
    """Remove a picture and, once that is committed, its file."""
    storage, name = picture.file.storage, str(picture.file)
    picture.delete()
    transaction.on_commit(lambda: storage.delete(name))


def may_show(member: Member, board: Board | None) -> bool:
    """Say whether a member may show pictures in a board, by the owner's choice."""
    if board is None:
        return False
    needed = FloorSettings.current().pictures_from
    return rules.may_show_pictures(board, level_of(member), needed)


def words(alt: str) -> str:
    """Return what a picture shows, as one line that fits."""
    return one_line(alt)[:ALT_LIMIT]


@transaction.atomic
def with_pictures(
    speak: Callable[[Verdict | None], Comment], *, pictures: Iterable[CommentPicture], by: Member
) -> Comment:
    """Say something (``speak``) and show pictures with it; of somebody new it waits to be seen."""
    numbers = [each.pk for each in pictures][: drawing.MOST]
    comment = speak(_verdict(by) if numbers else None)
    pending = CommentPicture.objects.filter(pk__in=numbers, member=by, comment=None)
    # What was sent twice has its pictures already.
    if numbers and not comment.pictured:
        comment.pictured = pending.update(comment=comment)
        comment.save(update_fields=["pictured"])
        told(comment)
    return comment


def _verdict(by: Member) -> Verdict | None:
    """Return what is said of pictures by somebody whom nobody knows yet: they wait."""
    if level_of(by) > Level.NEW:
        return None
    fired = Fired(rule="pictures", kind="pictures", what=_("pictures"), where="comment")
    return Verdict("", (fired,))
