"""Keep the feeds that the paper reads."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from rostra.kernel import clock
from rostra.kernel.text import fold
from rostra.news.models import Section, Source
from rostra.wire import polling, queries
from rostra.wire.actions.add_feed import add_feed
from rostra.wire.actions.import_feeds import import_feeds
from rostra.wire.actions.poll_feed import Polled
from rostra.wire.actions.remove_feed import remove_feed
from rostra.wire.fetch.discover import discover
from rostra.wire.fetch.errors import FetchError
from rostra.wire.management.feed_tables import (
    console,
    feeds_table,
    line_of,
    polled_table,
    said,
)
from rostra.wire.models import Feed
from rostra.wire.outlines import opml_of
from rostra.wire.parcels import RefusedError
from rostra.wire.parse.opml import parse_opml
from rostra.wire.recognise.places import best_section, path_of

# No poll by hand lasts longer, whatever the servers do.
LONGEST_POLL_SECONDS = 3600.0


class Command(BaseCommand):
    group = "content"
    help = (
        "Keep the feeds that the paper reads: add, list, poll, remove, export.\n\n"
        "Feeds that are added are polled by the worker of `rostra serve` from then on."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        add = verbs.add_parser("add", help="add feeds: addresses of feeds or pages, or OPML files")
        add.add_argument("addresses", nargs="+", metavar="ADDRESS")
        add.add_argument("--publish", action="store_true", help="publish entries; else drafts")
        add.add_argument("--section", default="", help="entries go into this section")
        add.add_argument("--source", default="", help="entries are from this source")
        add.add_argument("--title", default="", help="what we call it")
        add.add_argument(
            "--language", default="", choices=[code for code, _ in settings.LANGUAGES],
            help="entries are in this language",
        )  # fmt: skip
        shown = verbs.add_parser("list", help="list the feeds and how they do")
        shown.add_argument("--json", action="store_true", help="print a line of JSON a feed")
        poll = verbs.add_parser("poll", help="poll now: the feeds named, or all")
        poll.add_argument("feeds", nargs="*", metavar="FEED", help="its number or address")
        remove = verbs.add_parser("remove", help="remove feeds; what they brought stays")
        remove.add_argument("feeds", nargs="+", metavar="FEED", help="its number or address")
        export = verbs.add_parser("export", help="write the feeds as OPML")
        export.add_argument("file", nargs="?", default="-", metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        # What this command says is English, so are the sentences it passes on.
        verb: Any = getattr(self, f"do_{options['verb']}")
        with override("en"):
            verb(**options)

    def do_add(self, addresses: list[str], **options: Any) -> None:
        """Add feeds; what cannot be added is said, and the others are."""
        model = Feed(
            title=options["title"].strip(),
            rule=Feed.Rule.PUBLISH if options["publish"] else Feed.Rule.DRAFT,
            section=section_called(options["section"]),
            source=source_called(options["source"]),
            language=options["language"],
        )
        failures = 0
        for address in addresses:
            try:
                failures += self.add_list(address, model) if is_file(address) else self.add_one(
                    address, model
                )  # fmt: skip
            except (FetchError, RefusedError, OSError) as error:
                self.stderr.write(f"{address}: {error}")
                failures += 1
        if failures:
            raise CommandError(f"{failures} could not be added; the reasons stand above.")

    def add_one(self, address: str, model: Feed) -> int:
        """Add the feed at an address; return how many could not be added."""
        first, *others = discover(address if "://" in address else f"https://{address}")
        feed = Feed(
            address=first.address,
            title=model.title or first.title[:200],
            home_page=first.home if len(first.home) <= 1000 else "",
            rule=model.rule, section=model.section, source=model.source, language=model.language,
        )  # fmt: skip
        try:
            add_feed(feed=feed, by=None, now=clock.now())
        except ValidationError as error:
            self.stderr.write(f"{first.address}: {' '.join(error.messages)}")
            return 1
        self.stdout.write(f"Added {feed.pk}: {feed} ({feed.address})")
        for other in others:
            self.stdout.write(f"  The page names another: {other.address} {other.title}".rstrip())
        return 0

    def add_list(self, name: str, model: Feed) -> int:
        """Add the feeds of an OPML file; return how many could not be added."""
        outlines = parse_opml(Path(name).read_bytes())
        added, refused = import_feeds(outlines=outlines, model=model, by=None, now=clock.now())
        for address, reason in refused:
            self.stderr.write(f"{address}: {reason}")
        self.stdout.write(f"{name}: {len(added)} of {len(outlines)} feeds added.")
        return len(refused)

    def do_list(self, **options: Any) -> None:
        """List the feeds."""
        feeds = list(Feed.objects.select_related("section", "source"))
        if options["json"]:
            for feed in feeds:
                self.stdout.write(line_of(feed))
        elif feeds:
            console(self.stdout).print(feeds_table(feeds))
        else:
            self.stdout.write("There are no feeds yet. Add one: rostra feed add ADDRESS")

    def do_poll(self, feeds: list[str], **options: Any) -> None:
        """Poll now, with progress."""
        chosen = self.chosen(feeds)
        polled: list[Polled] = []
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(
            *columns, console=Console(file=sys.stderr), transient=True,
            disable=not sys.stderr.isatty(),
        ) as progress:  # fmt: skip
            task = progress.add_task("Polling", total=len(chosen))

            def tell(each: Polled) -> None:
                polled.append(each)
                progress.advance(task)

            polling.poll(chosen, seconds=LONGEST_POLL_SECONDS, tell=tell)
        failures = sum(bool(each.error) for each in polled)
        if failures or any(said(each) for each in polled):
            console(self.stdout).print(polled_table(polled))
        new = sum(each.new for each in polled)
        self.stdout.write(f"{len(polled)} feeds polled: {new} new items, {failures} failed.")
        if failures:
            raise CommandError("The reasons stand above.")

    def do_remove(self, feeds: list[str], **options: Any) -> None:
        """Remove the feeds named."""
        for feed in self.chosen(feeds):
            told = f"Removed {feed.pk}: {feed} ({feed.address})"
            remove_feed(feed=feed, by=None)
            self.stdout.write(told)

    def do_export(self, file: str, **options: Any) -> None:
        """Write all feeds as OPML."""
        feeds = Feed.objects.select_related("section")
        text = opml_of(feeds, title=settings.SITE_URL, now=clock.now())
        if file == "-":
            self.stdout.write(text)
            return
        try:
            Path(file).write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"“{file}” cannot be written: {error.strerror}.") from error

    def chosen(self, words: list[str]) -> list[Feed]:
        """Return the feeds that are meant. Raises CommandError when one is not there."""
        found = polling.named(words)
        known = {str(feed.pk) for feed in found} | {feed.address for feed in found}
        for word in words:
            if word not in known:
                raise CommandError(f"There is no feed “{word}”.", returncode=2)
        return found


def is_file(name: str) -> bool:
    """Say whether an argument is a file rather than an address."""
    return "://" not in name and Path(name).is_file()


def section_called(name: str) -> Section | None:
    """Return a section by name, address or path. Raises CommandError when there is none such."""
    if not name.strip():
        return None
    found = best_section(path_of(name), queries.load_known())
    if found is None:
        raise CommandError(f"There is no section “{name}”.", returncode=2)
    return Section.objects.get(pk=found.number)


def source_called(name: str) -> Source | None:
    """Return a source by any of its names. Raises CommandError when there is none such."""
    if not name.strip():
        return None
    known = queries.load_known()
    found = known.sources.get(fold(name.strip())) or known.source_at(name.strip())
    if found is None:
        raise CommandError(f"There is no source “{name}”; add it at the desk.", returncode=2)
    return Source.objects.get(pk=found.number)
