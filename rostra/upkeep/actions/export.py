"""Write the paper's articles, with all they stand on, for another house."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from django.core.files.storage import default_storage

from rostra.news.models import Image, Section, Source, Topic
from rostra.upkeep.parcel_out import LINES_ALONE, Out, writing
from rostra.wire.whole import MEDIA
from rostra.wire.whole.choose import Choice, records
from rostra.wire.whole.write import Record, line

# Told how many records there are, about, and how many are written.
Progress = Callable[[int, int], None]
PLACES = (Section, Source, Topic, Image)


@dataclass
class Exported:
    """Say what was written; ``missing`` names the pictures that have no file."""

    counts: Counter[str] = field(default_factory=Counter)
    pictures: int = 0
    missing: list[str] = field(default_factory=list)


def export(
    *,
    target: Path,
    choice: Choice,
    overwrite: bool = False,
    progress: Progress = lambda whole, done: None,
) -> Exported:
    """Write what is chosen to a folder, a .tar, a .zip, or a .jsonl without pictures.

    Memory does not grow with the archive. Broken off, nothing is left behind. Raises ExportError.
    """
    exported = Exported()
    with writing(target, overwrite=overwrite) as (file, out):
        whole = choice.articles().count() + sum(model.objects.count() for model in PLACES)
        seen: Counter[str] = Counter()
        for done, record in enumerate(records(choice), start=1):
            kind = record["type"]
            seen[kind] += 1
            file.write(line(record).encode())
            if kind == "image" and target.suffix != LINES_ALONE:
                _add_picture(record, out, exported)
            progress(max(whole, done), done)
        exported.counts = seen
    return exported


def _add_picture(record: Record, out: Out, exported: Exported) -> None:
    name = record["file"]
    try:
        opened: IO[bytes] = default_storage.open(name.removeprefix(f"{MEDIA}/"))
    except FileNotFoundError:
        exported.missing.append(name)
        return
    with opened as picture:
        size = picture.seek(0, 2)
        picture.seek(0)
        out.add(name, picture, size)
    exported.pictures += 1
