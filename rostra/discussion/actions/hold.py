"""Hold a comment until a moderator has decided."""

from datetime import datetime

from rostra.accounts.models import Member
from rostra.discussion import events
from rostra.discussion.models import Comment, Hold
from rostra.screening.verdict import Act, Verdict


def hold(*, comment: Comment, verdict: Verdict, by: Member, now: datetime) -> Hold:
    """Keep a comment from readers, with what fired on what; counts are the caller's business.

    Within the transaction that made the comment or changed its words.
    """
    comment.held_at = now
    comment.save(update_fields=["held_at"])
    fired = [each.as_row() for each in verdict.of(Act.HOLD)]
    made = Hold.objects.create(comment=comment, at=now, fired=fired)
    events.held.send(Comment, comment=comment, hold=made, by=by, now=now)
    return made
