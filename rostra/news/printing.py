"""Print an article: its blocks to HTML, in a language and script."""

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import zip_longest
from typing import Any

from django.template.loader import render_to_string
from wagtail.rich_text import expand_db_html

from rostra.kernel import html, script, text
from rostra.news.models import Article, Image, Printed
from rostra.news.pictures import picture_of
from rostra.web.pictures import Picture

EXCERPT_LIMIT = 200
SCRIPTS = ("zh-hans", "zh-hant")
# A cell of a column of figures, which is set to the right: a number, or the dash for none.
FIGURE = re.compile(r"[+\-−±]?\s*\d[\d.,:\s]*[%‰]?|[-–—]")


def languages_of(article: Article) -> tuple[str, ...]:
    """Return the languages an article is printed in: Chinese in both scripts, others in one."""
    return SCRIPTS if script.family(article.language) == "zh" else (article.language,)


def body_html(article: Article, language: str, *, now: datetime, encode: bool = True) -> str:
    """Return the body as HTML, converted into the script of ``language``.

    Encodes what its pictures lack, which takes seconds; with ``encode`` off they are placeholders.
    """
    printed = "".join(_blocks(article, now, encode))
    return script.convert_html(printed, article.language, language)


def images_of(article: Article) -> list[Image]:
    """Return the images an article shows, the lead first."""
    figures = [article.lead_image]
    for block in article.body:
        if block.block_type == "image":
            figures.append(block.value["image"])
        elif block.block_type == "gallery":
            figures.extend(figure["image"] for figure in block.value["images"])
    return [image for image in figures if image is not None]


def plain_text(article: Article) -> str:
    """Return what the editor wrote as plain text, paragraphs parted by blank lines."""
    return "\n\n".join(filter(None, (_plain(block) for block in article.body)))


def print_article(article: Article, *, now: datetime, encode: bool = True) -> Printed:
    """Return what printing finds out about an article; the row is not saved.

    ``encode`` as for ``body_html``.
    """
    prose = "\n\n".join(
        html.plain(block.value.source) for block in article.body if block.block_type == "text"
    )
    written = plain_text(article)
    lead = picture_of(article.lead_image, now=now, encode=encode)
    ends = [image.rights_until for image in images_of(article) if image.rights_until]
    return Printed(
        article=article,
        lead=lead.to_json() if article.lead_image else {},
        excerpt=text.excerpt(prose, EXCERPT_LIMIT),
        length=text.length(written),
        reading_minutes=text.reading_minutes(written),
        fingerprint=hashlib.sha256(text.fold(written).encode()).hexdigest() if written else "",
        good_until=min((end for end in ends if end > now), default=None),
        at=now,
    )


def _plain(block: Any) -> str:
    value = block.value
    match block.block_type:
        case "text":
            return html.plain(value.source)
        case "image":
            return value["caption"] or ""
        case "quote":
            return f"{value['text']}\n{value['attribution']}".strip()
        case "table":
            return "\n".join(" ".join(cell or "" for cell in row) for row in value["data"])
        case "embed":
            return value["title"]
        case _:
            return "\n".join(filter(None, (figure["caption"] for figure in value["images"])))


def _blocks(article: Article, now: datetime, encode: bool) -> Iterator[str]:
    for block in article.body:
        context = _context(block.block_type, block.value, now, encode)
        yield render_to_string(f"news/blocks/{block.block_type}.html", context)


def _context(kind: str, value: Any, now: datetime, encode: bool) -> dict[str, Any]:
    match kind:
        case "text":
            # Cleaned when it came in and again here: what is printed is never only trusted.
            return {"html": html.clean(expand_db_html(value.source), local=True)}
        case "image":
            return {"picture": _figure(value, now, encode)}
        case "gallery":
            pictures = [_figure(figure, now, encode) for figure in value["images"]]
            return {"title": value["title"], "pictures": pictures}
        case "table":
            return _table(value)
        case _:
            return {"value": value}


def _figure(value: Any, now: datetime, encode: bool) -> Picture:
    return picture_of(
        value["image"],
        now=now,
        caption=value["caption"],
        credit=value["credit"],
        alt=value["alt"],
        encode=encode,
    )


def _table(value: dict[str, Any]) -> dict[str, Any]:
    rows = [
        ["" if cell is None else str(cell).strip() for cell in row]
        for row in value.get("data") or []
    ]
    head = rows.pop(0) if rows and value.get("first_row_is_table_header") else []
    figures = [
        any(column) and all(FIGURE.fullmatch(cell) for cell in column if cell)
        for column in zip_longest(*rows, fillvalue="")
    ]

    def cells(row: list[str]) -> list[tuple[str, bool]]:
        return list(zip(row, figures, strict=False)) if figures else [(cell, False) for cell in row]

    return {
        "caption": value.get("table_caption") or "",
        "head": cells(head),
        "rows": [cells(row) for row in rows],
        "first_column_is_header": bool(value.get("first_col_is_header")),
    }
