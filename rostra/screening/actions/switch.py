"""Switch a word rule on, or off."""

from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from rostra.changes.log import append
from rostra.screening import current
from rostra.screening.models import WordRule


@transaction.atomic
def switch_on(*, rule: WordRule, by: Any, now: datetime) -> WordRule:
    """Let a rule hold from now on."""
    return _switched(rule, "screening.on", by, begins_at=now, ends_at=None, changed_at=now)


@transaction.atomic
def switch_off(*, rule: WordRule, by: Any, now: datetime) -> WordRule:
    """Let a rule hold no longer."""
    return _switched(rule, "screening.off", by, begins_at=None, ends_at=None, changed_at=now)


def _switched(rule: WordRule, action: str, by: Any, **moments: datetime | None) -> WordRule:
    for name, moment in moments.items():
        setattr(rule, name, moment)
    rule.save(update_fields=[*moments])
    log(instance=rule, action=action, user=by)
    append(current.SUBJECT)
    return rule
