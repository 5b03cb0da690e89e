"""Where a page's text stands among its lines.

Nothing here knows a site. The text is where the prose is: in the smallest element that holds most
of it (or, among teasers, in the one that holds the headline too), the run of lines that weighs
most, with its neighbours built alike. Furniture is told by the words that the text dump knows.
"""

from collections import Counter, defaultdict

from lxml.html import HtmlElement as Element

from rostra.kernel.text import one_line
from rostra.wire.parse.html.lines import LEAST, Line
from rostra.wire.parse.textdump import body as captions
from rostra.wire.parse.textdump import furniture
from rostra.wire.parse.textdump.meta import read_meta

# The text's element holds this share of the page's prose; below it stand several texts.
SHARE = 0.7
# A line with a greater share of links is one: a teaser, a menu.
MOST_LINKED = 0.5
SHORTEST = 3


def read_titles(tree: Element) -> list[str]:
    """Return what a page calls itself, for machines and in its window."""
    named = {
        node.get("property") or node.get("name"): node.get("content") for node in tree.iter("meta")
    }
    titles = [named.get("og:title"), named.get("twitter:title")]
    titles += [node.text for node in tree.iter("title")][:1]
    return [title for text in titles if (title := one_line(text or ""))]


def find_text(lines: list[Line], titles: list[str]) -> tuple[int, int]:
    """Return where the text begins and ends among a page's lines; (0, 0) when there is none.

    ``titles`` are what the page calls itself: a line that they repeat is the headline, and the
    text is looked for around it. A heading of comments, rankings or the house's notice ends it
    wherever it stands.
    """
    first, last = find_holder(lines, find_headline(lines, titles))
    start, end = heaviest(lines, first, last)
    while start > first and belongs(lines[start - 1], lines[start]):
        start -= 1
    while end < last and belongs(lines[end], lines[end - 1]):
        end += 1
    said = 0.0
    for number in range(start, end):
        said += max(lines[number].weight, 0)
        if said and furniture.mark_of(lines[number].text) in furniture.STRONG:
            end = number
    while end > start and is_edge(lines[end - 1]):
        end -= 1
    while start < end and is_edge(lines[start]):
        start += 1
    return start, end


def find_headline(lines: list[Line], titles: list[str]) -> Line | None:
    """Return the line that the page's titles repeat, the longest and of those the first."""
    squeezed = [squeeze(title) for title in titles]
    named = [
        line
        for line in lines
        if line.linked <= MOST_LINKED and not line.picture and len(line.text) > SHORTEST
        and any(squeeze(line.text) in title for title in squeezed)
    ]  # fmt: skip
    return max(named, key=lambda line: len(line.text), default=None)


def squeeze(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def find_holder(lines: list[Line], headline: Line | None) -> tuple[int, int]:
    """Return the first and last line (excluded) of what holds the text.

    From the root down to the child that holds `SHARE` of the prose, else to the one that holds
    the headline and a text, while there is more than one line of it; then paragraphs that stand
    beside that child (a lead, a first page) too.
    """
    weights: defaultdict[Element, float] = defaultdict(float)
    proofs: Counter[Element] = Counter()
    spans: dict[Element, tuple[int, int]] = {}
    for number, line in enumerate(lines):
        for node in (line.node, *line.node.iterancestors()):
            spans[node] = (spans.get(node, (number,))[0], number + 1)
            if line.weight > 0 and line is not headline:
                weights[node] += line.weight
                proofs[node] += 1
    if not weights:
        return 0, 0
    holder = max(weights, key=lambda node: spans[node][1] - spans[node][0])
    titled = {headline.node, *headline.node.iterancestors()} if headline else set()
    while True:
        heavy = max(holder, key=lambda child: weights[child], default=None)
        if heavy is None or weights[heavy] < SHARE * weights[holder]:
            heavy = next((c for c in holder if c in titled and weights[c] >= LEAST), None)
        if heavy is None or (proofs[heavy] < 2 and heavy not in titled):
            break
        holder = heavy
    beside = [
        child
        for child in (holder.getparent() if holder.getparent() is not None else ())
        if child is not holder and child.tag == "p" and weights[child]
    ]
    ends = [spans[node] for node in (holder, *beside)]
    return min(first for first, _ in ends), max(last for _, last in ends)


def heaviest(lines: list[Line], first: int, last: int) -> tuple[int, int]:
    """Return the run of lines with the greatest sum of weights (Kadane's algorithm)."""
    best, best_run = 0.0, (first, first)
    total, start = 0.0, first
    for number in range(first, last):
        if total <= 0:
            total, start = 0.0, number
        total += lines[number].weight
        if total > best:
            best, best_run = total, (start, number + 1)
    return best_run


def belongs(line: Line, neighbour: Line) -> bool:
    """Say whether a line beside the text is of it: built as the line next to it, no furniture."""
    if line.picture:
        return not line.aside
    if line.aside or line.linked > MOST_LINKED or is_furniture(line.text):
        return False
    return shape(line) == shape(neighbour) or line.node in neighbour.node.iterancestors()


def shape(line: Line) -> tuple[Element, str]:
    """Return how a line is built: the block around it, and its own tag."""
    tag, parent = line.node.tag, line.node.getparent()
    if tag in {"br", "img"}:
        return parent, ""
    return (line.node, "") if tag == "td" or parent is None else (parent, tag)


def is_edge(line: Line) -> bool:
    """Say whether a line at the edge of a text is none of it: details, credits, a link."""
    if line.picture:
        return False
    return line.aside or line.linked > MOST_LINKED or is_furniture(line.text)


def is_furniture(text: str) -> bool:
    """Say whether a line is the page's, not the text's."""
    if len(text) > furniture.LONGEST:
        return False
    if furniture.is_chrome(text) or furniture.mark_of(text) is not None:
        return True
    meta = read_meta(text)
    return meta is not None and meta.known > 0


def keep(lines: list[Line]) -> list[Line]:
    """Return the lines of a text without the furniture that stands inside it."""
    return [
        line
        for line in lines
        if line.picture
        or (
            not (line.aside or captions.is_furniture(line.text))
            and (line.linked <= MOST_LINKED or line.weight > 0)
        )
    ]
