"""The files that the articles of the sitemap lie in: by month, and by number within a month.

By number and not by count: where an article lies never changes with what others do, nothing has
to be counted, and no file can grow over what the protocol allows (50,000 addresses, 50 MB).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, datetime
from typing import Protocol

PART = 20_000


class Timed(Protocol):
    """What decides in which file an article lies, and when it shows."""

    pk: int
    published_at: datetime | None
    embargo_until: datetime | None
    expire_at: datetime | None


@dataclass(frozen=True, slots=True, order=True)
class File:
    """A file of articles: those of a month whose numbers lie within ``PART`` of each other."""

    begins: datetime
    part: int

    @property
    def ends(self) -> datetime:
        """The first moment of the next month."""
        if (self.begins.year, self.begins.month) == (MAXYEAR, 12):
            return datetime.max.replace(tzinfo=UTC)
        years, month = divmod(self.begins.month, 12)
        return self.begins.replace(year=self.begins.year + years, month=month + 1)

    @property
    def numbers(self) -> tuple[int, int]:
        """The first number in it, and the first beyond it."""
        return self.part * PART, (self.part + 1) * PART

    @property
    def name(self) -> str:
        """What it is called in addresses: ``2026-11-0``."""
        return f"{self.begins:%Y-%m}-{self.part}"

    @property
    def press_key(self) -> str:
        """What the press and the change log call it."""
        return f"sitemap:{self.name}"


def file_of(number: int, published_at: datetime) -> File:
    """Return the file an article lies in."""
    month = published_at.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return File(month, number // PART)


def named(year: int, month: int, part: int) -> File | None:
    """Return the file of this name, None where there is no such month."""
    try:
        return File(datetime(year, month, 1, tzinfo=UTC), part)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, order=True)
class Turn:
    """A moment at which a file changes: by an article, or (number 0) the last change there was."""

    at: datetime
    number: int = 0
    takes_out: bool = False


def ahead(article: Timed, *, now: datetime) -> Iterator[Turn]:
    """Yield when an article comes in sight or goes out of it by itself."""
    for moment in (article.published_at, article.embargo_until):
        if moment is not None and moment > now:
            yield Turn(moment, article.pk)
    if article.expire_at is not None and article.expire_at > now:
        yield Turn(article.expire_at, article.pk, takes_out=True)


def in_sight(article: Timed, *, now: datetime) -> bool:
    """Say whether a published article may be seen, as ``Article.objects.visible`` does."""
    begun = all(at is None or at <= now for at in (article.published_at, article.embargo_until))
    return begun and (article.expire_at is None or article.expire_at > now)
