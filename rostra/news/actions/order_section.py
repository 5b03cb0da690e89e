"""Put a section before or behind its neighbour."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.news.models import Section
from rostra.web.ordering import exchange


@transaction.atomic
def order_section(*, section: Section, up: bool, by: Member | None, now: datetime) -> None:
    """Exchange a section with the neighbour before it (``up``) or behind it.

    The neighbours, those inside the same section, are numbered anew. At the end of the row
    nothing happens.
    """
    row = Section.objects.filter(parent=section.parent_id).order_by("order", "id")
    if exchange(row, section, up=up):
        log(instance=section, action="news.order_section", user=by)
