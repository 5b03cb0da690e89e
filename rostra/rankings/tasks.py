"""What the rankings do by the clock."""

from django_tasks import task

from rostra.kernel import clock
from rostra.rankings.actions.fold_reads import fold_reads
from rostra.rankings.actions.prune_reads import prune_reads
from rostra.worker import timetable


@task()
def fold() -> int:
    """Fold the slices that are over into hours; return how many rows were folded."""
    return fold_reads(now=clock.now())


@task()
def prune() -> int:
    """Destroy old salts and what else has served; return how many salts were destroyed."""
    return prune_reads(now=clock.now())


timetable.put(fold, cron="1-59/10 * * * *")
timetable.put(prune, cron="3 * * * *")
