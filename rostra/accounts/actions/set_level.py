"""Set how far a member is trusted by hand, or give that back to the rule."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts.actions.note_facts import settle_level
from rostra.accounts.models import Member, Standing
from rostra.accounts.rules import may_set_level
from rostra.accounts.trust import Level
from rostra.changes.log import append


@transaction.atomic
def set_level(
    *, member: Member, level: Level | None, why: str, by: Member, now: datetime
) -> Standing:
    """Put a member on a level for a reason; None lets the rule decide again.

    Raises ValidationError for whoever may not, and for a missing reason.
    """
    if not may_set_level(by, member):
        raise ValidationError(_("You may not set this member's level."))
    why = why.strip()[:300]
    if not why:
        raise ValidationError(_("Say why: the member will read it."))
    Standing.objects.get_or_create(member=member)
    facts = Standing.objects.select_for_update(of=("self",)).get(pk=member.pk)
    if level is None:
        facts.set_at, facts.set_by, facts.set_why = None, None, ""
        settle_level(facts, now)
    else:
        facts.set_at, facts.set_by, facts.set_why = now, by, why
        if facts.since is None or level != facts.level:
            facts.level, facts.since = level, now
    facts.save()
    data = {"level": None if level is None else level.name, "why": why}
    log(instance=member, action="accounts.set_level", user=by, data=data)
    append(f"member:{member.pk}")
    return facts
