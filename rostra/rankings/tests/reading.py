"""Reads for tests: rows as a process writes them, without a server."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b

from rostra.kernel.windows import EPOCH
from rostra.rankings.actions.fold_reads import SLICE
from rostra.rankings.models import ReadSlice
from rostra.rankings.reads import salts, sketches


def read(article: int, visitors: Iterable[str], *, at: datetime, process: int = 1) -> None:
    """Let visitors read an article: the row of one process for the slice of that moment."""
    living = salts.living(now=at)
    older, younger = sketches.empty(), sketches.empty()
    for visitor in visitors:
        for key, sketch in ((living.older, older), (living.younger, younger)):
            digest = blake2b(visitor.encode(), key=key, digest_size=8).digest()
            sketch.update(int.from_bytes(digest, "big", signed=True))
    ReadSlice.objects.create(
        start=at - (at - EPOCH) % SLICE,
        process=process,
        article_id=article,
        older=sketches.packed(older),
        younger=sketches.packed(younger),
        readers=sketches.estimate(older),
    )
