"""Stylesheets, scripts and icons: collected, hashed and compressed, where they are served."""

import hashlib
import io
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect() -> bool:
    """Collect them; False when they are what they were, for compressing takes seconds."""
    if are_current():
        return False
    call_command("collectstatic", interactive=False, verbosity=0, stdout=io.StringIO())
    _mark().write_text(_sources())
    return True


def are_there() -> bool:
    """Say whether they were collected; with ROSTRA_DEBUG they are served from the source."""
    return settings.DEBUG or (Path(settings.STATIC_ROOT) / "staticfiles.json").exists()


def are_current() -> bool:
    """Say whether what was collected is of this version; costs a few milliseconds."""
    return settings.DEBUG or (_mark().exists() and _mark().read_text() == _sources())


def _mark() -> Path:
    return Path(settings.STATIC_ROOT) / ".collected"


def _sources() -> str:
    """Return a digest of the names, sizes and times of all static files' sources."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
