"""A day of a paper's readers, made up: a log of what their browsers send, and a swarm's.

Articles are read by Zipf's law, more in the evening than at night; families and offices share an
address, a carrier's NAT puts thousands behind two blocks, some people come back all day, staff
read their own paper, and a swarm of machines pushes a few articles.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from itertools import accumulate
from typing import Any, NamedTuple

from rostra.rankings.actions.fold_reads import fold_reads
from rostra.rankings.reads.buffer import Buffer
from rostra.rankings.reads.sent import sent

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
# Each second in a paper; here the clock runs faster.
FLUSHED_EVERY = 5 * MINUTE
FOLDED_EVERY = 10 * MINUTE
# How much is read in each hour of the day.
RHYTHM = (2, 1, 1, 1, 1, 2, 4, 7, 9, 8, 7, 7, 9, 8, 7, 6, 6, 7, 9, 10, 11, 10, 7, 4)
AGENTS = [
    f"Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{version}.0.0.0 {device}"
    for system, device in (
        ("Windows NT 10.0; Win64; x64", "Safari/537.36"),
        ("Linux; Android 15; K", "Mobile Safari/537.36"),
        ("Macintosh; Intel Mac OS X 10_15_7", "Safari/537.36"),
    )
    for version in range(118, 142)
]
BOTS = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
    "python-requests/2.32.3",
    "",
]
SWARM_BLOCKS = ("198.51.100.", "203.0.113.", "45.137.21.", "185.220.101.", "2001:db8:bad:")


class Who(Enum):
    """Who sent a line of the log."""

    READER = "reader"
    STAFF = "staff"
    BOT = "bot"
    FORGED = "forged"


class Line(NamedTuple):
    """One read as it is sent."""

    at: datetime
    article: int
    address: str
    agent: str
    who: Who


class Person(NamedTuple):
    """Somebody with a browser."""

    address: str
    agent: str


@dataclass
class Day:
    """A day that begins at `start`; the same seed makes the same day."""

    articles: Sequence[int]
    start: datetime
    readers: int = 10_000
    swarm: int = 100_000
    seed: int = 1
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self._weights = list(accumulate(1 / (place + 8) for place in range(len(self.articles))))

    def log(self) -> list[Line]:
        """Return the lines in the order they come."""
        lines = [*self._reads(), *self._staff(), *self._known_bots(), *self._forged()]
        return sorted(lines, key=lambda line: line.at)

    def _people(self) -> Iterator[Person]:
        """Give the readers: families, a few offices, and one in eight behind a carrier's NAT."""
        chance = self.chance
        made, house = 0, 0
        while made < self.readers:
            kind = chance.random()
            house += 1
            if kind < 0.125:
                address = f"100.{chance.choice((65, 99))}.7.{chance.randrange(256)}"
                family = 1
            elif kind < 0.127:
                address = f"{120 + house % 60}.{house // 60 % 256}.{house // 15360}.9"
                family = 40
            else:
                address = f"{11 + house % 80}.{house // 80 % 256}.{house // 20480}.{house % 251}"
                family = chance.choice((1, 1, 1, 2, 2, 3, 4))
            for _ in range(family):
                yield Person(address, chance.choice(AGENTS))
            made += family

    def _reads(self) -> Iterator[Line]:
        for person in self._people():
            visits = 1 + (self.chance.random() < 0.2) * self.chance.randrange(1, 6)
            read: list[int] = []
            for _ in range(visits):
                at = self._moment()
                read += [self._article() for _ in range(self.chance.choice((1, 2, 3, 5)))]
                for article in read:
                    at += timedelta(seconds=self.chance.uniform(5, 120))
                    if at < self.start + DAY:
                        yield Line(at, article, person.address, person.agent, Who.READER)

    def _staff(self) -> Iterator[Line]:
        """Give forty people who look at what they have written all day, in the last places."""
        for number in range(40):
            for _ in range(50):
                article = self.articles[-1 - self.chance.randrange(5)]
                yield Line(self._moment(), article, f"192.0.2.{100 + number}", AGENTS[0], Who.STAFF)

    def _known_bots(self) -> Iterator[Line]:
        for _ in range(self.swarm // 4):
            address = f"66.249.{self.chance.randrange(64)}.{self.chance.randrange(256)}"
            yield Line(self._moment(), self._pushed(), address, self.chance.choice(BOTS), Who.BOT)

    def _forged(self) -> Iterator[Line]:
        """Give browsers that are none: bursts of minutes, each from a block, for a few articles."""
        left = self.swarm - self.swarm // 4
        while left > 0:
            size = min(left, self.chance.randrange(1_000, 6_000))
            left -= size
            block, begin = self.chance.choice(SWARM_BLOCKS), self._moment()
            length = self.chance.uniform(30, 900)
            for _ in range(size):
                at = begin + timedelta(seconds=self.chance.uniform(0, length))
                address = f"{block}{self.chance.randrange(1, 255)}"
                if ":" in block:
                    address = f"{block}:{self.chance.randrange(65536):x}"
                if at < self.start + DAY:
                    yield Line(at, self._pushed(), address, self.chance.choice(AGENTS), Who.FORGED)

    def _article(self) -> int:
        return self.chance.choices(self.articles, cum_weights=self._weights)[0]

    def _pushed(self) -> int:
        """Choose what the swarm reads: mostly five articles behind the first places."""
        if self.chance.random() < 0.2:
            return self.chance.choice(self.articles)
        return self.articles[self.chance.choice((12, 22, 30, 45, 60)) % len(self.articles)]

    def _moment(self) -> datetime:
        hour = self.chance.choices(range(24), RHYTHM)[0]
        return self.start + timedelta(hours=hour, seconds=self.chance.uniform(0, 3600))


def environ(line: Line, session: str) -> dict[str, Any]:
    """Return the WSGI environ of a line; of staff with a session."""
    values = {
        "HTTP_HOST": "paper.example",
        "HTTP_ORIGIN": "https://paper.example",
        "REMOTE_ADDR": line.address,
        "HTTP_USER_AGENT": line.agent,
    }
    if line.who is Who.STAFF:
        values["HTTP_COOKIE"] = f"sessionid={session}"
    return values


def send(line: Line, buffer: Buffer, *, session: str) -> None:
    """Send a line as a browser would, into a process's buffer."""
    read = sent(
        environ(line, session), article=line.article, session_cookie="sessionid", at=line.at
    )
    buffer.note(read)


def live(log: Sequence[Line], start: datetime, *, session: str, processes: int = 2) -> None:
    """Let a day pass: each process writes its reads, the timetable folds slices into hours."""
    buffers = [Buffer() for _ in range(processes)]
    flush_at, fold_at = start + FLUSHED_EVERY, start + FOLDED_EVERY + MINUTE
    for place, line in enumerate(log):
        while line.at >= flush_at:
            for buffer in buffers:
                buffer.flush(now=flush_at)
            flush_at += FLUSHED_EVERY
        while line.at >= fold_at:
            fold_reads(now=fold_at)
            fold_at += FOLDED_EVERY
        send(line, buffers[place % processes], session=session)
    for buffer in buffers:
        buffer.flush(now=start + DAY)


def exact(log: Sequence[Line], *, since: datetime) -> Counter[int]:
    """Count the distinct (address, agent) of readers, by article."""
    pairs = {
        (line.article, line.address, line.agent)
        for line in log
        if line.who is Who.READER and line.at >= since
    }
    return Counter(article for article, _, _ in pairs)
