"""The benchmarks in one run: archives of several sizes side by side, with ratios and bounds."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench import bounds, memory, served, site, wire_table

# Measured in turns, the least of them counted: other work on the machine disturbs all sizes.
ROUNDS = 3
WIDTH = 150
# So many articles are read within two days in the measure of reads.
READ_LATELY = 100_000
# Comments for an article, up to so many in all.
COMMENTS_EACH, MOST_COMMENTS = 10, 1_000_000
Report = dict[str, Any]


def run(*, sizes: list[int], folder: Path, server: str, port: int) -> Report:
    """Load an archive of each size, measure all pages of each, return the whole report."""
    report: Report = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "sizes": sizes}
    report["database"] = "postgresql" if server else "sqlite"
    with site.prepared(folder, server) as template:
        sites = {size: template.copy(f"articles-{size}") for size in sizes}
        report["loaded"] = {size: _load(each, size) for size, each in sites.items()}
        report["talked"] = {size: _talk(each, size) for size, each in sites.items()}
        rounds = [{size: _measure(each) for size, each in sites.items()} for _ in range(ROUNDS)]
        report["pages"] = {size: _least([turn[size]["pages"] for turn in rounds]) for size in sizes}
        last = rounds[-1][sizes[-1]]
        report["scans"] = last["scans"]
        largest = sites[sizes[-1]]
        report["memory"] = memory.idle_megabytes(largest, last["paths"], port=port)
        report["wire"] = json.loads(template.copy("wire").ask("wire"))
        report["missing"] = served.missing()
        if not report["missing"]:
            asked = {"folder": folder, "port": port}
            report["served"] = served.measure(largest, last["popular"], **asked)
            report["changed"] = served.under_change(largest, last["popular"], **asked)
        report["reads"] = json.loads(
            largest.ask("reads", "--articles", str(min(sizes[-1], READ_LATELY)))
        )
        # The last, for it leaves comments behind.
        report["posting"] = json.loads(largest.ask("posting"))
    report["failures"] = [
        *failures(report),
        *wire_table.failures(report["wire"]),
        *report["reads"]["failures"],
        *_posting_failures(report["posting"]),
    ]
    return report


def failures(report: Report) -> list[str]:
    """Return a sentence for each promise that is broken."""
    sizes, found = report["sizes"], []
    for name, bound in bounds.PAGES.items():
        for size in sizes:
            figures = report["pages"][size][name]
            for what in ("queries", "cpu_ms", "wall_ms"):
                most = getattr(bound, what)
                if most is not None and figures[what] > most:
                    found.append(f"{name} at {size:,}: {what} {figures[what]} > {most}")
        growth = ratio(report, name)
        if not name.startswith("desk") and name not in bounds.GROWS and growth > bounds.GROWTH:
            found.append(f"{name}: {growth:.2f} times the time of the small archive")
    found += [
        f"{name} reads a large table: {step}"
        for name, steps in report["scans"].items()
        for step in steps
    ]
    slowest = min(report["loaded"].values())
    if slowest < bounds.LOAD_A_SECOND and sizes[-1] >= 10_000:
        found.append(f"loaded {slowest:.0f} articles a second < {bounds.LOAD_A_SECOND}")
    total = sum(report["memory"].values())
    if total > bounds.MEMORY_MB:
        found.append(f"idle memory {total:.0f} MB > {bounds.MEMORY_MB} MB")
    return found if report["missing"] else [*found, *_served_failures(report)]


def _served_failures(report: Report) -> list[str]:
    kept, changed = report["served"], report["changed"]
    late, megabytes = max(changed["late_seconds"].values()), changed["megabytes"][-1]
    start = kept["first_page_seconds"]
    broken = {
        f"a kept page at {kept['ratio']} of nginx < {bounds.KEPT_RATIO}": kept["ratio"]
        < bounds.KEPT_RATIO,
        f"first page after {start} s > {bounds.START_SECONDS} s": start > bounds.START_SECONDS,
        f"a change seen after {late:.2f} s > {bounds.LATE_SECONDS} s": late > bounds.LATE_SECONDS,
        f"hit rate {changed['hit_rate']} < {bounds.HIT_RATE}": changed["hit_rate"]
        < bounds.HIT_RATE,
        f"loaded memory {megabytes} MB > {bounds.LOADED_MB} MB": megabytes > bounds.LOADED_MB,
    }
    return [sentence for sentence, is_broken in broken.items() if is_broken]


def ratio(report: Report, name: str) -> float:
    """Return the server time of a page in the largest archive over that in the smallest."""
    small, large = (report["pages"][report["sizes"][place]][name]["cpu_ms"] for place in (0, -1))
    return large / small


def show(report: Report) -> None:
    """Print the report as a table, what breaks a promise in red."""
    # In a file too the columns keep their names.
    sizes = report["sizes"]
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    table = Table(title=f"Pages on {report['database']}, nothing kept", title_justify="left")
    table.add_column("page")
    for size in sizes:
        for what in ("queries", "CPU ms", "ms", "KB"):
            table.add_column(f"{what}\n{size:,}", justify="right")
    table.add_column("ratio", justify="right")
    for name in bounds.PAGES:
        cells = []
        for size in sizes:
            figures, bound = report["pages"][size][name], bounds.PAGES[name]
            cells += [
                _cell(figures["queries"], bound.queries, "{:d}"),
                _cell(figures["cpu_ms"], bound.cpu_ms, "{:.1f}"),
                _cell(figures["wall_ms"], bound.wall_ms, "{:.1f}"),
                f"{figures['kilobytes']:.0f}",
            ]
        most = None if name.startswith("desk") else bounds.GROWTH
        table.add_row(name, *cells, _cell(ratio(report, name), most, "{:.2f}"))
    console.print(table)
    wire_table.show(report["wire"], console)
    loaded = (f"{size:,}: {rate:,.0f}" for size, rate in report["loaded"].items())
    console.print(f"Articles loaded a second: {'; '.join(loaded)}")
    talked = (f"{size:,}: {rate:,.0f}" for size, rate in report["talked"].items())
    console.print(f"Comments loaded a second, ten for an article: {'; '.join(talked)}")
    parts = ", ".join(f"{name} {size:.0f}" for name, size in report["memory"].items())
    console.print(f"Idle memory (PSS): {sum(report['memory'].values()):.0f} MB ({parts})")
    _show_served(console, report)
    _show_reads(console, report["reads"])
    posting = report["posting"]
    console.print(
        f"Comments written by eight at a time to one process: {posting['a second']:.0f} a second"
        f" (p50 {posting['p50']:.0f} ms, p99 {posting['p99']:.0f} ms), {posting['lost']} lost"
    )
    for failure in report["failures"]:
        console.print(f"[red]{failure}[/red]", highlight=False)


def _show_reads(console: Console, reads: Report) -> None:
    off = ", ".join(f"{int(n):,}: {each['worst']:.1f} %" for n, each in reads["error"].items())
    console.print(f"Distinct readers, worst of all trials off by: {off}")
    console.print(
        f"{reads['articles']:,} articles read: all lists in {reads['refresh_s']:.2f} s,"
        f" sketches {reads['sketches_mb']:.0f} MB stored, {reads['memory_mb']:.0f} MB to refresh;"
        f" an hour folded in {reads['fold_s']:.1f} s"
    )
    day = reads["day"]
    console.print(
        f"A day of {day['lines']:,} requests: the first twenty off by {day['worst']:.1f} % at most,"
        f" {day['out_of_place']} out of place; {day['left_out']:,} left out, the swarm's were"
        f" {day['swarm']:,}"
    )
    beacon = reads["beacon"]
    if isinstance(beacon, dict):
        beacon = (
            f"The beacon takes {beacon['requests']:,.0f} reads a second"
            f" (p99 {beacon['p99']:.0f} ms), {beacon['not counted']} of them not counted"
        )
    console.print(beacon)


def _show_served(console: Console, report: Report) -> None:
    if report["missing"]:
        console.print(report["missing"])
        return
    kept, changed = report["served"], report["changed"]
    table = Table(
        title=f"A kept page of {kept['bytes'] / 1024:.1f} KB, gzip, one process on one core",
        title_justify="left",
    )
    for column in ("", "requests/s", "p50 ms", "p99 ms"):
        table.add_column(column, justify="right" if column else "left")
    for name in ("nginx", "rostra"):
        rate = kept[name]
        table.add_row(name, f"{rate['requests']:,.0f}", f"{rate['p50']:.2f}", f"{rate['p99']:.2f}")
    console.print(table)
    console.print(
        f"Ratio {kept['ratio']:.2f} (rounds: {', '.join(map(str, kept['ratios']))});"
        f" first page {kept['first_page_seconds']:.1f} s after start"
    )
    late = ", ".join(f"{name} {value:.2f} s" for name, value in changed["late_seconds"].items())
    console.print(
        f"{changed['changes']} changes under load: last old page {late} after the commit;"
        f" hit rate {changed['hit_rate']:.2%} at {changed['requests']:,.0f} requests/s,"
        f" p99 {changed['p99']:.0f} ms; memory {' and '.join(map(str, changed['megabytes']))} MB"
    )


def _cell(value: float, most: float | None, form: str) -> str:
    text = form.format(value)
    return f"[red]{text}[/red]" if most is not None and value > most else text


def _load(where: site.Site, size: int) -> float:
    return float(where.ask("load", "--articles", str(size)))


def _talk(where: site.Site, size: int) -> float:
    comments = min(size * COMMENTS_EACH, MOST_COMMENTS)
    return float(where.ask("talk", "--comments", str(comments)))


def _posting_failures(posting: Report) -> list[str]:
    """Return a sentence for each promise about writing comments that is broken."""
    found = []
    if posting["a second"] < bounds.COMMENTS_A_SECOND:
        found.append(f"{posting['a second']} comments a second < {bounds.COMMENTS_A_SECOND}")
    if posting["p99"] > bounds.COMMENT_P99_MS:
        found.append(f"a comment takes {posting['p99']} ms (p99) > {bounds.COMMENT_P99_MS}")
    if posting["lost"] or posting["refused"]:
        found.append(f"not all comments were taken: {posting}")
    return found


def _measure(where: site.Site) -> Report:
    report: Report = json.loads(where.ask("pages"))
    return report


def _least(turns: list[Report]) -> Report:
    """Return, of several rounds, each page's figures with the least times."""
    return {
        name: {
            what: max(turn[name][what] for turn in turns)
            if what == "queries"
            else min(turn[name][what] for turn in turns)
            for what in figures
        }
        for name, figures in turns[0].items()
    }
