"""What the press of one process did, and where `rostra press` finds it: a small file a process."""

import json
import logging
import os
import time
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

logger = logging.getLogger(__name__)

REMEMBERED = 20
# Written when something changed, and as a sign of life.
SIGN_OF_LIFE_SECONDS = 5.0
DEAD_AFTER_SECONDS = 20.0


@dataclass
class Figures:
    """Counts since the process began. Threads count without a lock, so the last digit may lack."""

    kept: int = 0  # Answered with a kept page,
    soft: int = 0  # of these while it was renewed behind the reader.
    not_modified: int = 0  # Answered without a body, for the reader had the page.
    printed: int = 0
    waited: int = 0  # Answered with a page that somebody else's request had printed.
    renewed: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    last_dropped: deque[tuple[float, str, str]] = field(
        default_factory=lambda: deque(maxlen=REMEMBERED)
    )

    def drop(self, key: str | tuple[str, str], why: str) -> None:
        """Note that a page was dropped: "age", or the key that was touched."""
        kind, _, number = why.partition(":")
        self.dropped[f"touched {kind}" if number else why] += 1
        # Without its query: what readers asked for is nobody's business.
        address = key if isinstance(key, str) else f"{key[0]}?…"
        self.last_dropped.append((time.time(), address[:200], why))

    def as_values(self) -> dict[str, Any]:
        """Return all of it as plain values."""
        values = {
            name: getattr(self, name)
            for name in ("kept", "soft", "not_modified", "printed", "waited", "renewed")
        }
        return values | {
            "dropped": dict(self.dropped),
            "refused": dict(self.refused),
            "last_dropped": list(self.last_dropped),
        }


class Publisher:
    """Writes the figures of this process into a file of the press's folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"process-{os.getpid()}.json"
        self._last: tuple[float, str] = (float("-inf"), "")

    def publish(self, values: dict[str, Any]) -> None:
        """Write the values if they changed, or as a sign of life; a full disk is no harm."""
        written_at, before = self._last
        text = json.dumps(values, ensure_ascii=False)
        now = time.time()
        if text == before and now < written_at + SIGN_OF_LIFE_SECONDS:
            return
        self._last = (now, text)
        draft = self.path.with_suffix(".draft")
        try:
            draft.write_text(json.dumps({"pid": os.getpid(), "at": now} | values))
            draft.replace(self.path)
        except OSError as error:
            logger.debug("The figures of the press could not be written: %s", error)


def published(folder: Path, *, now: float) -> Iterator[dict[str, Any]]:
    """Return the figures of the processes that live, and clear away those of the dead."""
    for path in sorted(folder.glob("process-*.json")):
        try:
            values = json.loads(path.read_text())
            if now < values["at"] + DEAD_AFTER_SECONDS and _lives(values["pid"]):
                yield values
                continue
        except (OSError, ValueError, KeyError, TypeError) as error:
            logger.debug("%s holds no figures: %s", path, error)
        path.unlink(missing_ok=True)
        path.with_suffix(".draft").unlink(missing_ok=True)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
