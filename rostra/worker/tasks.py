"""Housekeeping of the floor: what is finished, expired or read is cleared away."""

from datetime import timedelta

from django.core.management import call_command
from django.db import connections
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from rostra.changes import follow
from rostra.kernel import clock
from rostra.worker import timetable

FINISHED_KEPT_FOR = timedelta(days=1)
FAILED_KEPT_FOR = timedelta(days=14)


@task()
def prune_tasks() -> int:
    """Delete tasks that ended well a day ago, or badly a fortnight ago; return how many."""
    now = clock.now()
    done = DBTaskResult.objects.successful().filter(finished_at__lt=now - FINISHED_KEPT_FOR)
    failed = DBTaskResult.objects.failed().filter(finished_at__lt=now - FAILED_KEPT_FOR)
    return done.delete()[0] + failed.delete()[0]


@task()
def prune_changes() -> int:
    """Delete lines of the change log that every follower has read; return how many."""
    return follow.prune(now=clock.now())


@task()
def clear_sessions() -> None:
    """Delete sessions that have expired."""
    call_command("clearsessions")


@task()
def optimise_database() -> None:
    """Let SQLite renew the figures it plans queries by; PostgreSQL does so by itself."""
    for connection in connections.all():
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA optimize")


timetable.put(prune_tasks, cron="17 3 * * *")
timetable.put(prune_changes, cron="27 3 * * *")
timetable.put(clear_sessions, cron="37 3 * * *")
timetable.put(optimise_database, cron="47 3 * * *")
