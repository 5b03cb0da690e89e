"""Examine who is at work: workers, tasks, the owner."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django_tasks_db.models import DBTaskResult

from rostra.accounts.models import Member
from rostra.notices.models import Mail
from rostra.upkeep.checkup.finding import Finding, ok, warn
from rostra.worker.models import Heartbeat

# Workers give a sign of life every few seconds.
ALIVE_WITHIN = timedelta(minutes=1)
LONG_WAIT = timedelta(minutes=10)
RECENT = timedelta(days=1)


def workers_live(now: datetime) -> Iterator[Finding]:
    """Look when a worker was last seen."""
    alive = Heartbeat.objects.filter(seen_at__gte=now - ALIVE_WITHIN).count()
    if alive:
        yield ok("worker", f"{alive} at work")
    else:
        yield warn(
            "worker",
            "none was seen in the last minute; nothing is fetched, scheduled or sent",
            "Run `rostra serve`, or `rostra serve --only worker` on one machine.",
        )


def tasks_move(now: datetime) -> Iterator[Finding]:
    """Look whether tasks wait too long or failed lately."""
    late = DBTaskResult.objects.ready().filter(enqueued_at__lt=now - LONG_WAIT).count()
    failed = DBTaskResult.objects.failed().filter(finished_at__gte=now - RECENT).count()
    if late:
        yield warn("tasks", f"{late} wait for more than ten minutes", "Run more workers.")
    if failed:
        yield warn("tasks", f"{failed} failed in the last day", "The worker's log says why.")
    if not late and not failed:
        yield ok("tasks", f"{DBTaskResult.objects.ready().count()} waiting, none failed lately")


def mails_go(now: datetime) -> Iterator[Finding]:
    """Look whether notices wait for a mail server that did not take them."""
    waiting = Mail.objects.filter(sent_at=None, ended_at=None)
    refused = waiting.filter(tries__gt=0, claimed_at=None).order_by("-due_at").first()
    late = waiting.filter(tries=0, due_at__lt=now - LONG_WAIT).count()
    if refused is not None:
        yield warn("mails", f"wait to be tried again: {refused.why}", "See docs/running/mail.md.")
    if late:
        yield warn("mails", f"{late} wait for more than ten minutes", "Is a worker running?")
    if refused is None and not late:
        yield ok("mails", f"{waiting.count()} waiting")


def owner_exists(now: datetime) -> Iterator[Finding]:
    """Look whether somebody can run the desk."""
    if Member.objects.filter(is_superuser=True, is_active=True).exists():
        yield ok("owner", "has an account")
    else:
        yield warn(
            "owner", "nobody is owner of this site", "Run `rostra init --owner-email ADDRESS`."
        )
