"""The benchmarks in one run: archives of several sizes side by side, with ratios and bounds."""

import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench import bounds, memory, site, wire_table

# Measured in turns, the least of them counted: other work on the machine disturbs all sizes.
ROUNDS = 3
Report = dict[str, Any]


def run(*, sizes: list[int], folder: Path, server: str, port: int) -> Report:
    """Load an archive of each size, measure all pages of each, return the whole report."""
    report: Report = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "sizes": sizes}
    report["database"] = "postgresql" if server else "sqlite"
    with site.prepared(folder, server) as template:
        sites = {size: template.copy(f"articles-{size}") for size in sizes}
        report["loaded"] = {size: _load(each, size) for size, each in sites.items()}
        rounds = [{size: _measure(each) for size, each in sites.items()} for _ in range(ROUNDS)]
        report["pages"] = {size: _least([turn[size]["pages"] for turn in rounds]) for size in sizes}
        report["scans"] = rounds[-1][sizes[-1]]["scans"]
        paths = rounds[-1][sizes[-1]]["paths"]
        report["wire"] = json.loads(_ask(template.copy("wire"), "wire"))
        report["memory"] = memory.idle_megabytes(sites[sizes[-1]], paths, port=port)
    report["failures"] = failures(report) + wire_table.failures(report["wire"])
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
        if not name.startswith("desk") and growth > bounds.GROWTH:
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
    return found


def ratio(report: Report, name: str) -> float:
    """Return the server time of a page in the largest archive over that in the smallest."""
    small, large = (report["pages"][report["sizes"][place]][name]["cpu_ms"] for place in (0, -1))
    return large / small


def show(report: Report) -> None:
    """Print the report as a table, what breaks a promise in red."""
    console, sizes = Console(), report["sizes"]
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
    parts = ", ".join(f"{name} {size:.0f}" for name, size in report["memory"].items())
    console.print(f"Idle memory (PSS): {sum(report['memory'].values()):.0f} MB ({parts})")
    for failure in report["failures"]:
        console.print(f"[red]{failure}[/red]", highlight=False)


def _cell(value: float, most: float | None, form: str) -> str:
    text = form.format(value)
    return f"[red]{text}[/red]" if most is not None and value > most else text


def _load(where: site.Site, size: int) -> float:
    return float(_ask(where, "load", "--articles", str(size)))


def _measure(where: site.Site) -> Report:
    report: Report = json.loads(_ask(where, "pages"))
    return report


def _ask(where: site.Site, *arguments: str) -> str:
    """Run a part of the benchmark in a process of its own, on its site; return what it writes."""
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as answer:
        where.run("-m", "bench", *arguments, "--answer", answer.name)
        return answer.read()


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
