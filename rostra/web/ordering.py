"""Rows that an owner puts in order: one goes before or behind its neighbour."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model


def exchange(neighbours: Iterable[Any], one: Model, *, up: bool) -> bool:
    """Exchange one of some rows with the one before it (``up``) or behind it; number all anew.

    Returns whether anything happened: at the end of the row nothing does.
    """
    row = list(neighbours)
    at = [each.pk for each in row].index(one.pk)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(row):
        return False
    row[at], row[to] = row[to], row[at]
    for order, each in enumerate(row, start=1):
        if each.order != order:
            each.order = order
            each.save(update_fields=["order"])
    return True
