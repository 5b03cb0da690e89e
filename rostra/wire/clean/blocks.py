"""Clean the blocks of a body."""

import html as standard
import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from rostra.kernel import html, markup
from rostra.kernel.markup import Kind
from rostra.kernel.net import safe_url
from rostra.kernel.text import excerpt, one_line, paragraphs
from rostra.wire.parcels import Block

CAPTION_LIMIT = 500
CREDIT_LIMIT = 200
ALT_LIMIT = 300
TITLE_LIMIT = 200
PROVIDER_LIMIT = 80
FILE_LIMIT = 500
QUOTE_LIMIT = 20_000
CELL_LIMIT = 2000
COLUMNS_LIMIT = 50
LONGEST_HTML = 2_000_000

ADDRESS = URLValidator(schemes=["http", "https"])
BOLD = re.compile(r"(?<![A-Za-z0-9*])\*\*(?=[^\s*])([^*\n]*[^\s*])\*\*(?![A-Za-z0-9*])")
SUBHEAD = re.compile(r"(#{2,4})\s+(\S.*)")
# The newsroom's text has two ranks of subheads and no typewriter face.
RANKS = (
    (re.compile(r"<(/?)h4>"), r"<\1h3>"),
    (re.compile(r"</?code>"), ""),
)


def clean_blocks(blocks: list[Block], notes: list[str]) -> list[Block]:
    """Clean blocks and leave out those with nothing to print; neighbouring texts become one."""
    cleaned: list[Block] = []
    for block in blocks:
        for made in clean_block(block, notes):
            if made["type"] == "text" and cleaned and cleaned[-1]["type"] == "text":
                cleaned[-1]["html"] += "\n" + made["html"]
            else:
                cleaned.append(made)
    return cleaned


def clean_block(block: Block, notes: list[str]) -> Iterator[Block]:
    """Clean one block: one, none, or a block with what did not fit after it."""
    match block["type"]:
        case "text":
            if body := clean_text(block):
                yield {"type": "text", "html": body}
        case "image":
            picture = clean_picture(block, notes)
            if picture["file"] or picture["caption"]:
                yield {"type": "image"} | picture
            else:
                notes.append("A picture without file and caption left out.")
        case "quote":
            if text := "\n".join(paragraphs(block["text"]))[:QUOTE_LIMIT]:
                by = excerpt(block["attribution"], TITLE_LIMIT)
                yield {"type": "quote", "text": text, "attribution": by}
        case "table":
            yield from clean_table(block)
        case "embed":
            yield from clean_embed(block, notes)
        case "gallery":
            yield from clean_gallery(block, notes)


def clean_text(block: Block) -> str:
    """Return a block of text as clean HTML, from whichever form it came in."""
    if "paragraphs" in block:
        return "\n".join(map(paragraph_html, block["paragraphs"]))
    if block.get("html", "").strip():
        return clean_html(block["html"])
    if "plain" in block:
        return html.from_plain(block["plain"])
    return "\n".join(marked_html(line) for line in paragraphs(block.get("marked", "")))


def paragraph_html(paragraph: Block) -> str:
    """Return a paragraph of a dump or page as HTML."""
    if "html" in paragraph:
        return clean_html(paragraph["html"])
    if "subhead" in paragraph:
        return f"<h2>{standard.escape(paragraph['subhead'], quote=False)}</h2>"
    return f"<p>{standard.escape(paragraph['text'], quote=False)}</p>"


def marked_html(line: str) -> str:
    """Return a line of plain text with the two marks it may have, ## and **, as HTML."""
    subhead = SUBHEAD.fullmatch(line)
    text = standard.escape(subhead[2] if subhead else line, quote=False)
    text = BOLD.sub(r"<strong>\1</strong>", text)
    if not subhead:
        return f"<p>{text}</p>"
    rank = min(len(subhead[1]), 3)
    return f"<h{rank}>{text}</h{rank}>"


def clean_html(source: str) -> str:
    """Return HTML from outside as the newsroom's text may hold it, empty when it shows nothing."""
    cleaned = html.clean(source[:LONGEST_HTML])
    for pattern, instead in RANKS:
        cleaned = pattern.sub(instead, cleaned)
    if not any(one_line(standard.unescape(text)) for text in texts(cleaned)):
        return ""
    return cleaned if cleaned.lstrip().startswith("<") else f"<p>{cleaned}</p>"


def texts(source: str) -> Iterator[str]:
    """Yield the texts of HTML as written, between its tags."""
    return (token.raw for token in markup.tokens(source) if token.kind is Kind.TEXT)


def clean_picture(block: Block, notes: list[str]) -> Block:
    """Return a picture's file name and words."""
    caption = one_line(block["caption"])
    if len(caption) > CAPTION_LIMIT:
        notes.append(f"A caption has {len(caption):,} characters, cut to {CAPTION_LIMIT}.")
    return {
        "file": block["file"].strip()[:FILE_LIMIT],
        "caption": excerpt(caption, CAPTION_LIMIT),
        "credit": excerpt(block["credit"], CREDIT_LIMIT),
        "alt": excerpt(block["alt"], ALT_LIMIT),
    }


def clean_table(block: Block) -> Iterator[Block]:
    """Yield a table with rows of equal length, unless it is empty."""
    rows = [[one_line(cell)[:CELL_LIMIT] for cell in row[:COLUMNS_LIMIT]] for row in block["rows"]]
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    if width:
        filled = [row + [""] * (width - len(row)) for row in rows]
        caption = excerpt(block["caption"], TITLE_LIMIT)
        yield {"type": "table", "rows": filled, "header": block["header"], "caption": caption}


def clean_embed(block: Block, notes: list[str]) -> Iterator[Block]:
    """Yield an embed card, unless its address is none."""
    url = linkable(block["url"])
    if not url:
        notes.append("An embed card without an address that can be linked left out.")
        return
    yield {
        "type": "embed",
        "url": url,
        "title": excerpt(block["title"], TITLE_LIMIT) or url[:TITLE_LIMIT],
        "provider": excerpt(block["provider"], PROVIDER_LIMIT),
        "description": excerpt(block["description"], CAPTION_LIMIT),
    }


def linkable(text: str) -> str:
    """Return a web address that is safe to print and that the desk's forms accept, or nothing."""
    url = safe_url(text)
    try:
        ADDRESS(url)
    except ValidationError:
        return ""
    return url or ""


def clean_gallery(block: Block, notes: list[str]) -> Iterator[Block]:
    """Yield a gallery; with only one picture left that picture."""
    made = [clean_picture(each, notes) for each in block["images"]]
    images = [{"type": "image"} | each for each in made if each["file"] or each["caption"]]
    if len(images) > 1:
        yield {
            "type": "gallery",
            "title": excerpt(block["title"], TITLE_LIMIT),
            "images": images,
        }
    else:
        yield from images


def plain_of(blocks: list[Block]) -> str:
    """Return the text of blocks: paragraphs, quotations and tables, without captions."""
    parts = []
    for block in blocks:
        match block["type"]:
            case "text":
                parts.append(html.plain(block["html"]))
            case "quote":
                parts.append(f"{block['text']}\n{block['attribution']}".strip())
            case "table":
                parts.append("\n".join(" ".join(row) for row in block["rows"]))
    return "\n\n".join(filter(None, parts))


def pictures_of(blocks: list[Block], lead: Block | None) -> list[Block]:
    """Return every picture of an item, the lead first."""
    found = [lead] if lead else []
    for block in blocks:
        if block["type"] == "image":
            found.append(block)
        elif block["type"] == "gallery":
            found.extend(block["images"])
    return found
