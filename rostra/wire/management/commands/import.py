# ruff: noqa: N999  (the command is called import)
"""Import news from files and addresses."""

import json
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rostra.kernel import clock
from rostra.wire import queries
from rostra.wire.actions.bring_in import rehearse
from rostra.wire.actions.bring_in_many import bring_in_many
from rostra.wire.fetch import archives, files
from rostra.wire.fetch.addresses import is_address, parcels_at
from rostra.wire.fetch.archives import ArchiveError
from rostra.wire.management.report import Report
from rostra.wire.outcomes import Outcome
from rostra.wire.parcels import Parcel
from rostra.wire.recognise import Wishes
from rostra.wire.recognise.known import Known
from rostra.wire.records import record_of

# A file, an address, or None for standard input.
Source = Path | str | None


class Command(BaseCommand):
    group = "content"
    requires_system_checks = ()
    help = (
        "Import news: web pages, feeds (RSS, Atom, RDF, JSON Feed), JSON Lines, or pages as text.\n"
        "What it is is told by what is in it.\n\n"
        "The same item again updates its article and never doubles it; what a person has edited "
        "is left alone and gets a proposed revision. Exit code 1 when an item failed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "sources", nargs="+", metavar="SOURCE",
            help="a file, a folder, a pattern, an address of the web, or - for standard input",
        )  # fmt: skip
        parser.add_argument("--publish", action="store_true", help="publish; else drafts are made")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")
        parser.add_argument("--images", action="store_true", help="fetch pictures at addresses")
        parser.add_argument("--json", action="store_true", help="print a line of JSON an item")
        parser.add_argument("--section", default="", help="put everything into this section")
        parser.add_argument(
            "--make-sections", action="store_true",
            help="make the sections that pages name; else only those the paper has count",
        )  # fmt: skip
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
            images=options["images"],
            sections=options["make_sections"],
        )
        with tempfile.TemporaryDirectory(prefix=".import-", dir=settings.DATA) as unpacked:
            self.bring(self.find(options["sources"], Path(unpacked)), wishes, options)

    def bring(self, sources: list[Source], wishes: Wishes, options: dict[str, Any]) -> None:
        """Bring in what was found, and say how it went."""
        known = queries.load_known()
        told = self.stderr if options["json"] else self.stdout
        # Lines and a bar on one screen would write over each other; the lines are progress enough.
        watched = not (options["json"] and self.stdout.isatty())
        total = sizes(sources) if watched else None
        with Report(told, sizes=total, rehearsed=options["dry_run"]) as report:
            found = (
                parcel
                for source in sources
                for parcel in parcels(source, options["format"], report.advance)
            )
            for outcome in take(found, known, wishes, dry=options["dry_run"]):
                report.tell(outcome)
                if options["json"]:
                    line = json.dumps(asdict(record_of(outcome)), ensure_ascii=False)
                    self.stdout.write(line)
        if report.failures:
            raise CommandError(report.last_words())

    def find(self, names: list[str], unpacked: Path) -> list[Source]:
        """Return what is meant; nothing is read yet, but archives are unpacked."""
        found: list[Source] = []
        for name in names:
            try:
                found += given(name, unpacked)
            except FileNotFoundError as error:
                raise CommandError(f"There is no file “{name}”.", returncode=2) from error
            except ArchiveError as error:
                raise CommandError(f"{name}: {error}", returncode=2) from error
        if not found:
            raise CommandError("There is no file to import in there.", returncode=2)
        return found


def given(name: str, unpacked: Path) -> Sequence[Source]:
    """Return what a name stands for: an address, standard input, or files.

    An export in one file is unpacked into a folder of its own in ``unpacked``.
    """
    if is_address(name):
        return [name]
    if name.endswith(archives.SUFFIXES) and Path(name).is_file():
        return [archives.unpack(Path(name), Path(tempfile.mkdtemp(dir=unpacked)))]
    return [None] if name == files.STDIN else files.files_of(name)


def parcels(source: Source, form: str, progress: files.Progress) -> Iterator[Parcel]:
    """Read what a source holds."""
    if isinstance(source, str):
        return parcels_at(source, form=form, progress=progress)
    return files.parcels_of(source, form=form, progress=progress)


def take(
    parcels: Iterator[Parcel], known: Known, wishes: Wishes, *, dry: bool
) -> Iterator[Outcome]:
    """Bring parcels in, or only rehearse it."""
    if not dry:
        yield from bring_in_many(
            parcels=parcels, known=known, wishes=wishes, by=None, clock=clock.now
        )
        return
    seen: dict[str, str] = {}
    for parcel in parcels:
        yield rehearse(parcel=parcel, known=known, wishes=wishes, seen=seen, now=clock.now())


def sizes(sources: list[Source]) -> int | None:
    """Return the bytes there are to read, None when that is not known or nobody watches."""
    paths = [source for source in sources if isinstance(source, Path)]
    if len(paths) < len(sources) or not sys.stderr.isatty():
        return None
    return sum(path.stat().st_size for path in paths)
