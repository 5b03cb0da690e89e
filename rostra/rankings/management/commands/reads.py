"""Show how much was read, and which reads were left out and why."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.table import Table

from rostra.kernel import clock
from rostra.rankings.models.left_out import Reason
from rostra.rankings.reads.report import ReadsOfDay, reads_by_day

MOST_DAYS = 400


class Command(BaseCommand):
    help = "Show how much was read by day, and which reads were left out and why"
    group = "run"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how many days."""
        parser.add_argument("--days", type=int, default=7, help="so many, today included (UTC)")
        parser.add_argument("--json", action="store_true", help="one JSON object a day")

    def handle(self, *args: Any, days: int, json: bool, **options: Any) -> None:
        """Show them."""
        if not 1 <= days <= MOST_DAYS:
            raise CommandError(f"--days takes a whole number from 1 to {MOST_DAYS}.")
        found = reads_by_day(days=days, now=clock.now())
        if json:
            self._as_json(found)
        else:
            console = Console(file=self.stdout, highlight=False)  # type: ignore[arg-type]
            console.print(table(found))

    def _as_json(self, found: list[ReadsOfDay]) -> None:
        for each in found:
            values = {"day": each.day.isoformat(), "readers": round(each.readers)}
            left_out = {reason.value: each.left_out[reason.value] for reason in Reason}
            self.stdout.write(json.dumps(values | {"left_out": left_out}))


def table(found: list[ReadsOfDay]) -> Table:
    """Return a column a day: readers by article and hour, then what was left out by reason."""
    shown = Table("", title="Reads", title_justify="left")
    for each in found:
        shown.add_column(f"{each.day:%m-%d}", justify="right")
    shown.add_row("readers, by article and hour", *(f"{each.readers:,.0f}" for each in found))
    for reason in Reason:
        counts = [f"{each.left_out[reason.value]:,}" for each in found]
        shown.add_row(f"left out: {reason.label}", *counts)
    return shown
