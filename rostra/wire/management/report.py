"""Tell the owner how an import goes, and how it went."""

import sys
from collections import Counter
from types import TracebackType
from typing import IO, Self, cast

from django.core.management.base import OutputWrapper
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from rostra.news import addresses
from rostra.wire.outcomes import CHANGED, FAILED, NEW, PROPOSED, SAME, Outcome
from rostra.wire.records import record_of

ORDER = (NEW, CHANGED, SAME, PROPOSED, FAILED)
STYLES = {NEW: "green", CHANGED: "cyan", SAME: "dim", PROPOSED: "yellow", FAILED: "bold red"}
# What somebody reads of a long import; the items keep every reason.
MOST_LINES = 100
MOST_MADE = 200
MOST_EXAMPLES = 20
MOST_ASSUMPTIONS = 10
LONGEST_HEADLINE = 44


class Report:
    """Counts, the items about which there is something to say, and what was made for them."""

    def __init__(self, out: OutputWrapper, *, sizes: int | None, rehearsed: bool) -> None:
        """Write to ``out`` at the end; show progress when ``sizes`` (bytes) is known."""
        self.out = out
        self.rehearsed = rehearsed
        self.counts: Counter[str] = Counter()
        self.lines: list[tuple[str, str, str]] = []
        self.untold = 0
        self.assumptions: Counter[str] = Counter()
        self.made: dict[str, None] = {}
        self.progress = Progress(
            TextColumn("{task.description}"), BarColumn(), DownloadColumn(),
            TimeRemainingColumn(),
            console=Console(file=sys.stderr), transient=True, disable=sizes is None,
            redirect_stdout=False,  # what is printed there is for a program
        )  # fmt: skip
        self.task = self.progress.add_task("0 items", total=sizes)

    def __enter__(self) -> Self:
        """Begin to show progress."""
        self.progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop showing progress, and print how it went, also when it was broken off."""
        self.progress.stop()
        self.print()

    @property
    def failures(self) -> int:
        """Return how many items failed."""
        return self.counts[FAILED]

    def advance(self, count: int) -> None:
        """Note that so many bytes have been read."""
        self.progress.advance(self.task, count)

    def tell(self, outcome: Outcome) -> None:
        """Note what became of an item."""
        self.counts[outcome.status] += 1
        total = self.counts.total()
        self.progress.update(self.task, description=f"{total} items")
        for name in outcome.made[: MOST_MADE - len(self.made)]:
            self.made[name] = None
        self.assumptions.update(outcome.assumptions)
        wanted = outcome.status in {PROPOSED, FAILED} or outcome.notes or total <= MOST_EXAMPLES
        if wanted and len(self.lines) < MOST_LINES:
            record = record_of(outcome)
            told = record.reason if outcome.notes else where(outcome)
            draft = "" if self.rehearsed or outcome.is_live else "a draft"
            self.lines.append((outcome.status, record.headline, told or draft))
        else:
            self.untold += 1

    def print(self) -> None:
        """Print the items worth a line, what was made, and the counts."""
        console = Console(
            file=cast(IO[str], self.out),
            force_terminal=self.out.isatty(),
            highlight=False,
            soft_wrap=False,
        )
        if self.lines:
            console.print(self.table())
        if self.untold:
            console.print(f"… and {self.untold} more items.", markup=False, soft_wrap=True)
        if self.made:
            verb = "Would be made" if self.rehearsed else "Made"
            console.print(f"{verb}: {', '.join(self.made)}.", markup=False, soft_wrap=True)
        for sentence, count in self.assumptions.most_common(MOST_ASSUMPTIONS):
            console.print(f"{count} × {sentence}", markup=False, soft_wrap=True)
        console.print(self.summary(), markup=False, soft_wrap=True)

    def table(self) -> Table:
        """Return the items worth a line as a table."""
        table = Table(box=None, pad_edge=False)
        table.add_column("status", no_wrap=True)
        table.add_column("headline", overflow="fold", max_width=LONGEST_HEADLINE)
        table.add_column("reason", overflow="fold")
        for status, headline, reason in self.lines:
            table.add_row(Text(status, STYLES[status]), Text(shorten(headline)), Text(reason))
        return table

    def summary(self) -> str:
        """Return the counts in one line."""
        counts = ", ".join(f"{self.counts[status]} {status}" for status in ORDER)
        dry = " Nothing was filed: a dry run." if self.rehearsed else ""
        return f"{self.counts.total()} items: {counts}.{dry}"

    def last_words(self) -> str:
        """Return what the command says when items failed."""
        count = self.failures
        return f"{count} item{'s' * (count != 1)} failed; the reasons stand above."


def where(outcome: Outcome) -> str:
    """Return where readers find an article, without the words of its address."""
    return addresses.article(outcome.article, "") if outcome.is_live and outcome.article else ""


def shorten(text: str) -> str:
    """Return the beginning of a headline."""
    limit = LONGEST_HEADLINE * 2
    return text if len(text) <= limit else text[: limit - 1] + "…"
