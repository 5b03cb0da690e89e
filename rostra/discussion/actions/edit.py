"""Change the words of a comment."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rostra.accounts import sanctions
from rostra.accounts.models import Member
from rostra.discussion import events, policies, rules, subjects
from rostra.discussion.actions.again import MovedOnError, again_if_moved
from rostra.discussion.actions.hold import hold
from rostra.discussion.actions.say import count, passed, told, under
from rostra.discussion.models import Comment, Thread, Wording
from rostra.discussion.policy import OPEN
from rostra.discussion.screened import Facts
from rostra.kernel import script
from rostra.screening.actions.note_hits import note_hits
from rostra.screening.verdict import Act, Verdict


@again_if_moved
def edit(*, comment: Comment, text: str, by: Member, now: datetime) -> Comment:
    """Give a comment other words; the earlier ones stay on record. Raises ValidationError.

    The new words are screened as the first were: readers may see the comment no longer.
    """
    verdict, html = passed(Facts(text, by, now, number=comment.pk, has_worked=True))
    with transaction.atomic():
        return _edit(comment, verdict, html, by, now)


def _edit(comment: Comment, verdict: Verdict, html: str, by: Member, now: datetime) -> Comment:
    sanctions.heed(by, now)
    comment, text = locked(comment), verdict.text
    if not rules.may_edit(by, comment, now=now):
        raise ValidationError(_("It cannot be edited any more."))
    if text == comment.text:
        return comment
    policy = policies.policy_at(subjects.of(comment.thread), now=now) or OPEN
    verdict = under(policy, verdict, by)
    before = comment.text
    Wording.objects.create(comment=comment, text=before, until=now)
    comment.text, comment.html, comment.edited_at = text, html, now
    comment.language = script.detect(text) or comment.language
    comment.save(update_fields=["text", "html", "edited_at", "language"])
    note_hits(fired=verdict.fired, now=now)
    if verdict.act == Act.HOLD:
        hold(comment=comment, verdict=verdict, by=by, now=now)
        count(comment, -1)
        events.withdrawn.send(Comment, comment=comment, by=by, now=now)
    else:
        told(comment)
        events.edited.send(Comment, comment=comment, by=by, now=now, before=before)
    return comment


def locked(comment: Comment) -> Comment:
    """Return a comment as it stands, with its thread, and nobody else changing either.

    The thread first, as whoever speaks has it first: two in another order could wait for ever.
    Raises MovedOnError, the comment told where it is, when it went elsewhere just now.
    """
    Thread.objects.select_for_update(no_key=True).values_list("pk").get(pk=comment.thread_id)
    rows = Comment.objects.select_for_update(of=("self",)).select_related("thread__board")
    found = rows.get(pk=comment.pk)
    if found.thread_id != comment.thread_id:
        comment.thread = found.thread
        raise MovedOnError
    return found
