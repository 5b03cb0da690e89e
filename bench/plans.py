"""Look at how the database answers: large tables are never read from end to end."""

import re
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from bench.pages import Addresses, Site
from rostra.discussion.models import Comment, Thread
from rostra.news.models import Article, Citation, Correction, Placement, Printed, PrintedBody

LARGE: tuple[type[Model], ...] = (
    Article, Printed, PrintedBody, Placement, Citation, Correction, Article.topics.through,
    Comment, Thread,
)  # fmt: skip
# SQLite: reading a whole table, or all of an index below a bound; PostgreSQL: a whole table.
SCANS = {
    "sqlite": r"\bSCAN (\w+)(?! USING)|\bSEARCH (\w+) USING INDEX \w+ \([^=]*\)",
    "postgresql": r"Seq Scan on (\w+)",
}


def scans(site: Site, pages: dict[str, Addresses]) -> dict[str, list[str]]:
    """Return, by page, the steps of its queries that read a large table from end to end."""
    found = {}
    for name, address in pages.items():
        site.get(address())
        with CaptureQueriesContext(connection) as queries:
            site.get(address())
        steps = [step for query in queries for step in _whole_reads(query["sql"])]
        if steps:
            found[name] = steps
    return found


def _whole_reads(statement: str) -> Iterator[str]:
    if not statement.startswith(("SELECT", "WITH", "(SELECT")):
        return
    names = _names(statement)
    for line in _plan(statement):
        scanned = re.search(SCANS[connection.vendor], line)
        is_walk = line.startswith("SEARCH") and "LIMIT" in statement
        if scanned and not is_walk and names & set(scanned.groups()):
            yield f"{line.strip()}: {statement[:200]}"


def _names(statement: str) -> set[str]:
    """Return what the large tables are called in a statement: their names and aliases."""
    names = set()
    for model in LARGE:
        table = re.escape(model._meta.db_table)
        names |= {model._meta.db_table, *re.findall(rf'"{table}" (\w+)', statement)}
    return names - {"WHERE", "ON", "INNER", "LEFT", "ORDER", "GROUP", "LIMIT", "UNION"}


def _plan(statement: str) -> list[str]:
    prefix = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        # The statement is complete: nothing in it is a mark for a parameter.
        rows: list[Any] = cursor.execute(f"{prefix} {statement}").fetchall()
    return [str(row[-1]) for row in rows]
