"""Put files in the place of others, so that it can be taken back."""

import shutil
from pathlib import Path

ASIDE = ".before-restore-"


class Swap:
    """Hold what was put where; nothing old is deleted before `settle`."""

    def __init__(self, token: str) -> None:
        self.token = token
        self._done: list[tuple[Path | None, Path | None, Path]] = []

    def put(self, new: Path | None, live: Path) -> None:
        """Move `live` aside, if it is there, and `new`, if given, into its place.

        `new` lies on the same disk as `live`: moving is renaming.
        """
        aside = None
        if live.exists():
            aside = live.with_name(f"{ASIDE}{self.token}-{live.name}")
            live.rename(aside)
        self._done.append((aside, new, live))
        if new is not None:
            new.rename(live)

    def undo(self) -> None:
        """Bring everything back, the last first."""
        for aside, new, live in reversed(self._done):
            if new is not None or aside is not None:
                _remove(live)
            if aside is not None:
                aside.rename(live)
        self._done.clear()

    def settle(self) -> None:
        """Delete what was moved aside."""
        for aside, _, _ in self._done:
            if aside is not None:
                _remove(aside)
        self._done.clear()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
