"""Lift a sanction before its time."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts import rules
from rostra.accounts.models import Member, Sanction
from rostra.changes.log import append


@transaction.atomic
def lift(*, sanction: Sanction, why: str, by: Member, now: datetime) -> Sanction:
    """Let a sanction bind its member no longer; it stays on record. Raises ValidationError."""
    locked = Sanction.objects.select_for_update(of=("self",)).select_related("member")
    sanction = locked.get(pk=sanction.pk)
    if not rules.may_sanction(by, sanction.member):
        raise ValidationError(_("This member is not yours to sanction."))
    if sanction.lifted_at is not None:
        raise ValidationError(_("It is lifted already."))
    sanction.lifted_at, sanction.lifted_by, sanction.lifted_why = now, by, why.strip()[:300]
    sanction.save(update_fields=["lifted_at", "lifted_by", "lifted_why"])
    kind = {"kind": sanction.kind}
    log(instance=sanction.member, action="accounts.lift", user=by, data=kind)
    append(f"member:{sanction.member_id}")
    return sanction
