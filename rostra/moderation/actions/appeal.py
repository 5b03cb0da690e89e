"""Appeal a decision."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rostra.accounts.models import Member
from rostra.moderation import figures, rules
from rostra.moderation.models import Appeal, Case, Decision
from rostra.moderation.models.appeal import WORDS_LIMIT

# An appeal comes before reports: somebody may be silenced unjustly.
WEIGHT = 10


@transaction.atomic
def appeal(*, decision: Decision, words: str, by: Member, now: datetime) -> Appeal:
    """Ask for somebody else's judgement on a decision about oneself, once.

    Raises ValidationError with a sentence for the member.
    """
    words = words.replace("\x00", "").strip()
    if not words:
        raise ValidationError(_("Say why you think that the decision is wrong."))
    if len(words) > WORDS_LIMIT:
        raise ValidationError(
            _("It has %(length)d characters; %(most)d are the most.")
            % {"length": len(words), "most": WORDS_LIMIT}
        )
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if not rules.may_appeal(by, decision, now=now):
        raise ValidationError(_("This decision cannot be appealed any more."))
    if Appeal.objects.filter(decision=decision).exists():
        raise ValidationError(_("You have appealed this decision already."))
    case = Case.objects.create(
        kind=Case.Kind.APPEAL, subject=f"decision:{decision.pk}", about=by, opened_at=now,
        weight=WEIGHT,
    )  # fmt: skip
    made = Appeal.objects.create(case=case, decision=decision, words=words, at=now)
    figures.count("appeals", now=now)
    return made
