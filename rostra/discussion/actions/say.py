"""Say something in a thread."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from rostra.accounts import sanctions
from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.discussion import events, markdown, paths, rules, subjects
from rostra.discussion.actions.hold import hold
from rostra.discussion.models import Comment, Thread
from rostra.discussion.models.comment import TEXT_LIMIT
from rostra.discussion.screened import screened
from rostra.discussion.subjects import Subject
from rostra.kernel import script
from rostra.screening.reasons import reasons
from rostra.screening.verdict import Act, Verdict


def say(
    *, subject: Subject, text: str, by: Member, language: str, now: datetime, parent: int = 0
) -> Comment:
    """Put a comment on the next floor of a thread and return it.

    ``parent`` is the number of the comment it answers; ``language`` is what the member reads in,
    for texts that do not tell their own. What is sent twice is one comment. What screening holds
    has its floor, and is neither counted nor announced until a moderator shows it. Raises
    ValidationError with a sentence for the member.
    """
    # Before the transaction: reading and screening take their time, and other writers would wait.
    verdict, html = passed(text, by=by)
    with transaction.atomic():
        allowance = sanctions.allowance(sanctions.heed(by, now), now)
        thread = _locked(subject, now)
        if not rules.may_comment(by, thread):
            raise ValidationError(_("This thread is closed; nothing more can be said in it."))
        if twin := _sent_before(thread, verdict.text, by, parent, now):
            return twin
        _refuse_burst(by, now)
        _refuse_beyond(by, allowance, now)
        comment = Comment.objects.create(
            **_place(thread, _answered(thread, parent, by) if parent else None),
            author=by,
            text=verdict.text,
            html=html,
            language=script.detect(verdict.text) or language,
            written_at=now,
        )
        if verdict.act == Act.HOLD:
            Thread.objects.filter(pk=thread.pk).update(last_floor=comment.floor)
            hold(comment=comment, verdict=verdict, by=by, now=now)
        else:
            count(comment, 1, last_floor=comment.floor, last_comment_at=now)
            events.said.send(Comment, comment=comment, by=by, now=now)
    return comment


def passed(text: str, *, by: Member) -> tuple[Verdict, str]:
    """Return the verdict on a text and its HTML; raise ValidationError for what cannot be said."""
    html = read(text)
    verdict = screened(text, by=by)
    if verdict.act == Act.REFUSE:
        raise ValidationError(reasons(verdict.of(Act.REFUSE)))
    return verdict, html if verdict.text == text else read(verdict.text)


def read(text: str) -> str:
    """Return a comment's text as HTML; raise ValidationError for what cannot be said."""
    if len(text) > TEXT_LIMIT:
        raise ValidationError(
            _("It has %(length)d characters; %(most)d are the most.")
            % {"length": len(text), "most": TEXT_LIMIT}
        )
    html = markdown.to_html(text) if text.strip() and "\x00" not in text else ""
    if not html:
        raise ValidationError(_("Write something first."))
    return html


def count(comment: Comment, step: int, **thread: object) -> None:
    """Count a comment in or out, where it is and above it, and log that its thread changed."""
    Thread.objects.filter(pk=comment.thread_id).update(
        comment_count=F("comment_count") + step, **thread
    )
    above = paths.floors_above(comment.path)
    if above:
        Comment.objects.filter(thread=comment.thread_id, floor__in=above).update(
            replies=F("replies") + step
        )
    told(comment)


def told(comment: Comment) -> None:
    """Log that a thread changed by a comment."""
    append(subjects.of(comment.thread).press_key, f"comment:{comment.pk}")


def _locked(subject: Subject, now: datetime) -> Thread:
    """Return the subject's thread, made where nobody has spoken yet, locked until the commit."""
    if subjects.find(subject, now=now) is None:
        raise ValidationError(_("What you want to comment on is not there any more."))
    Thread.objects.get_or_create(**subject.lookup, defaults={"opened_at": now})
    return Thread.objects.select_for_update(of=("self",)).get(**subject.lookup)


def _place(thread: Thread, answered: Comment | None) -> dict[str, Any]:
    """Return where a comment stands: on the next floor, below what it answers."""
    floor = thread.last_floor + 1
    return {
        "thread": thread,
        "article_id": thread.article_id,
        "floor": floor,
        "parent": answered,
        "root_floor": answered.root_floor if answered else floor,
        "path": paths.below(answered.path if answered else "", floor),
        "depth": answered.depth + 1 if answered else 0,
    }


def _sent_before(
    thread: Thread, text: str, by: Member, parent: int, now: datetime
) -> Comment | None:
    lately = by.comments.filter(written_at__gt=now - rules.SENT_TWICE)
    same = lately.filter(
        deleted_at=None, hidden_at=None, thread=thread, text=text, parent=parent or None
    )
    return same.order_by("-pk").first()


def _refuse_burst(by: Member, now: datetime) -> None:
    moments = by.comments.order_by("-pk").values_list("written_at", flat=True)[: rules.BURST]
    if len(moments) == rules.BURST and min(moments) > now - rules.BURST_WITHIN:
        raise ValidationError(_("That is a lot at once. Wait a minute, then send it."))


def _refuse_beyond(by: Member, allowance: int | None, now: datetime) -> None:
    if allowance is None:
        return
    today = by.comments.filter(written_at__gt=now - rules.DAY)
    if today.count() >= allowance:
        raise ValidationError(
            _("You may say %(most)d things a day for now; that was it for today.")
            % {"most": allowance}
        )


def _answered(thread: Thread, parent: int, by: Member) -> Comment:
    found = Comment.objects.filter(pk=parent, thread=thread).select_related("thread").first()
    if found is None or not rules.may_reply(by, found):
        raise ValidationError(_("The comment you answer is not there any more."))
    return found
