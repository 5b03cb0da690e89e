"""What the floor does by the clock."""

from django_tasks import task

from rostra.discussion import echoes
from rostra.kernel import clock
from rostra.worker import timetable


@task()
def prune_echoes() -> int:
    """Forget what comments sounded like that are no copy's any more; return how many rows."""
    removed, now = 0, clock.now()
    while step := echoes.prune(now=now):
        removed += step
    return removed


timetable.put(prune_echoes, cron="27 * * * *")
