"""Tell members of what was said: who is answered, who is named, who listens."""

from datetime import datetime

from rostra.accounts.addresses import press_key as member_key
from rostra.discussion import addresses, subjects
from rostra.discussion.models import Comment
from rostra.notices.actions.spread import spread
from rostra.notices.actions.tell import tell_many


def tell_listeners(*, comment: Comment, now: datetime) -> None:
    """Tell of a comment that readers can see for the first time."""
    kinds = _kinds_by_member(comment)
    _tell(comment, kinds, now)
    listened = {"talk": subjects.of(comment.thread).press_key}
    if comment.author_id is not None:
        listened["voice"] = member_key(comment.author_id)
    for kind, subject in listened.items():
        spread(
            kind=kind,
            subject=subject,
            keys=[subject],
            mark=str(comment.pk),
            address=addresses.comment(comment.pk),
            by=comment.author,
            besides=kinds,
            now=now,
        )


def _kinds_by_member(comment: Comment) -> dict[int, str]:
    """Return who is told of a comment, and as what; who is answered is not told twice."""
    kinds: dict[int, str] = {}
    if comment.parent is not None and comment.parent.author_id is not None:
        kinds[comment.parent.author_id] = "reply"
    return kinds


def _tell(comment: Comment, kinds: dict[int, str], now: datetime) -> None:
    """Tell members in the order of their numbers, as everywhere: nobody waits for ever."""
    for member, kind in sorted(kinds.items()):
        tell_many(
            {member: {}},
            kind=kind,
            subject=f"comment:{comment.pk}",
            address=addresses.comment(comment.pk),
            by=comment.author,
            now=now,
        )
