"""What the members' room does by the clock."""

from django_tasks import task

from rostra.accounts import portraits
from rostra.accounts.actions.erase import erase_due
from rostra.accounts.actions.forget_unconfirmed import forget_unconfirmed as forget
from rostra.kernel import clock
from rostra.worker import timetable


@task()
def forget_unconfirmed() -> int:
    """Forget who never confirmed an address; return how many."""
    return forget(now=clock.now())


@task()
def erase_members() -> int:
    """Erase whose days of grace are over; return how many. What was cut off is taken up."""
    return erase_due(now=clock.now())


@task()
def remove_portrait(name: str) -> None:
    """Remove the files of a portrait that nobody shows any more."""
    portraits.remove(name)


timetable.put(forget_unconfirmed, cron="17 * * * *")
timetable.put(erase_members, cron="7-59/10 * * * *")
