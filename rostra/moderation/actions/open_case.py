"""Open a case, or join the one that is open already."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from rostra.accounts.models import Member
from rostra.moderation.models import Case


@transaction.atomic
def open_case(
    *, kind: str, subject: str, about: Member | None, now: datetime, weight: int = 1
) -> Case:
    """Return the open case of a kind about a subject, made or grown by ``weight``."""
    rows = Case.objects.waiting().filter(kind=kind, subject=subject)
    # Twice: the case found may be settled, or one made, by somebody else in between.
    for _attempt in range(3):
        if rows.update(weight=F("weight") + weight):
            return rows.get()
        try:
            with transaction.atomic():
                return Case.objects.create(
                    kind=kind, subject=subject, about=about, opened_at=now, weight=weight
                )
        except IntegrityError:
            continue
    return rows.get()
