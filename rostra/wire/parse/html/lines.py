"""The lines of a page in HTML: what each shows, where it stands, how much it speaks for a text."""

import html as standard
import re
from dataclasses import dataclass

from lxml import etree, html
from lxml.html import HtmlElement as Element

from rostra.kernel import markup
from rostra.kernel.text import one_line
from rostra.wire.parcels import RefusedError

# Never part of a text; what they hold is not even looked at.
SILENT = markup.names(
    "title script style noscript template iframe object embed applet svg math canvas audio video"
    " select option textarea button input nav footer dialog"
)
BLOCKS = markup.names(
    "address article aside blockquote body br caption center dd details div dl dt fieldset"
    " figcaption figure form h1 h2 h3 h4 h5 h6 header hr legend li main ol p pre section"
    " summary table tbody td tfoot th thead tr ul"
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BOLD = frozenset({"b", "strong"})
# What sites call the places of other texts: readers' comments, teasers, notes of the house.
ASIDE = re.compile(
    r"comment|disqus|replies|pinglun|related|recommend|tuijian|side-?bar|teaser|promo|sponsor"
    r"|newsletter|cookie|consent|popup|share|social|breadcrumb|copyright|footer|trending"
    r"|most-?read|taboola|outbrain",
    re.IGNORECASE,
)
WHITE = re.compile(r"\s")
# Players and posts of others that a text may show; other frames are advertisements.
EMBEDS = re.compile(
    r"https?://(?:[\w-]+\.)*(?:youtube(?:-nocookie)?\.com/(?:embed|watch)|youtu\.be/|vimeo\.com/"
    r"|bilibili\.com/|youku\.com/|v\.qq\.com/|dailymotion\.com/|twitter\.com/|x\.com/\w+/status"
    r"|facebook\.com/plugins|instagram\.com/(?:p|reel)/|tiktok\.com/|soundcloud\.com/"
    r"|spotify\.com/embed|ted\.com/)", re.IGNORECASE,
)  # fmt: skip
LAZY = ("data-src", "data-original", "data-lazy-src", "data-url", "src")
PUNCTUATION = re.compile(r"[，。！？；、…]|[,.!?;:](?=\s|[\"'”’)]|$)")
# In full widths (an ideograph is one, a Latin letter a half): what a line must have more than to
# count as prose. A run of shorter lines is a menu, a table, a list of headlines.
COST = 12
# So much prose, in full widths, makes a text worth going for: a brief.
LEAST = 40
MOST_LINES = 20_000
# Pixels; smiles and icons of shares are smaller.
TINY = 50
LONGEST_NAMES = 200


@dataclass(slots=True, eq=False)
class Line:
    """A line that shows something, or a picture: where it stands and what share is links.

    ``marked`` is the text as HTML with its links, empty for a line without; ``picture`` the
    address of a picture, or of a player when ``is_embed``.
    """

    text: str
    node: Element
    linked: float = 0.0
    aside: bool = False
    picture: str = ""
    bold: bool = False
    weight: float = 0.0
    marked: str = ""
    is_embed: bool = False


def read_tree(text: str) -> Element:
    """Return a page's tree. Raises RefusedError where there is none."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    data = text.replace("\0", "").encode("utf-8", "replace")
    try:
        return html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise RefusedError("It holds no page.") from error


class LineReader:
    """Reads a tree into lines: the edges of blocks and <br> part them."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.parts: list[str] = []
        self.marked: list[tuple[str, bool]] = []  # with whether it is a tag
        self.linked = self.bold = 0
        self.links = self.bolds = self.asides = 0

    def read(self, root: Element) -> list[Line]:
        """Return the lines below an element in reading order, `MOST_LINES` at most."""
        blocks = [root]
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, node in walk:
            step = 1 if event == "start" else -1
            if node.tag not in SILENT:
                self.cross(node, step, blocks)
            elif step > 0:
                self.add_embed(node, blocks[-1])
                walk.skip_subtree()
            if step < 0 and node is not root:
                self.add(node.tail)
            if len(self.lines) > MOST_LINES:
                break
        self.flush(root)
        return self.lines

    def cross(self, node: Element, step: int, blocks: list[Element]) -> None:
        """Go into an element (step 1) or out of it (-1)."""
        if node.tag in BLOCKS:
            self.flush(blocks[-1])
            self.asides += step * is_aside(node)
            if step > 0:
                blocks.append(node)
            else:
                blocks.pop()
        elif node.tag == "a":
            self.links += step
            self.mark(node, step)
        elif node.tag in BOLD:
            self.bolds += step
        elif node.tag == "img" and step > 0:
            self.flush(blocks[-1])
            self.add_picture(node)
        if step > 0:
            self.add(node.text)

    def add(self, text: str | None) -> None:
        """Add text to the line at hand."""
        if text:
            self.parts.append(text)
            self.marked.append((text, False))
            if self.links or self.bolds:
                visible = len("".join(text.split()))
                self.linked += visible if self.links else 0
                self.bold += visible if self.bolds else 0

    def mark(self, node: Element, step: int) -> None:
        """Note where a link begins (step 1) or ends."""
        address = node.get("href", "").strip()
        if address and WHITE.search(address) is None:
            tag = f'<a href="{standard.escape(address)}">' if step > 0 else "</a>"
            self.marked.append((tag, True))

    def add_picture(self, node: Element) -> None:
        """Add a picture that has an address and is larger than a mark in the text."""
        source = next((found for name in LAZY if (found := node.get(name))), "").strip()
        if source and not source.startswith("data:") and not is_tiny(node):
            alt = one_line(node.get("alt", ""))
            self.lines.append(Line(alt, node, 0, self.asides > 0, source))

    def add_embed(self, node: Element, block: Element) -> None:
        """Add a player of those that are known."""
        source = address_of_frame(node)
        if node.tag in {"iframe", "embed"} and EMBEDS.match(source):
            self.flush(block)
            title = one_line(node.get("title", ""))
            line = Line(title, node, 0, self.asides > 0, source, is_embed=True)
            self.lines.append(line)

    def flush(self, block: Element) -> None:
        """End the line at hand."""
        if self.parts and (text := one_line("".join(self.parts))):
            visible = len("".join(text.split())) or 1
            share = min(self.linked / visible, 1.0)
            bold = self.bold * 2 > visible
            line = Line(text, block, share, self.asides > 0, "", bold)
            if self.linked:
                parts = (part if tag else standard.escape(part) for part, tag in self.marked)
                line.marked = " ".join("".join(parts).split())
            self.lines.append(line)
        self.parts.clear()
        self.marked.clear()
        self.linked = self.bold = 0


def address_of_frame(node: Element) -> str:
    """Return the address that a frame shows."""
    source: str = (node.get("src") or node.get("data-src") or "").strip()
    return f"https:{source}" if source.startswith("//") else source


def is_tiny(node: Element) -> bool:
    """Say whether a picture is a mark, a counter or a spacer by the size that its tag gives."""
    sizes = (node.get("width", ""), node.get("height", ""))
    return any(size.isdecimal() and int(size[:6]) < TINY for size in sizes)


def names_of(node: Element) -> str:
    """Return what an element calls itself: its class and id, the beginning of long ones."""
    return f"{node.get('class', '')[:LONGEST_NAMES]} {node.get('id', '')[:LONGEST_NAMES]}"


def is_aside(node: Element) -> bool:
    """Say whether an element calls itself the place of another text."""
    return node.tag == "aside" or (
        node.tag not in {"html", "body"} and ASIDE.search(names_of(node)) is not None
    )


def read_lines(tree: Element) -> list[Line]:
    """Return a page's lines, weighed. Where asides hold all the prose, they are none."""
    lines = LineReader().read(tree)
    weights = [weigh(line) for line in lines]
    aside = sum(max(w, 0) for line, w in zip(lines, weights, strict=True) if line.aside)
    said = sum(max(w, 0) for w in weights)
    for line, weight in zip(lines, weights, strict=True):
        line.aside = line.aside and said - aside >= LEAST
        line.weight = min(weight, -COST) if line.aside else weight
    return lines


def weigh(line: Line) -> float:
    """Return how much a line speaks for a text, in full widths; below zero: against it.

    What is linked counts against it, and a line without punctuation counts for nothing.
    """
    if line.picture:
        return 0.0
    width = (len(line.text) + len(line.text.encode())) / 4
    plain = 1 - line.linked if PUNCTUATION.search(line.text) else 0
    return width * (plain - line.linked) - COST
