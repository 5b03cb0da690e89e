"""Decide a case."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts.actions.impose import impose
from rostra.accounts.models import Member, Sanction
from rostra.changes.log import append
from rostra.moderation import effects, events, figures, rules, subjects, telling
from rostra.moderation.actions.claim import locked, why_not
from rostra.moderation.actions.settle import settle
from rostra.moderation.models import Case, Decision, HouseRule
from rostra.moderation.models.decision import REASON_LIMIT

LOG_KEY = "moderation:log"
SETTLED_TOGETHER = (Case.Kind.REPORT, Case.Kind.HELD, Case.Kind.NAME)


@dataclass(frozen=True, slots=True)
class Imposed:
    """The sanction that goes with a decision: its kind, until when, how many comments a day."""

    kind: str
    ends_at: datetime | None = None
    per_day: int | None = None


@transaction.atomic
def decide(
    *,
    case: Case,
    act: str,
    by: Member,
    now: datetime,
    reason: str = "",
    rule: HouseRule | None = None,
    imposed: Imposed | None = None,
) -> Decision:
    """Do an act to the subject of a case, impose a sanction with it, and settle the case.

    All of it or nothing. Whatever else waits about the same subject is settled with it, but for
    appeals and complaints. Raises ValidationError with a sentence for the moderator.
    """
    case, reason = locked(case), reason.replace("\x00", "").strip()
    if not rules.may_decide(by, case, now=now):
        raise ValidationError(why_not(case, by, now))
    subject = subjects.read(case.subject)
    if subject is None or not rules.may_act(by, act, subject.kind):
        raise ValidationError(_("That cannot be done here, or not by you."))
    _check(act, reason, imposed, case)
    row = subjects.find(subject)
    before = effects.apply(act, row, reason=reason, by=by, now=now)
    said = str(rule) if rule else ""
    decision = Decision.objects.create(
        case=case, act=act, subject=case.subject, member=case.about,
        sanction=_impose(imposed, case, rule=said, reason=reason, by=by, now=now),
        rule_number=rule.number if rule else None, rule=said, reason=reason, before=before,
        by=by, at=now,
    )  # fmt: skip
    for kinds in ((case.kind,), SETTLED_TOGETHER):
        settle(subject=case.subject, kinds=kinds, by=by, now=now)
    words = [act, imposed.kind] if imposed else [act]
    figures.count(*words, now=now)
    log(instance=decision, action="moderation.decide", user=by, data={"act": act}, title=str(case))
    append(LOG_KEY)
    telling.tell_decision(decision, now=now)
    events.decided.send(Decision, decision=decision, by=by, now=now)
    return decision


def _check(act: str, reason: str, imposed: Imposed | None, case: Case) -> None:
    if len(reason) > REASON_LIMIT:
        raise ValidationError(
            _("It has %(length)d characters; %(most)d are the most.")
            % {"length": len(reason), "most": REASON_LIMIT}
        )
    if (act != Decision.Act.LEAVE or imposed) and not reason:
        raise ValidationError(_("Say why: the member will read it."))
    if (act == Decision.Act.SANCTION) and imposed is None:
        raise ValidationError(_("Choose a sanction."))
    if act == Decision.Act.LEAVE and imposed is not None:
        raise ValidationError(_("What is left as it is deserves no sanction."))
    if imposed is not None and case.about is None:
        raise ValidationError(_("There is no member whom a sanction could bind."))


def _impose(
    imposed: Imposed | None, case: Case, *, rule: str, reason: str, by: Member, now: datetime
) -> Sanction | None:
    if imposed is None or case.about is None:
        return None
    return impose(
        member=case.about, kind=imposed.kind, ends_at=imposed.ends_at, per_day=imposed.per_day,
        rule=rule, reason=reason, by=by, now=now,
    )  # fmt: skip
