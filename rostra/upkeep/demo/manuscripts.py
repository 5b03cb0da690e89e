"""The demo edition's articles as the wire reads them: TOML in, JSON Lines out."""

import json
import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from rostra.upkeep.demo import FOLDER
from rostra.upkeep.demo.pictures import draw

JPEG_QUALITY = 90
Manuscript = dict[str, Any]


def read() -> list[Manuscript]:
    """Return all articles as they are written down, oldest first."""
    found = [
        tomllib.loads(path.read_text(encoding="utf-8"))
        | {"id": f"demo:{path.parent.name}/{path.stem}"}
        for path in sorted((FOLDER / "articles").glob("*/*.toml"))
    ]
    return sorted(found, key=lambda manuscript: -manuscript["hours_ago"])


def scenes(manuscript: Manuscript) -> Iterator[str]:
    """Yield the scenes that an article's pictures show, as the drawing room knows them."""
    for figure in _figures(manuscript):
        if figure.get("picture"):
            yield figure["picture"]


def file_name(scene: str) -> str:
    """Return the name of a drawn scene's file."""
    return f"{scene.replace(':', '-')}.jpg"


def draw_into(folder: Path, scene: str) -> None:
    """Draw a scene into a folder, once."""
    path = folder / file_name(scene)
    if not path.exists():
        draw(scene).convert("RGB").save(path, "JPEG", quality=JPEG_QUALITY)


def json_line(manuscript: Manuscript, *, now: datetime) -> str:
    """Return one line of the wire's JSON Lines, dated back from ``now``."""
    published = now - timedelta(hours=manuscript["hours_ago"])
    line = {
        "id": manuscript["id"],
        "published": published.isoformat(timespec="seconds"),
        "lead": _with_file(manuscript["lead"]) if manuscript.get("lead") else None,
        "blocks": [_block(block) for block in manuscript["blocks"]],
        "topics": [topic_slug(slug, manuscript["language"]) for slug in manuscript["topics"]],
    }
    for field in (
        "headline", "deck", "byline", "language", "section", "source", "source_url",
        "citations", "related", "correction",
    ):  # fmt: skip
        line[field] = manuscript.get(field)
    return json.dumps({key: value for key, value in line.items() if value}, ensure_ascii=False)


def topic_slug(slug: str, language: str) -> str:
    """Return the address of a topic in a language: the English ones carry theirs."""
    return f"{slug}-en" if language == "en" else slug


def _figures(manuscript: Manuscript) -> Iterator[dict[str, Any]]:
    yield manuscript.get("lead") or {}
    for block in manuscript["blocks"]:
        if block["type"] == "image":
            yield block
        elif block["type"] == "gallery":
            yield from block["images"]


def _block(block: dict[str, Any]) -> dict[str, Any]:
    if block["type"] == "image":
        return _with_file(block)
    if block["type"] == "gallery":
        return block | {"images": [_with_file(figure) for figure in block["images"]]}
    return block


def _with_file(figure: dict[str, Any]) -> dict[str, Any]:
    without = {key: value for key, value in figure.items() if key != "picture"}
    scene = figure.get("picture")
    return without | {"file": file_name(scene)} if scene else without
