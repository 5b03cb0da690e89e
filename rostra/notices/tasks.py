"""What the notices do by the clock."""

from django_tasks import task

from rostra.kernel import clock
from rostra.notices.actions.make_mails import make_digests, make_mails
from rostra.notices.actions.post import post
from rostra.notices.actions.prune import prune
from rostra.notices.actions.work_off import work_off
from rostra.worker import timetable


@task()
def tell_followers() -> int:
    """Tell followers what waits for them; return how many slices were told."""
    return work_off(now=clock.now())


@task()
def post_mails() -> int:
    """Make the mails and digests that are due, and send what waits; return how many were sent."""
    now = clock.now()
    make_mails(now=now)
    make_digests(now=now)
    return post(now=now)


@task()
def prune_notices() -> int:
    """Delete what was told long ago, and mails that are done with; return how many rows."""
    return prune(now=clock.now())


timetable.put(tell_followers, cron="* * * * *")
timetable.put(post_mails, cron="* * * * *")
timetable.put(prune_notices, cron="7 4 * * *")
