"""What the rankings do by the clock."""

from django_tasks import task

from rostra.kernel import clock
from rostra.rankings.actions.fold_reads import fold_reads
from rostra.rankings.actions.prune_reads import prune_reads
from rostra.rankings.actions.refresh import refresh
from rostra.worker import timetable


@task()
def fold() -> int:
    """Fold the slices that are over into hours; return how many rows were folded."""
    return fold_reads(now=clock.now())


@task()
def prune() -> int:
    """Destroy old salts and what else has served; return how many salts were destroyed."""
    return prune_reads(now=clock.now())


@task()
def refresh_lists() -> list[str]:
    """Bring the lists in line with what was read; return the names of those that changed."""
    return refresh(now=clock.now())


timetable.put(refresh_lists, cron="* * * * *")
timetable.put(fold, cron="1-59/10 * * * *")
timetable.put(prune, cron="3 * * * *")
