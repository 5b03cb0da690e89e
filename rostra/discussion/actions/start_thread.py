"""Start a thread in a board."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rostra.accounts.models import Member
from rostra.accounts.trust import level_of
from rostra.discussion import rules
from rostra.discussion.actions.say import say
from rostra.discussion.models import Board, BoardTally, Comment, Thread
from rostra.discussion.models.thread import TITLE_LIMIT
from rostra.discussion.screened import Facts, screened
from rostra.discussion.subjects import Subject
from rostra.kernel import script
from rostra.kernel.text import one_line
from rostra.screening.reasons import reasons
from rostra.screening.verdict import Act, Verdict


@transaction.atomic
def start_thread(
    *,
    board: Board,
    title: str,
    text: str,
    by: Member,
    language: str,
    now: datetime,
    beside: Verdict | None = None,
    has_worked: bool = False,
) -> Comment:
    """Start a thread with its first comment, and return that.

    ``language`` is what the member reads in. What is sent twice is one thread. The title is
    screened as the text is, and ``beside`` is the verdict on what comes with them;
    ``has_worked`` is as for ``say``. Raises ValidationError, with its words at ``title`` or
    ``text``.
    """
    verdict = titled(title, by=by, now=now)
    title = verdict.text
    if beside is not None:
        verdict = Verdict(title, (*verdict.fired, *beside.fired))
    # Whoever starts a thread here waits for the one before: what is sent twice is seen to be.
    BoardTally.objects.get_or_create(board=board)
    BoardTally.objects.select_for_update().get(board=board)
    board = Board.objects.get(pk=board.pk)
    if not rules.may_start(by, board, level_of(by)):
        raise ValidationError({"title": _refusal(board)})
    if twin := _sent_before(board, title, text, by, now):
        return twin
    _refuse_burst(by, now)
    thread = Thread.objects.create(
        board=board,
        title=title,
        language=script.detect(title) or script.detect(text) or language,
        author=by,
        opened_at=now,
    )
    subject = Subject("thread", thread.pk)
    try:
        return say(
            subject=subject,
            text=text,
            by=by,
            language=language,
            now=now,
            beside=verdict,
            has_worked=has_worked,
        )
    except ValidationError as error:
        raise ValidationError({"text": error.messages}) from error


def titled(title: str, *, by: Member, now: datetime) -> Verdict:
    """Return the verdict on a title, as one line; raise ValidationError for what is none."""
    title = one_line(title)
    if not title:
        raise ValidationError({"title": _("Give the thread a title.")})
    if len(title) > TITLE_LIMIT:
        raise ValidationError(
            {
                "title": _("It has %(length)d characters; %(most)d are the most.")
                % {"length": len(title), "most": TITLE_LIMIT}
            }
        )
    verdict = screened(Facts(title, by, now, where="title"))
    if verdict.act == Act.REFUSE:
        raise ValidationError({"title": reasons(verdict.of(Act.REFUSE))})
    return verdict


def _refusal(board: Board) -> str:
    if board.closed_at is not None:
        return _("This board is closed; nothing more can be said in it.")
    return _("In this board threads are started by %(who)s.") % {
        "who": board.get_starters_display()
    }


def _sent_before(board: Board, title: str, text: str, by: Member, now: datetime) -> Comment | None:
    lately = Comment.objects.filter(author=by, written_at__gt=now - rules.SENT_TWICE, floor=1)
    same = lately.filter(thread__board=board, thread__title=title, text=text, deleted_at=None)
    return same.filter(hidden_at=None).select_related("thread").order_by("-pk").first()


def _refuse_burst(by: Member, now: datetime) -> None:
    lately = Thread.objects.filter(author=by, opened_at__gt=now - rules.STARTED_WITHIN)
    if lately.count() >= rules.STARTED:
        raise ValidationError({"title": _("That is a lot at once. Wait a while, then send it.")})
