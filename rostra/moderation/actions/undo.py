"""Undo a decision."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts.actions.lift import lift
from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.moderation import effects, events, figures, rules, subjects, telling
from rostra.moderation.actions.decide import LOG_KEY
from rostra.moderation.models import Case, Decision
from rostra.moderation.models.decision import REASON_LIMIT


@transaction.atomic
def undo(*, decision: Decision, why: str, by: Member, now: datetime) -> Decision:
    """Take back all that a decision did, tell the member, and let its case wait again."""
    decision = reverse(decision=decision, why=why, by=by, now=now)
    case = decision.case
    waits = Case.objects.waiting().filter(kind=case.kind, subject=case.subject)
    # A case that was opened only to be decided has nothing that waits.
    if case.weight and not waits.exists():
        Case.objects.filter(pk=case.pk).update(settled_at=None, settled_by=None)
    figures.count("undone", now=now)
    telling.tell_undone(decision, now=now)
    return decision


def reverse(*, decision: Decision, why: str, by: Member, now: datetime) -> Decision:
    """Take back all that a decision did, within the transaction of whoever asks.

    Raises ValidationError for a decision undone already, and for whoever may not.
    """
    rows = Decision.objects.select_for_update(of=("self",))
    decision = rows.select_related("case", "member", "sanction").get(pk=decision.pk)
    if not rules.may_undo(by, decision):
        raise ValidationError(_("It is undone already, or not yours to undo."))
    subject = subjects.read(decision.subject)
    row = subjects.find(subject) if subject else None
    effects.take_back(decision, row, by=by, now=now)
    if decision.sanction is not None and decision.sanction.lifted_at is None:
        lift(sanction=decision.sanction, why=why, by=by, now=now)
    decision.undone_at, decision.undone_by = now, by
    decision.undone_why = why.replace("\x00", "").strip()[:REASON_LIMIT]
    decision.save(update_fields=["undone_at", "undone_by", "undone_why"])
    log(instance=decision, action="moderation.undo", user=by, data={"act": decision.act})
    append(LOG_KEY)
    events.undone.send(Decision, decision=decision, by=by, now=now)
    return decision
