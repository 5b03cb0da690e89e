"""The only place that reads the clock.

Doors (views, tasks, commands) call `now()` once and hand the moment down as `now=`.
"""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present moment as an aware datetime in UTC."""
    return datetime.now(UTC)
