"""Write articles to files that `rostra import` reads."""

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand, CommandParser
from django.db.models import Model
from rich.console import Console
from rich.table import Table

from rostra.news.models import Section, Source
from rostra.upkeep.actions.export import Exported, export
from rostra.upkeep.parcel_out import LINES_ALONE, ExportError
from rostra.upkeep.progress import count_bar
from rostra.wire.whole.choose import Choice

WORDS = {
    "article": "articles", "section": "sections", "source": "sources", "topic": "topics",
    "image": "pictures",
}  # fmt: skip
MOST_MISSING = 20


class Command(BaseCommand):
    help = "Write articles with their pictures to files that `rostra import` reads\n\n" + (
        "TARGET is a new folder, a .tar, a .zip, or a .jsonl without pictures. Members, editions "
        "and furniture are not in it: a backup holds those."
    )
    group = "content"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to write, and what."""
        parser.add_argument("target", type=Path, metavar="TARGET")
        parser.add_argument("--section", default="", help="only of this section, and those inside")
        parser.add_argument("--source", default="", help="only from this source")
        parser.add_argument(
            "--language", default="", choices=[code for code, _ in settings.LANGUAGES],
            help="only in this language",
        )  # fmt: skip
        parser.add_argument(
            "--since", type=_moment, metavar="DATE", help="only published since: 2026-11-01"
        )
        parser.add_argument("--force", action="store_true", help="write over an existing file")

    def handle(self, *args: Any, target: Path, force: bool, **options: Any) -> None:
        """Export and say what was written."""
        choice = Choice(
            section=_named(Section, options["section"]),
            source=_named(Source, options["source"]),
            language=options["language"],
            since=options["since"],
        )
        try:
            with count_bar("Exporting") as progress:
                exported = export(target=target, choice=choice, overwrite=force, progress=progress)
        except ExportError as error:
            raise CommandError(str(error)) from error
        self.tell(target, exported)

    def tell(self, target: Path, exported: Exported) -> None:
        """Print what was written."""
        table = Table(box=None, pad_edge=False)
        table.add_column("written")
        table.add_column("", justify="right")
        for kind, word in WORDS.items():
            table.add_row(word, f"{exported.counts[kind]:,}")
        console = Console(file=self.stdout, highlight=False)  # type: ignore[arg-type]
        console.print(table)
        for name in exported.missing[:MOST_MISSING]:
            console.print(f"There is no file of {name}.", markup=False, soft_wrap=True)
        more = len(exported.missing) - MOST_MISSING
        if more > 0:
            console.print(f"… nor of {more} more.", markup=False)
        alone = " Without the files of the pictures." if target.suffix == LINES_ALONE else ""
        console.print(f"Wrote {target}.{alone}", markup=False, soft_wrap=True)


def _named(model: type[Model], name: str) -> Any:
    """Return the section or source of a slug or a name; CommandError for none."""
    if not name:
        return None
    rows = model._default_manager
    found = rows.filter(slug=name).first() or rows.filter(name=name).first()
    if found is None:
        raise CommandError(f"There is no {model._meta.model_name} “{name}”.", returncode=2)
    return found


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(settings.TIME_ZONE))
