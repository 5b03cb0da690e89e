"""Change how the paper screens."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from rostra.changes.log import append
from rostra.screening import current
from rostra.screening.models import Practice


@transaction.atomic
def change_practice(*, practice: Practice, by: Any) -> Practice:
    """Write the owner's choices down; every process heeds them from its next text on."""
    practice.pk = 1
    practice.full_clean(validate_unique=False)
    practice.save()
    log(instance=practice, action="wagtail.edit", user=by)
    append(current.SUBJECT)
    return practice
