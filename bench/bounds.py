"""What the pages may cost; the figures are the project's promises (docs/decisions)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bounds:
    """The most a page may take: queries, CPU and wall milliseconds; None: not bounded."""

    queries: int | None = None
    cpu_ms: float | None = None
    wall_ms: float | None = None


PAGES = {
    "front": Bounds(queries=15, cpu_ms=40),
    "section": Bounds(queries=8),
    "section deep": Bounds(queries=8),
    "topic": Bounds(queries=8),
    "article": Bounds(queries=8, cpu_ms=20),
    "article talked": Bounds(queries=12, cpu_ms=30),
    "thread": Bounds(queries=10, cpu_ms=25),
    "thread long": Bounds(queries=10, cpu_ms=25),
    "thread page 50": Bounds(queries=10, cpu_ms=25),
    "latest": Bounds(queries=8),
    "latest deep": Bounds(queries=8),
    "source": Bounds(queries=8),
    "feed": Bounds(queries=4),
    "feed section": Bounds(queries=4),
    "sitemap": Bounds(queries=6, cpu_ms=10),
    "sitemap news": Bounds(queries=6),
    "desk": Bounds(wall_ms=200),
    "desk state": Bounds(wall_ms=200),
    "desk section": Bounds(wall_ms=200),
    "desk language": Bounds(wall_ms=200),
    "desk source": Bounds(wall_ms=200),
    "desk topic": Bounds(wall_ms=200),
    "desk search": Bounds(wall_ms=200),
}
# The largest archive may cost so much more than the smallest (server time of readers' pages).
GROWTH = 1.2
# It names every month of the archive, so it grows with them.
GROWS = ("sitemap",)
# Idle memory of the whole stack, proportional set size.
MEMORY_MB = 320
LOAD_A_SECOND = 2000
# Reads: the beacon a second, seconds of a refresh with 100,000 articles read, all their sketches,
# and how far distinct readers are off (per cent).
BEACONS_A_SECOND = 3_000
REFRESH_SECONDS = 2.0
SKETCHES_MB = 200
READERS_OFF = 3.0
# The whole stack after load.
LOADED_MB = 500
# A kept page against the same bytes served by nginx, one process each: requests a second.
KEPT_RATIO = 0.5
# A change under full load is seen everywhere so soon; and so much of it is answered as kept.
LATE_SECONDS = 1.0
HIT_RATE = 0.99
# Comments posted by eight members at a time to one process, each with a commit that lasts.
COMMENTS_A_SECOND = 150
COMMENT_P99_MS = 250
# A comment of 10,000 characters asked for 10,000 word rules, folded in three ways: processor time.
SCREENED_MS = 10
# From the start of the whole stack to its first page.
START_SECONDS = 5.0
