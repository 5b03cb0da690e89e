"""Complain about rights or law."""

from datetime import datetime

from django.db import transaction

from rostra.moderation import figures, subjects
from rostra.moderation.actions.open_case import open_case
from rostra.moderation.models import Case, Complaint
from rostra.moderation.subjects import Subject

# A complaint may have to be answered within days, by law.
WEIGHT = 20


@transaction.atomic
def complain(*, complaint: Complaint, subject: Subject, now: datetime) -> Complaint:
    """File a complaint that a form has checked; several about one page join one case."""
    row = subjects.find(subject)
    about = subjects.concerns(row) if subject.kind == "comment" and row else None
    key = subject.key if row is not None or subject.kind == "page" else f"page:{subject.number}"
    complaint.case = open_case(
        kind=Case.Kind.COMPLAINT, subject=key, about=about, now=now, weight=WEIGHT
    )
    complaint.at = now
    complaint.full_clean(exclude=["case"])
    complaint.save()
    figures.count("complaints", now=now)
    return complaint
