"""Sketches of distinct readers: CPC of Apache DataSketches, with 4,096 registers.

The error is 0.9 % (standard deviation); one reader takes 36 bytes packed, a hundred 150, a hundred
thousand 2,500. Sketches of the same readers united count them once, however often.
"""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any

LG_K = 12


@cache
def _library() -> Any:
    # Here and not above: with numpy it takes 19 MB, which most processes never need.
    return import_module("datasketches")


def empty() -> Any:
    """Return a sketch of nobody."""
    return _library().cpc_sketch(LG_K)


def packed(sketch: Any) -> bytes:
    """Return a sketch as bytes for the database."""
    return bytes(sketch.serialize())


def estimate(sketch: Any) -> float:
    """Return how many readers a sketch says there were."""
    return float(sketch.get_estimate())


def united(sketches: Iterable[bytes | memoryview]) -> Any:
    """Return the union of packed sketches, unpacked."""
    library = _library()
    union = library.cpc_union(LG_K)
    for each in sketches:
        union.update(library.cpc_sketch.deserialize(bytes(each)))
    return union.get_result()
