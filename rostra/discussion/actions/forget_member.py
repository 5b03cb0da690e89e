"""Forget who said something, a part at a time."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import ModelLogEntry

from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.discussion import events
from rostra.discussion.actions.again import again_if_moved
from rostra.discussion.actions.edit import locked
from rostra.discussion.actions.keep_picture import discard
from rostra.discussion.actions.like import unlike
from rostra.discussion.actions.say import changed, count, told
from rostra.discussion.models import (
    Comment,
    CommentPicture,
    Echo,
    Hold,
    Reaction,
    Thread,
    Wording,
)

# So many comments at once: the others who write wait for a moment only.
PART = 20
# What stands in the place of a text that was erased; readers never see it.
NOTHING = "–"


@again_if_moved
@transaction.atomic
def forget_member(*, member: Member, texts: bool, now: datetime, **_: Any) -> bool:
    """Take a member from a part of what it said and liked; say whether there is more.

    Each comment stays on its floor without a name, so that a thread stays readable. Earlier
    wordings go, and so do the words of what the member took back or, with ``texts``, of
    everything. One thread or one like a time: who holds more rows could wait for others for ever.
    """
    reaction = Reaction.objects.filter(member=member).select_related("comment").first()
    if reaction is not None:
        unlike(comment=reaction.comment, by=member, now=now)
        return True
    if _forget_threads(member, texts):
        return True
    for picture in CommentPicture.objects.filter(member=member, comment=None):
        discard(picture)
    newest = list(member.comments.order_by("-pk").values_list("pk", "thread_id")[:PART])
    if not newest:
        return False
    thread = newest[0][1]
    Thread.objects.select_for_update(no_key=True).values_list("pk").get(pk=thread)
    for number in [pk for pk, where in newest if where == thread]:
        comment = locked(Comment(pk=number, thread_id=thread))
        if comment.author_id == member.pk:
            # What readers do not see, and what was never shown, goes in any case.
            gone = comment.deleted_at is not None or comment.held_at is not None
            _forget(comment, member, now, wipe=texts or gone)
    return True


def _forget_threads(member: Member, texts: bool) -> bool:
    """Take the name, and with ``texts`` the title, from a thread that the member started."""
    thread = Thread.objects.select_for_update(of=("self",)).filter(author=member).first()
    if thread is None:
        return False
    thread.author = None
    if texts:
        thread.title = NOTHING
        _forget_excerpts(thread)
    thread.save(update_fields=["author", "title"])
    append(*changed(thread), f"thread:{thread.pk}")
    return True


def _forget(comment: Comment, member: Member, now: datetime, *, wipe: bool) -> None:
    was_visible = comment.is_visible
    Wording.objects.filter(comment=comment).delete()
    Echo.objects.filter(comment=comment).delete()
    # What fired may be a piece of the text, or where the member has its mail.
    Hold.objects.filter(comment=comment).update(fired=[])
    comment.author = None
    if wipe:
        comment.text, comment.html = NOTHING, ""
        comment.deleted_at = comment.deleted_at or now
    comment.save(update_fields=["author", "text", "html", "deleted_at"])
    if wipe:
        _forget_excerpts(comment)
        for picture in comment.pictures.all():
            discard(picture)
    if wipe and was_visible:
        count(comment, -1)
        events.withdrawn.send(Comment, comment=comment, by=member, now=now)
    else:
        told(comment)


def _forget_excerpts(row: Comment | Thread) -> None:
    """Take words from the audit log, which names a comment by its first, a thread by its title."""
    kind = ContentType.objects.get_for_model(row)
    entries = ModelLogEntry.objects.filter(content_type=kind, object_id=str(row.pk))
    entries.update(label=f"#{row.pk}")
