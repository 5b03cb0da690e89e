"""What the wire does by the clock: poll the feeds that are due."""

from django_tasks import task

from rostra.kernel import clock
from rostra.wire import polling
from rostra.worker import timetable

# No fetch begins later than this in one task: between two, the worker does what else waits.
BUDGET_SECONDS = 10.0
MOST_AT_ONCE = 400
# After everything else.
LOW_PRIORITY = -10


@task()
def poll_due_feeds() -> int:
    """Poll the feeds whose time has come; return how many are left for the task queued then."""
    feeds = polling.due(now=clock.now(), most=MOST_AT_ONCE)
    left = polling.poll(feeds, seconds=BUDGET_SECONDS)
    if left:
        poll_due_feeds.using(priority=LOW_PRIORITY).enqueue()
    return left


timetable.put(poll_due_feeds, cron="* * * * *")
