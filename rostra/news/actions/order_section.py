"""Put a section before or behind its neighbour."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.news.models import Section


@transaction.atomic
def order_section(*, section: Section, up: bool, by: Member | None, now: datetime) -> None:
    """Exchange a section with the neighbour before it (``up``) or behind it.

    The neighbours, those inside the same section, are numbered anew. At the end of the row
    nothing happens.
    """
    row = list(Section.objects.filter(parent=section.parent_id).order_by("order", "id"))
    at = [each.pk for each in row].index(section.pk)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(row):
        return
    row[at], row[to] = row[to], row[at]
    for order, each in enumerate(row, start=1):
        if each.order != order:
            each.order = order
            each.save(update_fields=["order"])
    log(instance=section, action="news.order_section", user=by)
