"""Impose a sanction on a member."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts import rules
from rostra.accounts.models import Member, Sanction
from rostra.accounts.models.sanction import REASON_LIMIT
from rostra.changes.log import append


@transaction.atomic
def impose(
    *,
    member: Member,
    kind: str,
    reason: str,
    by: Member,
    now: datetime,
    rule: str = "",
    ends_at: datetime | None = None,
    per_day: int | None = None,
) -> Sanction:
    """Bind a member from now on, until a moment or for good.

    ``per_day`` is how many comments a day a limit leaves. Raises ValidationError with a sentence
    for whoever imposes it.
    """
    if not rules.may_sanction(by, member):
        raise ValidationError(_("This member is not yours to sanction."))
    if not reason.strip():
        raise ValidationError(_("Say why: the member will read it."))
    if len(reason) > REASON_LIMIT:
        raise ValidationError(
            _("It has %(length)d characters; %(most)d are the most.")
            % {"length": len(reason), "most": REASON_LIMIT}
        )
    if ends_at is not None and ends_at <= now:
        raise ValidationError(_("It would be over before it begins."))
    if (kind == Sanction.Kind.LIMIT) != (per_day is not None):
        raise ValidationError(
            _("A limit needs the number of comments a day, and nothing else does.")
        )
    sanction = Sanction(
        member=member, kind=kind, per_day=per_day, begins_at=now,
        ends_at=None if kind == Sanction.Kind.WARNING else ends_at,
        rule=rule, reason=reason.strip(), by=by,
    )  # fmt: skip
    sanction.full_clean(validate_constraints=False, exclude=["member", "by"])
    sanction.save()
    log(instance=member, action="accounts.impose", user=by, data={"kind": kind})
    append(f"member:{member.pk}")
    return sanction
