"""Bursts: more new visitors from one block of addresses than people make. Pure.

A block is the /24 of IPv4 or the /48 of IPv6: what one provider, office or machine room has. A
swarm with forged agents looks like many people; that so many of them are neighbours betrays it.
A household or an office is few (address, agent) pairs; behind the NAT of a carrier there may be
many, so a limit grows with the paper: no block is a burst that brings less than its share of all
visitors. Of each block only as many count as all visitors as any may bring, or a swarm from many
blocks would raise its own limit.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from rostra.kernel.windows import EPOCH

# A block that was a burst stays out for so long; then it may try again.
OUT_FOR = timedelta(hours=1)
# What a block may always bring of the visitors of the same stretch, however many they are.
SHARE = 0.05
# So many reads a visitor: a machine that reads on and on is no crowd of visitors, but as bad.
READS_A_VISITOR = 25


@dataclass(frozen=True, slots=True)
class Limit:
    """Visitors that one block may bring in a stretch of time."""

    stretch: timedelta
    visitors: int


LIMITS = (Limit(timedelta(minutes=10), 40), Limit(timedelta(hours=1), 120))


@dataclass(slots=True)
class _Block:
    visitors: set[int] = field(default_factory=set)
    reads: int = 0


class _Stretch:
    """The blocks of the stretch that is under way."""

    def __init__(self, limit: Limit) -> None:
        self.limit = limit
        self.start = EPOCH
        self.blocks: dict[str, _Block] = {}
        self.visitors = 0

    def exceeds(self, block: str, visitor: int, at: datetime) -> bool:
        """Note a read, and say whether its block brings too much."""
        self.turn(at)
        seen = self.blocks.setdefault(block, _Block())
        seen.reads += 1
        if visitor not in seen.visitors:
            seen.visitors.add(visitor)
            self.visitors += len(seen.visitors) <= self.limit.visitors
        most = max(self.limit.visitors, SHARE * self.visitors)
        return len(seen.visitors) > most or seen.reads > READS_A_VISITOR * most

    def turn(self, now: datetime) -> None:
        """Begin anew when the stretch is over."""
        start = now - (now - EPOCH) % self.limit.stretch
        if start > self.start:
            self.start, self.blocks, self.visitors = start, {}, 0

    def drop(self, block: str) -> None:
        """Forget a block that is out: it adds nothing to what the paper's readers are."""
        dropped = self.blocks.pop(block, _Block())
        self.visitors -= min(len(dropped.visitors), self.limit.visitors)


class Bursts:
    """Watches the blocks as one process sees them."""

    def __init__(self) -> None:
        self._stretches = [_Stretch(limit) for limit in LIMITS]
        self._out_until: dict[str, datetime] = {}

    def is_out(self, block: str, *, at: datetime) -> bool:
        """Say whether a block is out."""
        until = self._out_until.get(block)
        return until is not None and at < until

    def note(self, block: str, visitor: int, *, at: datetime) -> bool:
        """Note a read of a block that is not out; say whether the block is out from now on."""
        exceeding = [each.exceeds(block, visitor, at) for each in self._stretches]
        if not any(exceeding):
            return False
        self._out_until[block] = at + OUT_FOR
        for each in self._stretches:
            each.drop(block)
        return True

    def forget(self, *, now: datetime) -> None:
        """Forget what is over."""
        for each in self._stretches:
            each.turn(now)
        for block in [block for block, until in self._out_until.items() if now >= until]:
            del self._out_until[block]
