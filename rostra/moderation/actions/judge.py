"""Judge an appeal."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.moderation import figures, rules, telling
from rostra.moderation.actions.claim import locked, why_not
from rostra.moderation.actions.decide import LOG_KEY
from rostra.moderation.actions.settle import settle
from rostra.moderation.actions.undo import reverse
from rostra.moderation.models import Appeal
from rostra.moderation.models.appeal import WORDS_LIMIT


@transaction.atomic
def judge(*, appeal: Appeal, upheld: bool, answer: str, by: Member, now: datetime) -> Appeal:
    """Let a decision stand, or reverse all that it did; the member is told, with the reason."""
    case, answer = locked(appeal.case), answer.replace("\x00", "").strip()
    appeal = Appeal.objects.select_related("decision__member", "decision__sanction").get(
        pk=appeal.pk
    )
    appeal.case = case
    if not rules.may_judge(by, appeal, now=now):
        if appeal.judged_at is None and appeal.decision.by_id == by.pk:
            raise ValidationError(_("You decided it: somebody else judges the appeal."))
        raise ValidationError(why_not(case, by, now))
    if not answer:
        raise ValidationError(_("Say why: the member will read it."))
    if len(answer) > WORDS_LIMIT:
        raise ValidationError(
            _("It has %(length)d characters; %(most)d are the most.")
            % {"length": len(answer), "most": WORDS_LIMIT}
        )
    if upheld and appeal.decision.undone_at is None:
        reverse(decision=appeal.decision, why=answer, by=by, now=now)
    outcome = Appeal.Outcome.UPHELD if upheld else Appeal.Outcome.REFUSED
    appeal.outcome, appeal.answer, appeal.judged_at, appeal.judged_by = outcome, answer, now, by
    appeal.save(update_fields=["outcome", "answer", "judged_at", "judged_by"])
    settle(subject=case.subject, kinds=[case.kind], by=by, now=now)
    figures.count(outcome, now=now)
    log(instance=appeal, action="moderation.judge", user=by, data={"outcome": outcome})
    append(LOG_KEY)
    telling.tell_judged(appeal, now=now)
    return appeal
