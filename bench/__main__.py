"""Run the benchmarks: ``python -m bench``; ``--help`` lists the parts.

What needs Django is loaded only once the environment leads to a site.
"""

import argparse
import json
import logging
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import django
from rich.console import Console

from bench import site, table, wire_table

PORT = 8759


def main() -> int:
    """Run what is asked for; return 1 when a promise is broken."""
    options = _options()
    if options.part:
        _enter(options)
        return PARTS[options.part](options)
    with tempfile.TemporaryDirectory(prefix="rostra-bench-") as temporary:
        report = table.run(
            sizes=sorted(options.sizes),
            folder=Path(options.folder or temporary),
            server=options.postgres,
            port=options.port,
        )
    table.show(report)
    if options.json:
        Path(options.json).write_text(json.dumps(report, indent=1, ensure_ascii=False))
    return 1 if report["failures"] else 0


def _enter(options: argparse.Namespace) -> None:
    """Set Django up on the site of ``--data``, or of the environment."""
    if options.data:
        where = site.Site(Path(options.data).absolute(), os.environ.get("DATABASE_URL", ""))
        site.enter(where)
        where.prepare()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rostra.config.settings")
    django.setup()
    logging.disable(logging.INFO)  # Not a line a request, which would stand between the figures.


def _load(options: argparse.Namespace) -> int:
    from bench import load
    from rostra.kernel import clock

    rate = load.load(options.articles, now=clock.now())
    _answer(options, f"{rate:.0f}", f"{options.articles:,} articles, {rate:,.0f} a second")
    return 0


def _pages(options: argparse.Namespace) -> int:
    from bench import pages, plans

    found = pages.measure()
    readers = pages.readers_addresses()
    report = {
        "pages": found,
        "scans": plans.scans(pages.Site(), readers),
        "paths": [address() for address in readers.values()],
        "popular": pages.popular_addresses(),
    }
    text = json.dumps(report, indent=1, ensure_ascii=False)
    _answer(options, text, text)
    return 0


def _reads(options: argparse.Namespace) -> int:
    from bench import reads

    report = reads.measure(options.articles, port=options.port)
    text = json.dumps(report, indent=1, ensure_ascii=False)
    _answer(options, text, text)
    return 1 if report["failures"] and not options.answer else 0


def _wire(options: argparse.Namespace) -> int:
    from bench import wire

    figures = wire.measure()
    if not options.answer:
        wire_table.show(figures, Console())
    text = json.dumps(figures)
    _answer(options, text, "\n".join(wire_table.failures(figures)))
    return 0


def _talk(options: argparse.Namespace) -> int:
    from bench import talk
    from rostra.kernel import clock

    rate = talk.load(options.comments, now=clock.now())
    _answer(options, f"{rate:.0f}", f"{options.comments:,} comments, {rate:,.0f} a second")
    return 0


def _posting(options: argparse.Namespace) -> int:
    from bench import posting

    where = site.Site(Path(os.environ["ROSTRA_DATA"]), os.environ.get("DATABASE_URL", ""))
    text = json.dumps(posting.measure(where, port=options.port), indent=1)
    _answer(options, text, text)
    return 0


def _screening(options: argparse.Namespace) -> int:
    from bench import bounds, screening

    report = screening.measure()
    text = json.dumps(report, indent=1)
    _answer(options, text, text)
    return int(report["mixed"]["asked_ms"] > bounds.SCREENED_MS)


def _changes(options: argparse.Namespace) -> int:
    from bench import changes, pages

    late = [asdict(each) for each in changes.measure(options.base, pages.newest())]
    text = json.dumps(late, indent=1)
    _answer(options, text, text)
    return 0


def _answer(options: argparse.Namespace, answer: str, shown: str) -> None:
    if options.answer:
        Path(options.answer).write_text(answer, encoding="utf-8")
    else:
        print(shown)


PARTS: dict[str, Callable[[argparse.Namespace], int]] = {
    "load": _load,
    "pages": _pages,
    "reads": _reads,
    "wire": _wire,
    "talk": _talk,
    "posting": _posting,
    "screening": _screening,
    "changes": _changes,
}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 100_000], metavar="N")
    parser.add_argument("--folder", help="keep the sites here; without it they are thrown away")
    parser.add_argument("--postgres", default="", metavar="URL", help="measure on this server")
    parser.add_argument("--port", type=int, default=PORT, help="where memory is measured")
    parser.add_argument("--json", metavar="FILE", help="write the whole report")
    parts = parser.add_subparsers(dest="part", title="parts, each on one site")
    load = parts.add_parser("load", help="load articles")
    load.add_argument("--articles", type=int, default=100_000, metavar="N")
    pages = parts.add_parser("pages", help="measure the pages of a site that was loaded")
    reads = parts.add_parser("reads", help="measure reads on a site that was loaded")
    reads.add_argument("--articles", type=int, default=100_000, metavar="N", help="read lately")
    wire = parts.add_parser("wire", help="measure what comes in")
    talk = parts.add_parser("talk", help="load comments under the articles of a site")
    talk.add_argument("--comments", type=int, default=1_000_000, metavar="N")
    posting = parts.add_parser("posting", help="post comments to a site that has members")
    screening = parts.add_parser("screening", help="ask 10,000 word rules of a long comment")
    changes = parts.add_parser("changes", help="change an article of a site that is being read")
    changes.add_argument("--base", required=True, metavar="URL", help="where the site is served")
    for part in (load, pages, reads, wire, talk, posting, screening, changes):
        part.add_argument("--data", metavar="DIR", help="the site's data folder, made if missing")
        part.add_argument("--answer", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
