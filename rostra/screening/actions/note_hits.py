"""Keep how often each word rule fires."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F

from rostra.screening.models import WordRule
from rostra.screening.verdict import Fired


def note_hits(*, fired: Iterable[Fired], now: datetime) -> None:
    """Count what fired, each rule once a text; nothing is logged, as no rule changes."""
    numbers = {int(each.rule.partition(":")[2]) for each in fired if each.kind == "word"}
    # In order: two texts that hit the same rules do not wait for each other.
    for number in sorted(numbers):
        WordRule.objects.filter(pk=number).update(hits=F("hits") + 1, hit_at=now)
