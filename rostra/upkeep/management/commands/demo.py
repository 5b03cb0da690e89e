"""Load the demo edition, or take it out again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand, CommandParser
from rich.console import Console
from rich.progress import Progress, TaskID

from rostra.kernel import clock
from rostra.upkeep.actions.load_demo import LoadedDemo, load_demo
from rostra.upkeep.actions.remove_demo import remove_demo

PHASES = {
    "draw": "Drawing pictures",
    "print": "Publishing articles",
    "talk": "Letting invented members talk",
    "read": "Letting invented readers read",
    "remove": "Taking out",
}


class Command(BaseCommand):
    help = "Load the demo edition: an invented paper in three languages (--remove takes it out)"
    group = "run"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the choice between loading and taking out."""
        parser.add_argument("--remove", action="store_true", help="take the demo edition out")
        parser.add_argument("--yes", action="store_true", help="do not ask before taking it out")

    def handle(self, *args: Any, remove: bool, yes: bool, **options: Any) -> None:
        """Load or take out, with a progress bar."""
        if remove and not yes and not self._is_sure():
            raise CommandError("Nothing was taken out.", returncode=2)
        # What is said comes after the bars: whatever is printed below one is wiped with it.
        if remove:
            with _bars() as progress:
                kept = remove_demo(progress=progress)
            self._say_removed(kept)
        else:
            with _bars() as progress:
                loaded = load_demo(now=clock.now(), progress=progress)
            self._say_loaded(loaded)

    def _is_sure(self) -> bool:
        self.stdout.write("The demo's articles, pictures, topics, pages and members go for good,")
        self.stdout.write("and all that its members said.")
        try:
            return input("Take the demo edition out? [y/N] ").strip().lower() in {"y", "yes"}
        except EOFError:  # Nobody is there to answer; --yes says it.
            self.stdout.write("")
            return False

    def _say_loaded(self, loaded: LoadedDemo) -> None:
        counts = ", ".join(f"{number} {outcome}" for outcome, number in loaded.outcomes.items())
        self.stdout.write(f"The demo edition: {counts}.")
        if loaded.reads:
            told = "reads by invented readers fill its rankings; they go with the demo."
            self.stdout.write(f"{loaded.reads} {told}")
        for failure in loaded.failures:
            self.stderr.write(failure)
        if loaded.passwords:
            self.stdout.write("Sign in as one of the cast; their passwords are shown this once.")
            self.stdout.write("The editor and the moderator are let in at /desk/ as well.")
            width = max(map(len, loaded.passwords))
            for address, password in loaded.passwords.items():
                self.stdout.write(f"  {address:{width}}  {password}")
        if loaded.failures:
            raise CommandError("Not all of the demo edition could be loaded.")

    def _say_removed(self, kept: list[str]) -> None:
        self.stdout.write("The demo edition is out.")
        for line in kept:
            self.stdout.write(f"Kept, for the paper uses it or somebody has edited it: {line}")


@contextmanager
def _bars() -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that is told a phase, how much of it is done, and of how much."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks: dict[str, TaskID] = {}

        def show(phase: str, done: int, of: int) -> None:
            if phase not in tasks:
                tasks[phase] = bars.add_task(PHASES[phase], total=of)
            bars.update(tasks[phase], completed=done, total=of)

        yield show
