"""Examine a site: is everything as it should be, and if not, what is to be done."""

import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError, connection

from rostra.upkeep.checkup import database, place, work
from rostra.upkeep.checkup.finding import Finding, fail

logger = logging.getLogger(__name__)

Check = Callable[[datetime], Iterator[Finding]]

PLACE: Sequence[Check] = (
    place.settings_fit,
    place.folder_is_closed,
    place.folders_are_writable,
    place.disk_has_room,
    place.static_files_are_there,
    place.pictures_can_be_made,
    place.nothing_is_left_over,
    place.mail_leaves,
)
DATABASE: Sequence[Check] = (database.is_set_up, database.can_be_backed_up)
# What asks tables that `rostra init` makes.
ROWS: Sequence[Check] = (
    database.cache_keeps,
    work.workers_live,
    work.tasks_move,
    work.mails_go,
    work.owner_exists,
)


def examine(*, now: datetime) -> Iterator[Finding]:
    """Yield what each check finds; one that breaks is a finding itself, and the rest go on."""
    if not settings.DATA.is_dir():
        cure = "Run `rostra init`, or set ROSTRA_DATA to the folder of the site."
        yield fail("data", f"{settings.DATA} does not exist", cure)
        return
    for check in PLACE:
        yield from _run(check, now)
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        yield fail("database", f"cannot be reached: {_line(error)}", "Check DATABASE_URL.")
        return
    migrated = list(_run(database.is_migrated, now))
    yield from migrated
    is_ready = all(finding.level != "fail" for finding in migrated)
    for check in [*DATABASE, *(ROWS if is_ready else ())]:
        yield from _run(check, now)


def _run(check: Check, now: datetime) -> Iterator[Finding]:
    try:
        yield from check(now)
    except Exception as error:  # A broken check must not hide the others.
        logger.exception("A check of rostra doctor broke")
        name = check.__name__.replace("_", " ")
        yield fail(name, f"could not be checked: {_line(error)}", "The traceback is in the log.")


def _line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
