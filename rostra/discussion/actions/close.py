"""Close a thread, or open it again."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.discussion import rules, subjects
from rostra.discussion.actions.say import changed
from rostra.discussion.models import Thread
from rostra.discussion.subjects import Subject


@transaction.atomic
def close(*, subject: Subject, why: str, by: Member, now: datetime) -> Thread:
    """Let nothing more be said in a thread, also where nothing has been said yet."""
    _refuse_unless_may(by)
    if subjects.find(subject, now=now) is None:
        raise ValidationError(_("What you want to comment on is not there any more."))
    own, _made = Thread.objects.get_or_create(**subject.lookup, defaults={"opened_at": now})
    rows = Thread.objects.select_for_update(of=("self",), no_key=True)
    thread = rows.get(pk=own.merged_into_id or own.pk)
    if thread.closed_at is None:
        thread.closed_at, thread.closed_by, thread.closed_why = now, by, why.strip()[:300]
        _settle(thread, "discussion.close", by)
    return thread


@transaction.atomic
def reopen(*, thread: Thread, by: Member) -> Thread:
    """Let more be said in a closed thread."""
    _refuse_unless_may(by)
    thread = Thread.objects.select_for_update(of=("self",), no_key=True).get(pk=thread.pk)
    if thread.closed_at is not None:
        thread.closed_at, thread.closed_by, thread.closed_why = None, None, ""
        _settle(thread, "discussion.reopen", by)
    return thread


def _settle(thread: Thread, action: str, by: Member) -> None:
    thread.save(update_fields=["closed_at", "closed_by", "closed_why"])
    log(instance=thread, action=action, user=by, data={"why": thread.closed_why})
    append(*changed(thread))


def _refuse_unless_may(by: Member) -> None:
    if not rules.may_close(by):
        raise ValidationError(_("Closing threads is for the editors."))
