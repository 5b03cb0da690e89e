"""Remove a word rule."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from rostra.changes.log import append
from rostra.screening import current
from rostra.screening.models import WordRule


@transaction.atomic
def remove_rule(*, rule: WordRule, by: Any) -> None:
    """Take a rule away; what it held stays held, with the rule's name."""
    log(instance=rule, action="wagtail.delete", user=by, deleted=True)
    rule.delete()
    append(current.SUBJECT)
