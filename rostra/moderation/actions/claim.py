"""Take a case in hand, or give it back."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rostra.accounts.models import Member
from rostra.moderation import rules
from rostra.moderation.models import Case


@transaction.atomic
def claim(*, case: Case, by: Member, now: datetime) -> Case:
    """Keep a case for oneself for a while, so that two do not do the same."""
    case = locked(case)
    if not rules.may_claim(by, case, now=now):
        raise ValidationError(why_not(case, by, now))
    case.claimed_by, case.claimed_until = by, now + rules.CLAIMED
    case.save(update_fields=["claimed_by", "claimed_until"])
    return case


@transaction.atomic
def release(*, case: Case, by: Member, now: datetime) -> Case:
    """Let others have a case that one had taken in hand."""
    case = locked(case)
    if case.claimed_by_id == by.pk:
        case.claimed_by, case.claimed_until = None, None
        case.save(update_fields=["claimed_by", "claimed_until"])
    return case


def locked(case: Case) -> Case:
    """Return a case as it stands, and nobody else deciding it."""
    rows = Case.objects.select_for_update(of=("self",)).select_related("about", "claimed_by")
    return rows.get(pk=case.pk)


def why_not(case: Case, by: Member, now: datetime) -> str:
    """Return why somebody may do nothing about a case."""
    if case.settled_at is not None:
        return _("It is settled already.")
    if rules.is_claimed(case, by=by, now=now):
        return _("%(name)s has it in hand.") % {"name": case.claimed_by}
    return _("This case is not yours to decide.")
