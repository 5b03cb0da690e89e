# ruff: noqa: N999  (the command is called import)
"""Import news from files."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rostra.kernel import clock
from rostra.wire import queries
from rostra.wire.actions.bring_in import Outcome, bring_in, rehearse
from rostra.wire.fetch import files
from rostra.wire.management.report import Report
from rostra.wire.parcels import Parcel
from rostra.wire.recognise import Wishes
from rostra.wire.recognise.known import Known
from rostra.wire.records import record_of


class Command(BaseCommand):
    group = "content"
    requires_system_checks = ()
    help = (
        "Import news from files: dumps of pages as text, or JSON Lines.\n\n"
        "The same item again updates its article and never doubles it; what a person has edited "
        "is left alone and gets a proposed revision. Exit code 1 when an item failed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "files", nargs="+", metavar="FILE", help="a file, a folder, or - for standard input"
        )
        parser.add_argument("--publish", action="store_true", help="publish; else drafts are made")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")
        parser.add_argument("--json", action="store_true", help="print a line of JSON an item")
        parser.add_argument("--section", default="", help="put everything into this section")
        parser.add_argument("--source", default="", help="everything is from this source")
        parser.add_argument(
            "--language", default="", choices=[code for code, _ in settings.LANGUAGES],
            help="everything is in this language",
        )  # fmt: skip
        parser.add_argument(
            "--format", default=files.AUTO, choices=files.FORMATS, help="how files are to be read"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        wishes = Wishes(
            publish=options["publish"],
            section=options["section"].strip(),
            source=options["source"].strip(),
            language=options["language"],
        )
        paths = self.find(options["files"])
        known = queries.load_known()
        seen: dict[str, str] = {}
        told = self.stderr if options["json"] else self.stdout
        with Report(told, sizes=sizes(paths), rehearsed=options["dry_run"]) as report:
            for path in paths:
                for parcel in files.parcels_of(
                    path, form=options["format"], progress=report.advance
                ):
                    outcome = take(parcel, known, wishes, seen if report.rehearsed else None)
                    report.tell(outcome)
                    if options["json"]:
                        line = json.dumps(asdict(record_of(outcome)), ensure_ascii=False)
                        self.stdout.write(line)
        if report.failures:
            raise CommandError(report.last_words())

    def find(self, names: list[str]) -> list[Path | None]:
        """Return the files that are meant, None for standard input; nothing is read yet."""
        paths: list[Path | None] = []
        for name in names:
            try:
                paths += [None] if name == files.STDIN else files.files_of(name)
            except FileNotFoundError as error:
                raise CommandError(f"There is no file “{name}”.", returncode=2) from error
        if not paths:
            raise CommandError("There is no text or JSON Lines file in there.", returncode=2)
        return paths


def take(parcel: Parcel, known: Known, wishes: Wishes, seen: dict[str, str] | None) -> Outcome:
    """Bring a parcel in, or only rehearse it when ``seen`` is there to remember."""
    now = clock.now()
    if seen is not None:
        return rehearse(parcel=parcel, known=known, wishes=wishes, seen=seen, now=now)
    return bring_in(parcel=parcel, known=known, wishes=wishes, by=None, now=now)


def sizes(paths: list[Path | None]) -> int | None:
    """Return the bytes there are to read, None when standard input is among them."""
    if None in paths or not sys.stderr.isatty():
        return None
    return sum(path.stat().st_size for path in paths if path)
