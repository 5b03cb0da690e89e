"""Read items again from what was kept raw."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q, QuerySet

from rostra.kernel import clock
from rostra.wire import queries
from rostra.wire.actions.bring_in import rehearse
from rostra.wire.actions.keep_item import parcel_of
from rostra.wire.actions.reread_item import reread_item, wishes_for
from rostra.wire.management.report import Report
from rostra.wire.models import Item
from rostra.wire.outcomes import Outcome
from rostra.wire.records import record_of

# So many numbers are asked for at once; the items are read one by one, for their raw is large.
AT_ONCE = 500


class Command(BaseCommand):
    group = "content"
    requires_system_checks = ()
    help = (
        "Read items again from what was kept of them, after the rules have become better.\n\n"
        "Every stage is run anew from the raw bytes, with the options the item came with. What a "
        "person has edited is left alone and gets a proposed revision; what was discarded stays "
        "so. Exit code 1 when an item failed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "names", nargs="*", metavar="NAME",
            help="only what came from here: a file's name, a feed's address, a source's name",
        )  # fmt: skip
        parser.add_argument("--failed", action="store_true", help="only items that failed")
        parser.add_argument("--publish", action="store_true", help="publish drafts that may go")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")
        parser.add_argument("--json", action="store_true", help="print a line of JSON an item")

    def handle(self, *args: Any, **options: Any) -> None:
        items = chosen(options["names"], failed=options["failed"])
        if options["names"] and not items.exists():
            raise CommandError("Nothing is kept that came from there.", returncode=2)
        told = self.stderr if options["json"] else self.stdout
        dry = options["dry_run"]
        with Report(told, sizes=None, rehearsed=dry) as report:
            for outcome in again(items, publish=options["publish"], dry=dry):
                report.tell(outcome)
                if options["json"]:
                    line = json.dumps(asdict(record_of(outcome)), ensure_ascii=False)
                    self.stdout.write(line)
        if report.failures:
            raise CommandError(report.last_words())


def chosen(names: list[str], *, failed: bool) -> QuerySet[Item]:
    """Return the items that are meant, but for those that were discarded."""
    # What another house remembers of its items has no raw.
    items = Item.objects.exclude(status=Item.Status.DISCARDED).exclude(raw_size=0)
    if failed:
        items = items.filter(status=Item.Status.FAILED)
    if names:
        items = items.filter(
            Q(origin__in=[name[-200:] for name in names])
            | Q(feed__address__in=names)
            | Q(article__source__name__in=names)
        )
    return items


def again(items: QuerySet[Item], *, publish: bool, dry: bool) -> Iterator[Outcome]:
    """Read items again, or only rehearse it, the oldest first."""
    known = queries.load_known()
    seen: dict[str, str] = {}
    for number in numbers(items):
        item = Item.objects.select_related("feed__section", "feed__source").get(pk=number)
        now = clock.now()
        if dry:
            wishes = wishes_for(item, publish=publish)
            parcel = parcel_of(item)
            yield rehearse(parcel=parcel, known=known, wishes=wishes, seen=seen, now=now)
        else:
            yield reread_item(item=item, publish=publish, by=None, now=now, known=known)


def numbers(items: QuerySet[Item]) -> Iterator[int]:
    """Yield the numbers of items by key, so that what changes on the way is met once."""
    last = 0
    while found := list(
        items.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]
    ):
        yield from found
        last = found[-1]
