"""Convert the script of an HTML fragment, touching nothing but its text.

What comes back is byte for byte what went in, but for the Chinese characters and quotation marks
of text and of the attributes people read. Kept as written: elements with translate="no" and
everything in them; elements whose `lang` is another language or the other script (Japanese must not
be "converted"); script, style and other raw text; comments; every other attribute.

Each piece of text between two tags is converted by itself, so a phrase that an inline tag cuts in
two (头<em>发</em>) is converted character by character. Quotation marks find their partners across
all tags.
"""

import re
from collections import Counter

from rostra.kernel import markup
from rostra.kernel.markup import Kind, Token
from rostra.kernel.script import quotes
from rostra.kernel.script.codes import family, is_han
from rostra.kernel.script.conversion import CONFIGS, convert, convert_characters

READ_BY_PEOPLE = frozenset({"alt", "title", "aria-label"})
REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
# Stands for a quotation mark that has no part in pairing.
NEUTRAL = "\ufffc"
SAYS_LANGUAGE = re.compile("translate|lang", re.IGNORECASE)
# What a start tag closes when nobody did (HTML Standard, 13.1.2.4, the cases that occur in text).
CLOSED_BY = {
    "li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "option": {"option"},
    "tr": {"tr", "td", "th"}, "td": {"td", "th"}, "th": {"td", "th"},
}  # fmt: skip


def convert_html(html: str, source: str, target: str) -> str:
    """Turn the Chinese of an HTML fragment from one script into the other.

    Any pair of languages but the two scripts leaves it as it is. Broken HTML is read as the HTML
    Standard's tokeniser reads it; time is linear in the length.
    """
    if (source, target) not in CONFIGS or (html.isascii() and "&#" not in html):
        return html
    reader = Reader(source, target)
    for token in markup.tokens(html):
        reader.read(token)
    return reader.written()


class Reader:
    """Walks over tokens and knows at each whether its text is to be converted."""

    def __init__(self, source: str, target: str) -> None:
        self.source = source
        self.target = target
        self.open: list[tuple[str, bool, bool]] = []  # element, fixed by translate=no, kept
        self.names: Counter[str] = Counter()
        self.parts: list[str] = []
        self.texts: list[int | None] = []  # which parts are text; None between two blocks
        self.fixed: set[int] = set()  # which of these stay as written

    def read(self, token: Token) -> None:
        """Take one token in and write down what stands in its place."""
        if token.name in markup.BLOCKS:
            self.texts.append(None)
        part = token.raw
        if token.kind is Kind.TEXT:
            self.texts.append(len(self.parts))
            if self.kept:
                self.fixed.add(len(self.parts))
            else:
                part = convert_characters(self.spelt(part), self.source, self.target)
        elif token.kind is Kind.START:
            part = self.start(token)
        elif token.kind is Kind.END:
            self.close(token.name)
        self.parts.append(part)

    def written(self) -> str:
        """Return all that was written down, its quotation marks turned."""
        turned, at = quotes.turn("".join(map(self.pairing, self.texts)), self.source), 0
        for each in self.texts:
            length = len(self.pairing(each))
            if each is not None and each not in self.fixed:
                self.parts[each] = turned[at : at + length]
            at += length
        return "".join(self.parts)

    def pairing(self, part: int | None) -> str:
        """Return a part as it counts where quotation marks look for their partners."""
        if part is None:
            return "\n"
        text = self.parts[part]
        return quotes.MARK.sub(NEUTRAL, text) if part in self.fixed else text

    @property
    def kept(self) -> bool:
        """Say whether the text at this place stays as written."""
        return bool(self.open) and self.open[-1][2]

    def start(self, token: Token) -> str:
        """Open an element; give back its tag."""
        self.close_implied(token.name)
        fixed, kept = self.open[-1][1:] if self.open else (False, False)
        told = markup.attribute_values(token.raw) if SAYS_LANGUAGE.search(token.raw) else {}
        fixed = fixed or told.get("translate", "").strip().lower() == "no"
        if told.get("lang", "").strip():
            kept = not self.is_source(told["lang"])
        kept = kept or fixed
        if token.name not in markup.VOID:
            self.open.append((token.name, fixed, kept))
            self.names[token.name] += 1
        return token.raw if kept else self.convert_tag(token.raw)

    def is_source(self, language: str) -> bool:
        """Say whether text marked with this language is what we convert from."""
        language = language.strip().lower().replace("_", "-")
        return language == family(language) == family(self.source) or language == self.source

    def close(self, name: str) -> None:
        """Close the innermost element of that name and all within it; ignore a stray end tag."""
        if not self.names[name]:
            return
        closed = ""
        while closed != name:
            closed = self.open.pop()[0]
            self.names[closed] -= 1

    def close_implied(self, name: str) -> None:
        """Close the elements whose end tag may be left out before this start tag."""
        if name in markup.CLOSES_P and self.open and self.open[-1][0] == "p":
            self.close("p")
        while self.open and self.open[-1][0] in CLOSED_BY.get(name, ()):
            self.close(self.open[-1][0])

    def spelt(self, raw: str) -> str:
        """Return a piece of text, Chinese characters written as references spelt out."""
        return REFERENCE.sub(spelt_out, raw)

    def convert_tag(self, tag: str) -> str:
        """Convert the attributes of a start tag that people read."""
        if tag.isascii() and "&#" not in tag:
            return tag
        parts, at = [], 0
        for match in markup.attributes(tag):
            if match["value"] and match["name"].lower() in READ_BY_PEOPLE:
                value = convert(self.spelt(match["value"]), self.source, self.target)
                parts += [tag[at : match.start("value")], value]
                at = match.end("value")
        return "".join([*parts, tag[at:]])


def spelt_out(reference: re.Match[str]) -> str:
    """Return the character of a numeric reference if it is Chinese, else the reference."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if code > 0x10FFFF or not is_han(chr(code)):
        return reference[0]
    return chr(code)
