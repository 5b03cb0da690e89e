"""Show what the press keeps and why it dropped pages, or empty it."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone
from rich.console import Console
from rich.table import Table

from rostra.changes.log import append
from rostra.press import figures, stamps

MEGABYTE = 1024 * 1024


class Command(BaseCommand):
    help = "Show the printed pages that are kept, how often they served, why they went; empty it"
    group = "run"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what is to be done."""
        parser.add_argument("act", nargs="?", choices=["show", "empty"], default="show")
        parser.add_argument("--json", action="store_true", help="one JSON object a process")

    def handle(self, *args: Any, act: str, json: bool, **options: Any) -> None:
        """Do it."""
        if act == "empty":
            empty()
            self.stdout.write("Every page will be printed anew, on every host within a second.")
            return
        processes = list(figures.published(settings.PRESS_FOLDER, now=time.time()))
        if json:
            self._as_json(processes)
        elif not processes:
            self.stdout.write(
                "No web process keeps pages: none runs here, or nobody has asked for one yet."
            )
        else:
            self._as_tables(processes)

    def _as_json(self, processes: list[dict[str, Any]]) -> None:
        for values in processes:
            self.stdout.write(json.dumps(values, ensure_ascii=False))

    def _as_tables(self, processes: list[dict[str, Any]]) -> None:
        console = Console(file=self.stdout, highlight=False)  # type: ignore[arg-type]
        console.print(kept(processes))
        console.print(dropped(processes))
        console.print(last_dropped(processes))


def empty() -> None:
    """Make every kept page stale: here at once, elsewhere by the change log."""
    with transaction.atomic():
        append(stamps.EVERYTHING)
    # The log may be out of reach of whoever has just restored a database; this host is not.
    stamps.touch(stamps.EVERYTHING)


def kept(processes: list[dict[str, Any]]) -> Table:
    """Return what each process keeps and how often that served."""
    table = by_process("Kept", processes)
    for name, value in ROWS.items():
        table.add_row(name, *(value(values) for values in processes))
    return table


def hit_rate(values: dict[str, Any]) -> str:
    """Return how many of a process's answers needed no printing of their own."""
    served = values["kept"] + values["waited"]
    return f"{served / max(served + values['printed'], 1):.1%}"


def by_process(title: str, processes: list[dict[str, Any]]) -> Table:
    """Return an empty table with a column for each process."""
    table = Table("", title=title, title_justify="left")
    for values in processes:
        table.add_column(str(values["pid"]), justify="right")
    return table


ROWS: dict[str, Callable[[dict[str, Any]], str]] = {
    "pages": lambda values: str(values["holdings"]["paper"]["pages"]),
    "MB": lambda values: megabytes(values["holdings"]["paper"]),
    "lists' later pages, redirects, absent": lambda values: str(
        values["holdings"]["aside"]["pages"]
    ),
    "MB of those": lambda values: megabytes(values["holdings"]["aside"]),
    "answered from memory": lambda values: str(values["kept"]),
    "answered without a body (304)": lambda values: str(values["not_modified"]),
    "  while renewed behind the reader": lambda values: str(values["soft"]),
    "answered with another's print": lambda values: str(values["waited"]),
    "printed": lambda values: str(values["printed"]),
    "printed behind the reader": lambda values: str(values["renewed"]),
    "hit rate": hit_rate,
}


def megabytes(share: dict[str, int]) -> str:
    """Return how much of a share of the memory is taken."""
    return f"{share['bytes'] / MEGABYTE:.1f} of {share['budget'] / MEGABYTE:.0f}"


def dropped(processes: list[dict[str, Any]]) -> Table:
    """Return why pages were dropped, or not kept at all, by process."""
    table = by_process("Dropped or not kept", processes)
    for name in ("dropped", "refused"):
        for why in sorted({why for values in processes for why in values[name]}):
            counts = [values[name].get(why, 0) for values in processes]
            if any(counts):
                table.add_row(why, *map(str, counts))
    return table


def last_dropped(processes: list[dict[str, Any]]) -> Table:
    """Return the last pages that were dropped, and the key that was touched."""
    table = Table(title="Dropped last", title_justify="left")
    for column in ("when", "process", "address", "why"):
        table.add_column(column)
    rows = [
        (at, values["pid"], address, why)
        for values in processes
        for at, address, why in values["last_dropped"]
    ]
    for at, pid, address, why in sorted(rows)[-figures.REMEMBERED :]:
        moment = timezone.localtime(datetime.fromtimestamp(at, UTC))
        path = address.encode("latin-1", "replace").decode("utf-8", "replace")
        table.add_row(f"{moment:%H:%M:%S}", str(pid), path, why)
    return table
