"""The erasure ledger outside the database: a file in the data folder, one line an erasure.

The database may be replaced by an older one; this file is only ever added to, and a backup takes it
along. It holds no name and no address: a number, moments, and a keyed hash.
"""

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

from rostra.accounts.models import Erased, Member

FILE = "erased.jsonl"
SALT = "rostra.accounts.ledger"


@dataclass(frozen=True, slots=True)
class Entry:
    """One erasure; ``number`` and ``joined_at`` together recognise the member."""

    number: int
    joined_at: datetime
    address: str
    at: datetime
    texts: bool

    def to_line(self) -> str:
        """Return the entry as a line of the file."""
        return json.dumps(
            {
                "number": self.number,
                "joined_at": self.joined_at.isoformat(),
                "address": self.address,
                "at": self.at.isoformat(),
                "texts": self.texts,
            }
        )


def entry_for(member: Member, *, at: datetime, texts: bool) -> Entry:
    """Return the entry of a member that is erased at a moment."""
    return Entry(member.pk, member.joined_at, address_hash(member.email), at, texts)


def address_hash(address: str) -> str:
    """Return the hash under which an address stands in the ledger, keyed by the site's secret."""
    return salted_hmac(SALT, address.strip().lower(), algorithm="sha256").hexdigest()


def path() -> Path:
    """Return where the ledger lies."""
    return settings.DATA / FILE


def read(file: Path | None = None) -> list[Entry]:
    """Return the entries of a ledger, none where there is none; a torn line is left out."""
    file = file or path()
    if not file.exists():
        return []
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return [entry for line in lines if (entry := _read_line(line)) is not None]


def write(entries: Iterable[Entry]) -> None:
    """Add what the file does not have yet; on the disk when this returns."""
    with _locked() as file:
        known = {(each.number, each.joined_at) for each in read()}
        fresh = [each for each in entries if (each.number, each.joined_at) not in known]
        if not fresh:
            return
        # On a line of its own, whatever a power cut left behind.
        lead = "\n" if _is_torn() else ""
        file.write(lead + "".join(f"{each.to_line()}\n" for each in fresh))
        file.flush()
        os.fsync(file.fileno())


def write_known() -> None:
    """Add to the file what the database knows: another machine may have erased somebody."""
    if Erased._meta.db_table in connection.introspection.table_names():
        fields = ("number", "joined_at", "address", "at", "texts")
        write(Entry(*row) for row in Erased.objects.values_list(*fields))


def _read_line(line: str) -> Entry | None:
    try:
        values: dict[str, Any] = json.loads(line)
        return Entry(
            int(values["number"]),
            datetime.fromisoformat(values["joined_at"]),
            str(values["address"]),
            datetime.fromisoformat(values["at"]),
            bool(values["texts"]),
        )
    except (ValueError, TypeError, KeyError):
        return None


def _is_torn() -> bool:
    file = path()
    return file.exists() and file.stat().st_size > 0 and file.read_bytes()[-1:] != b"\n"


@contextmanager
def _locked() -> Iterator[IO[str]]:
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    opened = os.open(path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(opened, "a", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file
