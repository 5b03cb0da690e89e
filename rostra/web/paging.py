"""Page a list by key: a page costs the same wherever in the archive it begins.

A key is ``<microseconds since 1970>-<id>`` of the row at the edge; lists run from new to old.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404, QueryDict

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)
KEY = re.compile(r"(-?\d{1,17})-(\d{1,18})", re.ASCII)

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class KeyPage(Generic[Row]):
    """One page of rows, with the queries that lead to its neighbours (None: there is none)."""

    rows: list[Row]
    newer: str | None
    older: str | None


def page_by_key(
    rows: QuerySet[Row], parameters: QueryDict, *, moment: str, number: str = "pk", size: int
) -> KeyPage[Row]:
    """Return the page that ``?older=KEY`` or ``?newer=KEY`` asks for, the first without either.

    ``moment`` names the field the list is sorted by, newest first; ties fall by ``number``.
    Raises Http404 for a key that is none, or that no row lies beyond: a mistyped address is not
    an empty page.
    """
    older, newer = _key(parameters, "older"), _key(parameters, "newer")
    order = Order(moment, number)
    if newer is not None:
        page = _newer_page(rows, newer, order, size)
    else:
        page = _older_page(rows, older, order, size)
    if not page.rows and (newer or older):
        raise Http404
    return page


def page_by_number(rows: QuerySet[Row], parameters: QueryDict, *, size: int) -> KeyPage[Row]:
    """Return a page of rows by their number, the highest first: for lists that grow by number.

    ``?older=91`` and ``?newer=91`` name the row at the edge. Raises Http404 as ``page_by_key``
    does.
    """
    is_back = "newer" in parameters
    key = parameters.get("newer" if is_back else "older")
    if key is not None:
        if not NUMBER.fullmatch(key):
            raise Http404
        rows = rows.filter(**{"pk__gt" if is_back else "pk__lt": int(key)})
    found = list(rows.order_by("pk" if is_back else "-pk")[: size + 1])
    kept = found[:size][::-1] if is_back else found[:size]
    if not kept and key is not None:
        raise Http404
    has_more = len(found) > size
    return KeyPage(
        rows=kept,
        newer=f"newer={kept[0].pk}" if (has_more if is_back else key is not None) else None,
        older=f"older={kept[-1].pk}" if (is_back or has_more) and kept else None,
    )


@dataclass(frozen=True)
class Order:
    """What a list is sorted by: a moment, and a number that decides between equal ones."""

    moment: str
    number: str

    def key_of(self, row: Any) -> str:
        """Return the key of a row, as it stands in an address."""
        microseconds = (getattr(row, self.moment) - EPOCH) // timedelta(microseconds=1)
        return f"{microseconds}-{getattr(row, self.number)}"


def _older_page(
    rows: QuerySet[Row], key: tuple[datetime, int] | None, order: Order, size: int
) -> KeyPage[Row]:
    if key is not None:
        at, number = key
        # Spelled as a bound and an exception: both databases then walk the index from the key.
        rows = rows.filter(**{f"{order.moment}__lte": at}).exclude(
            Q(**{order.moment: at, f"{order.number}__gte": number})
        )
    found = list(rows.order_by(f"-{order.moment}", f"-{order.number}")[: size + 1])
    kept = found[:size]
    return KeyPage(
        rows=kept,
        newer=f"newer={order.key_of(kept[0])}" if key is not None and kept else None,
        older=f"older={order.key_of(kept[-1])}" if len(found) > size else None,
    )


def _newer_page(
    rows: QuerySet[Row], key: tuple[datetime, int], order: Order, size: int
) -> KeyPage[Row]:
    at, number = key
    rows = rows.filter(**{f"{order.moment}__gte": at}).exclude(
        Q(**{order.moment: at, f"{order.number}__lte": number})
    )
    found = list(rows.order_by(order.moment, order.number)[: size + 1])
    kept = found[:size][::-1]
    return KeyPage(
        rows=kept,
        newer=f"newer={order.key_of(kept[0])}" if len(found) > size else None,
        older=f"older={order.key_of(kept[-1])}" if kept else None,
    )


def _key(parameters: QueryDict, name: str) -> tuple[datetime, int] | None:
    text = parameters.get(name)
    if text is None:
        return None
    match = KEY.fullmatch(text)
    if match is None:
        raise Http404
    try:
        at = EPOCH + timedelta(microseconds=int(match[1]))
    except OverflowError as error:
        raise Http404 from error
    return at, int(match[2])
