"""The figures of the wire as a table, and which of them are promised."""

from rich.console import Console
from rich.table import Table

Figures = dict[str, float]

# Memory is looked at after so many items, and after so many.
FEW, MANY = 1000, 10_000
RATIO = "ours by bare extraction"
ENTRIES = "feed entries a second"
GROWTH = f"megabytes added by {MANY - FEW:,} more"
LEAST = {RATIO: 0.7, ENTRIES: 200.0}
MOST = {GROWTH: 25.0}


def failures(figures: Figures) -> list[str]:
    """Return a sentence for each promise that is broken.

    Pages are promised to be read at a share of the bare library's pace for real ones.
    """
    real = any("(real)" in name for name in figures)
    low = [
        f"{name}: {figures[name]:.2f} < {least}"
        for name, least in LEAST.items()
        if figures[name] < least and (real or name != RATIO)
    ]
    return low + [
        f"{name}: {figures[name]:.0f} > {most}"
        for name, most in MOST.items()
        if figures[name] > most
    ]


def show(figures: Figures, console: Console) -> None:
    """Print the figures."""
    table = Table(title="The wire, bytes in to drafts filed", title_justify="left")
    table.add_column("what")
    table.add_column("figure", justify="right")
    for name, value in figures.items():
        table.add_row(name, f"{value:,.2f}" if value < 10 else f"{value:,.0f}")
    console.print(table)
