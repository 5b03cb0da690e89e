"""What the members' room does by the clock."""

from django_tasks import task

from rostra.accounts.actions.forget_unconfirmed import forget_unconfirmed as forget
from rostra.kernel import clock
from rostra.worker import timetable


@task()
def forget_unconfirmed() -> int:
    """Forget who never confirmed an address; return how many."""
    return forget(now=clock.now())


timetable.put(forget_unconfirmed, cron="17 * * * *")
