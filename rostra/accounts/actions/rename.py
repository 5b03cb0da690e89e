"""Give a member another display name."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.accounts.models.member import TAKEN
from rostra.accounts.names import acceptable_name
from rostra.changes.log import append


def rename(*, member: Member, name: str, by: Member, now: datetime) -> None:
    """Give a member another name; the one they have changes nothing.

    Raises ValidationError for a name that may not be taken, or was taken a moment ago.
    """
    before, name = member.name, acceptable_name(name, member=member)
    if name == before:
        return
    member.name = name
    try:
        with transaction.atomic():
            member.save(update_fields=["name"])
            log(instance=member, action="accounts.rename", user=by, data={"before": before})
            append(f"member:{member.pk}")
    except IntegrityError as error:
        member.name = before
        raise ValidationError(TAKEN["unique"], code="taken") from error
