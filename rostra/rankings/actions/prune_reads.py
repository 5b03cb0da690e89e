"""Destroy what has served: salts, sketches that no window needs, old estimates and counts."""

from datetime import datetime, timedelta

from django.db import transaction

from rostra.kernel.windows import HOUR
from rostra.rankings.models import LeftOut, ReadHour, Salt
from rostra.rankings.reads import salts

# The longest window is 48 hours; an hour more for a list that is made a little late.
SKETCHES_KEPT_FOR = timedelta(hours=49)
ESTIMATES_KEPT_FOR = timedelta(days=30)
COUNTS_KEPT_FOR = timedelta(days=400)
# The estimate of an hour with fewer readers is dropped with its sketches: no plot shows it.
FEWEST_READERS = 1.5
# Rows in one transaction: other writers wait for it.
BATCH = 2_000


def prune_reads(*, now: datetime) -> int:
    """Destroy what is too old; return how many salts that were. May be killed and run again."""
    destroyed = destroy_salts(now=now)
    hours = ReadHour.objects.filter(hour__lt=now - SKETCHES_KEPT_FOR, older__isnull=False)
    while some := list(hours.order_by("hour").values_list("pk", "readers")[:BATCH]):
        with transaction.atomic():
            few = [pk for pk, readers in some if readers < FEWEST_READERS]
            ReadHour.objects.filter(pk__in=few).delete()
            ReadHour.objects.filter(pk__in=[pk for pk, _ in some]).update(older=None, younger=None)
    old = ReadHour.objects.filter(hour__lt=now - ESTIMATES_KEPT_FOR).order_by("hour")
    while some_old := list(old.values_list("pk", flat=True)[:BATCH]):
        ReadHour.objects.filter(pk__in=some_old).delete()
    LeftOut.objects.filter(day__lt=(now - COUNTS_KEPT_FOR).date()).delete()
    return destroyed


def destroy_salts(*, now: datetime) -> int:
    """Destroy the salts that are older than four days, and make the next in time."""
    # A little ahead, so that no process meets the new period without it.
    salts.living(now=now)
    salts.living(now=now + HOUR)
    old = Salt.objects.filter(number__lt=salts.period(now) - 1)
    with transaction.atomic():
        # Written over first: a deleted row's bytes may stay in a file's free pages.
        old.update(key=bytes(salts.KEY_BYTES))
        return old.delete()[0]
