"""Say something in a thread."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import BooleanField, ExpressionWrapper, F, Max, Q, QuerySet
from django.utils.translation import gettext as _

from rostra.accounts import sanctions
from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.discussion import echoes, events, markdown, paths, policies, rules, subjects
from rostra.discussion.actions.again import MovedOnError, again_if_moved
from rostra.discussion.actions.hold import hold
from rostra.discussion.models import BoardTally, Comment, Thread
from rostra.discussion.models.comment import TEXT_LIMIT
from rostra.discussion.policy import Policy
from rostra.discussion.queries import threads_of
from rostra.discussion.screened import Facts, screened
from rostra.discussion.subjects import Subject
from rostra.kernel import script
from rostra.screening.actions.note_hits import note_hits
from rostra.screening.reasons import reasons
from rostra.screening.verdict import Act, Fired, Verdict
from rostra.web import prepared

# Nobody says more than this within the time in which the same words are the same comment.
LATELY = rules.BURST * (rules.SENT_TWICE // rules.BURST_WITHIN)


@again_if_moved
def say(
    *,
    subject: Subject,
    text: str,
    by: Member,
    language: str,
    now: datetime,
    parent: int = 0,
    beside: Verdict | None = None,
    has_worked: bool = False,
) -> Comment:
    """Put a comment on the next floor of a thread and return it.

    ``parent`` is the number of the comment it answers; ``language`` is what the member reads in,
    for texts that do not tell their own; ``beside`` is the verdict on words that come with it, and
    holds it as its own would. What is sent twice is one comment. What screening holds has its
    floor, and is neither counted nor announced until a moderator shows it; ``has_worked`` says
    that the member's browser did the work that is asked of new members. Raises ValidationError
    with a sentence for the member.
    """
    # Before the transaction: reading and screening take their time, and other writers would wait.
    facts = Facts(text, by, now, has_worked=has_worked)
    verdict, html = passed(facts)
    if beside is not None:
        verdict = Verdict(verdict.text, (*verdict.fired, *beside.fired))
    with transaction.atomic():
        allowance = sanctions.allowance(sanctions.heed(by, now), now)
        thread, policy = _locked(subject, now)
        if not rules.may_comment(by, thread):
            raise ValidationError(_("This thread is closed; nothing more can be said in it."))
        if refusal := policies.refusal(by, policy):
            raise ValidationError(refusal)
        verdict = under(policy, verdict, by)
        if twin := _sent_before(thread, verdict.text, by, parent, now):
            return twin
        _refuse_beyond(by, allowance, now)
        comment = Comment(
            **_place(thread, _answered(thread, parent, by) if parent else None),
            article_id=subject.number if subject.kind == "article" else None,
            author=by,
            text=verdict.text,
            html=html,
            language=script.detect(verdict.text) or language,
            written_at=now,
        )
        prepared.add(comment)
        note_hits(fired=verdict.fired, now=now)
        echoes.keep(comment, facts.sketch, now=now)
        if verdict.act == Act.HOLD:
            thread.last_floor = comment.floor
            thread.save(update_fields=["last_floor"])
            hold(comment=comment, verdict=verdict, by=by, now=now)
        else:
            count(comment, 1, last_floor=comment.floor)
            events.said.send(Comment, comment=comment, by=by, now=now)
    return comment


def passed(facts: Facts) -> tuple[Verdict, str]:
    """Return the verdict on a text and its HTML; raise ValidationError for what cannot be said."""
    text, html = facts.text, read(facts.text)
    verdict = screened(facts)
    if verdict.act == Act.REFUSE:
        note_hits(fired=verdict.fired, now=facts.now)
        raise ValidationError(reasons(verdict.of(Act.REFUSE)))
    return verdict, html if verdict.text == text else read(verdict.text)


def under(policy: Policy, verdict: Verdict, by: Member) -> Verdict:
    """Return a verdict with what the policy adds: it may hold whatever a member writes."""
    if not policy.is_held or rules.is_moderator(by):
        return verdict
    return Verdict(verdict.text, (Fired("policy", "policy", "", "comment"), *verdict.fired))


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


def count(comment: Comment, step: int, **given: object) -> None:
    """Count a comment in or out: in its thread and board and above it; log that they changed.

    The thread is locked, and read with the comment after that. ``given`` is written to it as well.
    """
    thread = comment.thread
    before, thread.comment_count = thread.comment_count, thread.comment_count + step
    if comment.picked_at is not None:
        thread.picks += step
    thread.last_comment_at = _last(comment, step)
    for name, value in given.items():
        setattr(thread, name, value)
    prepared.write(thread, ("comment_count", "picks", "last_comment_at", *given))
    above = paths.floors_above(comment.path)
    if above:
        Comment.objects.filter(thread=thread, floor__in=above).update(replies=F("replies") + step)
    if thread.board_id is not None:
        is_there = (thread.comment_count > 0) - (before > 0)
        tally(thread.board_id, threads=is_there, comments=step)
    told(comment)


def tally(board: int, *, threads: int, comments: int) -> None:
    """Count threads and comments in a board, or out of it."""
    BoardTally.objects.filter(board=board).update(
        threads=F("threads") + threads, comments=F("comments") + comments
    )


def told(comment: Comment) -> None:
    """Log that a thread changed by a comment."""
    append(*changed(comment.thread), f"comment:{comment.pk}")


def changed(thread: Thread) -> list[str]:
    """Return what is logged when a thread changes: itself, and the lists of its board."""
    keys = [subjects.of(thread).press_key]
    return keys if thread.board_id is None else [*keys, f"threads:{thread.board_id}"]


def _last(comment: Comment, step: int) -> datetime | None:
    """Return when the last of a thread that readers see was written, after this step."""
    last = comment.thread.last_comment_at
    if step > 0:
        return max(last or comment.written_at, comment.written_at)
    if last is not None and comment.written_at < last:
        return last
    seen = Comment.objects.filter(thread=comment.thread_id).exclude(pk=comment.pk).visible()
    return seen.aggregate(last=Max("written_at"))["last"] or comment.written_at


def _locked(subject: Subject, now: datetime) -> tuple[Thread, Policy]:
    """Return the thread where things are said about a subject, locked until the commit.

    With it comes how comments are taken there. It is made where nobody has spoken yet. Raises
    MovedOnError when it was merged just now.
    """
    policy = policies.policy_at(subject, now=now)
    if policy is None:
        raise ValidationError(_("What you want to comment on is not there any more."))
    found = _lock(subject)
    if not found:
        Thread.objects.get_or_create(**subject.lookup, defaults={"opened_at": now})
        found = _lock(subject)
    if not found or found[0].merged_into_id is not None:
        raise MovedOnError
    return found[0], policy


def _lock(subject: Subject) -> list[Thread]:
    # One lock and no other: to take that of a thread that was merged first would be out of order.
    column = next(iter(subject.lookup))

    def build(given: Mapping[str, Any]) -> QuerySet[Thread]:
        return threads_of(column, given["number"]).select_for_update(no_key=True)

    return prepared.instances(Thread, ("lock", column), build, {"number": subject.number})


def _place(thread: Thread, answered: Comment | None) -> dict[str, Any]:
    """Return where a comment stands: on the next floor, below what it answers."""
    floor = thread.last_floor + 1
    return {
        "thread": thread,
        "floor": floor,
        "parent": answered,
        "root_floor": answered.root_floor if answered else floor,
        "path": paths.below(answered.path if answered else "", floor),
        "depth": answered.depth + 1 if answered else 0,
    }


def _sent_before(
    thread: Thread, text: str, by: Member, parent: int, now: datetime
) -> Comment | None:
    """Return the comment that this one is, sent again; refuse what comes too fast: one query."""

    def build(given: Mapping[str, Any]) -> QuerySet[Any, Any]:
        stands = Q(deleted_at=None, hidden_at=None, thread=given["thread"], text=given["text"])
        below = Q(parent=given["parent"]) if parent else Q(parent=None)
        own = Comment.objects.filter(author=given["by"], written_at__gt=given["since"])
        rows = own.order_by("-pk")
        twin = ExpressionWrapper(stands & below, output_field=BooleanField())
        return rows.annotate(twin=twin).values_list("pk", "written_at", "twin")[:LATELY]

    # Longer than that in which so many are a burst.
    since = now - rules.SENT_TWICE
    values: dict[str, prepared.Value] = {"by": by.pk, "since": since, "thread": thread.pk}
    values["text"] = text
    values |= {"parent": parent} if parent else {}
    lately = list(prepared.rows(("lately", bool(parent)), build, values))
    for number, _each, is_twin in lately:
        if is_twin:
            return Comment.objects.select_related("thread").get(pk=number)
    moments = [written_at for _, written_at, _ in lately[: rules.BURST]]
    if len(moments) == rules.BURST and min(moments) > now - rules.BURST_WITHIN:
        raise ValidationError(_("That is a lot at once. Wait a minute, then send it."))
    return None


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
