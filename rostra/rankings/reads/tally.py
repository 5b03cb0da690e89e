"""What one process counted and has not written yet, and what it must remember to go on counting."""

import secrets
from array import array
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from rostra.kernel.windows import EPOCH
from rostra.rankings.models import ReadSlice
from rostra.rankings.models.left_out import Reason
from rostra.rankings.reads import sketches
from rostra.rankings.reads.bursts import Bursts
from rostra.rankings.reads.salts import Living
from rostra.rankings.reads.staff import Staff
from rostra.rankings.reads.visitor import visitor

SLICE = timedelta(minutes=10)


def slice_of(moment: datetime) -> datetime:
    """Return the beginning of the slice that a moment lies in."""
    return moment - (moment - EPOCH) % SLICE


class Slice:
    """The reads of ten minutes, by article, and by block in case one turns out to be a burst."""

    def __init__(self, start: datetime, salts: Living) -> None:
        self.start = start
        self.salts = salts
        # Articles that were found to be there for readers.
        self.articles: set[int] = set()
        self.changed: set[int] = set()
        self._sketches: dict[int, tuple[Any, Any]] = {}
        # Article, hash under the older salt, hash under the younger one, and again.
        self._by_block: dict[str, array[int]] = {}

    def visitor(self, address: str, agent: str) -> tuple[int, int]:
        """Return who reads, under each of the two salts."""
        return (
            visitor(address, agent, self.salts.older),
            visitor(address, agent, self.salts.younger),
        )

    def add(self, article: int, who: tuple[int, int], block: str) -> None:
        """Count a read."""
        self._by_block.setdefault(block, array("q")).extend((article, *who))
        self._count(article, who)

    def take_out(self, blocks: Collection[str]) -> int:
        """Count as if blocks had sent nothing in this slice; return how many reads that were.

        A sketch cannot forget: those of the articles concerned are made anew from the other blocks.
        """
        out = [self._by_block.pop(block, array("q")) for block in blocks]
        concerned = {article for reads in out for article in reads[::3]}
        for article in concerned:
            self._sketches[article] = (sketches.empty(), sketches.empty())
        self.changed |= concerned
        for reads in self._by_block.values():
            for article, older, younger in zip(reads[::3], reads[1::3], reads[2::3], strict=True):
                if article in concerned:
                    self._count(article, (older, younger))
        return sum(map(len, out)) // 3

    def rows(self, process: int) -> Iterator[ReadSlice]:
        """Return what changed since it was written, as whole rows."""
        for article in sorted(self.changed):
            older, younger = self._sketches[article]
            yield ReadSlice(
                start=self.start,
                process=process,
                article_id=article,
                older=sketches.packed(older),
                younger=sketches.packed(younger),
                readers=sketches.estimate(older),
            )

    def _count(self, article: int, who: tuple[int, int]) -> None:
        pair = self._sketches.get(article)
        if pair is None:
            pair = self._sketches[article] = (sketches.empty(), sketches.empty())
        for sketch, hashed in zip(pair, who, strict=True):
            sketch.update(hashed)
        self.changed.add(article)


class Tally:
    """The slices of a process that are under way, and what it left out since it last wrote."""

    def __init__(self) -> None:
        # Tells its rows from those of all others, earlier ones of this machine included.
        self.process = secrets.randbits(63)
        self.slices: dict[datetime, Slice] = {}
        self.bursts = Bursts()
        self.staff = Staff()
        self.left_out: Counter[tuple[date, Reason]] = Counter()

    def leave_out(self, reason: Reason, *, at: datetime, count: int = 1) -> None:
        """Note that reads were left out."""
        self.left_out[at.date(), reason] += count

    def take_out(self, blocks: Collection[str]) -> int:
        """Take what blocks sent out of the slices of memory; return how many reads that were.

        These are the slice under way and the one before it, in which a burst may have begun.
        """
        return sum(each.take_out(blocks) for each in self.slices.values())

    @property
    def has_unwritten(self) -> bool:
        """Say whether there is something to write."""
        return bool(self.left_out) or any(each.changed for each in self.slices.values())

    def written(self) -> None:
        """Note that all was written."""
        self.left_out.clear()
        for each in self.slices.values():
            each.changed.clear()

    def forget(self, *, now: datetime) -> None:
        """Forget what has served; the slice under way and the one before it stay."""
        for start, each in list(self.slices.items()):
            if start < slice_of(now) - SLICE and not each.changed:
                del self.slices[start]
        if slice_of(now) not in self.slices:
            self.staff.forget()
        self.bursts.forget(now=now)
