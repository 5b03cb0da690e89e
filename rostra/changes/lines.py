"""Lines of the change log as they travel: told after commit, told between hosts, read again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rostra.changes.models import Change

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# PostgreSQL takes less than 8,000 bytes at a time.
MESSAGE_BYTES = 7_900


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its number, when it was written (microseconds since 1970), what changed."""

    number: int
    at: int
    subject: str


def line_of(change: Change) -> Line:
    """Return a row of the log as a line."""
    microseconds = (change.at - EPOCH) // timedelta(microseconds=1)
    return Line(change.pk, microseconds, f"{change.kind}:{change.key}")


def to_messages(lines: Iterable[Line]) -> Iterator[str]:
    """Write lines down, in as many messages as PostgreSQL wants."""
    message = ""
    for line in lines:
        written = f"{line.number} {line.at} {line.subject}\n"
        if message and len((message + written).encode()) > MESSAGE_BYTES:
            yield message
            message = ""
        message += written
    if message:
        yield message


def from_message(message: str) -> Sequence[Line]:
    """Read what ``to_messages`` wrote; ValueError for anything else."""
    told = []
    for written in message.removesuffix("\n").split("\n"):
        number, at, subject = written.split(" ", 2)
        told.append(Line(int(number), int(at), subject))
    return told
