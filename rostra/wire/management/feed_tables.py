"""Show feeds and what polling them brought: as tables for people, as JSON for programs."""

import json
from typing import IO, Any, cast

from django.core.management.base import OutputWrapper
from django.utils import timezone
from rich.console import Console
from rich.table import Table
from rich.text import Text

from rostra.wire.actions.poll_feed import Polled
from rostra.wire.models import Feed

LONGEST_TITLE = 40


def console(out: OutputWrapper) -> Console:
    """Return what prints to a command's output."""
    return Console(file=cast(IO[str], out), force_terminal=out.isatty(), highlight=False)


def record_of(feed: Feed) -> dict[str, Any]:
    """Return what is told of a feed to programs."""
    moments = {
        name: moment.isoformat() if (moment := getattr(feed, name)) else None
        for name in ("added_at", "tried_at", "succeeded_at", "next_at", "paused_at", "gone_at")
    }
    return {
        "number": feed.pk,
        "title": feed.title,
        "address": feed.address,
        "home_page": feed.home_page,
        "rule": feed.rule,
        "section": feed.section.name if feed.section else "",
        "source": feed.source.name if feed.source else "",
        "language": feed.language,
        **moments,
        "interval": feed.interval,
        "failures": feed.failures,
        "error": feed.error_sentence,
        "items": feed.kept_count,
    }


def line_of(feed: Feed) -> str:
    """Return a feed as one line of JSON."""
    return json.dumps(record_of(feed), ensure_ascii=False)


def state_of(feed: Feed) -> Text:
    """Say how a feed does."""
    if feed.gone_at:
        return Text("gone for good", "bold red")
    if feed.paused_at:
        return Text("paused", "yellow")
    if feed.error:
        return Text(f"{feed.failures} × {feed.error_sentence}", "red")
    return Text("fine" if feed.succeeded_at else "not polled yet", "dim")


def feeds_table(feeds: list[Feed]) -> Table:
    """Return feeds as a table."""
    table = Table(box=None, pad_edge=False)
    for name, options in (
        ("number", {"justify": "right"}),
        ("feed", {"overflow": "fold", "max_width": LONGEST_TITLE}),
        ("entries become", {}),
        ("last success", {"no_wrap": True}),
        ("items", {"justify": "right"}),
        ("state", {"overflow": "fold"}),
    ):
        table.add_column(name, **options)
    for feed in feeds:
        moment = feed.succeeded_at
        when = f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" if moment else "never"
        section = f" → {feed.section.name}" if feed.section else ""
        table.add_row(
            str(feed.pk), Text(str(feed)), Text(feed.rule + section), when,
            str(feed.kept_count), state_of(feed),
        )  # fmt: skip
    return table


def polled_table(polled: list[Polled]) -> Table:
    """Return what polling brought as a table; feeds that brought nothing stand in the sum alone."""
    table = Table(box=None, pad_edge=False)
    table.add_column("feed", overflow="fold", max_width=LONGEST_TITLE)
    table.add_column("what came", overflow="fold")
    for each in polled:
        if each.error:
            table.add_row(Text(str(each.feed)), Text(each.error, "red"))
        elif told := said(each):
            table.add_row(Text(str(each.feed)), Text(told))
    return table


def said(polled: Polled) -> str:
    """Return the counts of a poll in words, empty when nothing was new."""
    counts = {name: count for name, count in polled.counts.items() if name != "unchanged"}
    return ", ".join(f"{count} {name}" for name, count in counts.items())
