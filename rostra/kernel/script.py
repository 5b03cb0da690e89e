"""Simplified and traditional Chinese: tell them apart, turn one into the other."""

from functools import cache, lru_cache

from opencc import OpenCC

from rostra.kernel import markup
from rostra.kernel.markup import Kind, Token

SIMPLIFIED = "zh-hans"
TRADITIONAL = "zh-hant"
CONFIGS = {(SIMPLIFIED, TRADITIONAL): "s2tw", (TRADITIONAL, SIMPLIFIED): "tw2s"}
SHORT = 200
CONVERTED_ATTRIBUTES = frozenset({"alt", "title", "aria-label"})
HAN = [(0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF)]


def family(language: str) -> str:
    """Return the language without script or region: "zh" of "zh-hant", "en" of "en-GB"."""
    return language.strip().lower().replace("_", "-").partition("-")[0]


def convert(text: str, source: str, target: str) -> str:
    """Turn Chinese text from one script into the other; any other pair leaves it as it is."""
    config = CONFIGS.get((source, target))
    if config is None or text.isascii():
        return text
    if len(text) <= SHORT:
        return convert_short(text, config)
    return convert_with(text, config)


@lru_cache(maxsize=8192)
def convert_short(text: str, config: str) -> str:
    """Convert and remember: headlines, names and captions come again and again."""
    return convert_with(text, config)


def convert_with(text: str, config: str) -> str:
    """Convert with a named OpenCC configuration."""
    try:
        return converter(config).convert(text)
    except UnicodeEncodeError:  # a lone surrogate, which UTF-8 cannot carry: pass around it
        return "".join(
            part if "\ud800" <= part <= "\udfff" else converter(config).convert(part)
            for part in split_surrogates(text)
        )


def split_surrogates(text: str) -> list[str]:
    """Cut text into surrogates, each alone, and the stretches between."""
    parts = [""]
    for character in text:
        if "\ud800" <= character <= "\udfff":
            parts += [character, ""]
        else:
            parts[-1] += character
    return parts


@cache
def converter(config: str) -> OpenCC:
    """Load an OpenCC configuration once a process."""
    return OpenCC(config)


def convert_html(html: str, source: str, target: str) -> str:
    """Convert the text of HTML and its alt, title and aria-label; everything else stays as it is.

    What stands inside an element with translate="no", or in script and style, is left alone.
    """
    if (source, target) not in CONFIGS or html.isascii():
        return html
    parts: list[str] = []
    open_elements: list[tuple[str, bool]] = []
    for token in markup.tokens(html):
        kept = bool(open_elements) and open_elements[-1][1]
        if token.kind is Kind.TEXT:
            parts.append(token.raw if kept else convert(token.raw, source, target))
        elif token.kind is Kind.START:
            kept = kept or is_kept(token)
            parts.append(token.raw if kept else convert_tag(token.raw, source, target))
            if token.name not in markup.VOID:
                open_elements.append((token.name, kept))
        else:
            parts.append(token.raw)
            if token.kind is Kind.END:
                close(open_elements, token.name)
    return "".join(parts)


def close(open_elements: list[tuple[str, bool]], name: str) -> None:
    """Close the innermost open element of that name and all within it; ignore a stray end tag."""
    for index in range(len(open_elements) - 1, -1, -1):
        if open_elements[index][0] == name:
            del open_elements[index:]
            return


def is_kept(token: Token) -> bool:
    """Say whether a start tag asks that what is inside stays as written."""
    return any(
        match["name"].lower() == "translate"
        and (match["value"] or "").strip("\"' ").lower() == "no"
        for match in markup.attributes(token.raw)
    )


def convert_tag(tag: str, source: str, target: str) -> str:
    """Convert the attributes of a start tag that people read."""
    if tag.isascii():
        return tag
    parts, at = [], 0
    for match in markup.attributes(tag):
        if match["value"] and match["name"].lower() in CONVERTED_ATTRIBUTES:
            parts += [tag[at : match.start("value")], convert(match["value"], source, target)]
            at = match.end("value")
    return "".join([*parts, tag[at:]])


@cache
def telling_characters() -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters found only in simplified text and only in traditional text.

    A character is simplified-only when OpenCC turns it into another one and Big5 lacks it, and
    traditional-only when OpenCC turns it into another one and GB 2312 lacks it. The character
    sets keep out those that both scripts use (后, 里, 干, 台).
    """
    han = "\n".join(chr(code) for first, last in HAN for code in range(first, last + 1))
    to_traditional = converter("s2t").convert(han).split("\n")
    to_simplified = converter("t2s").convert(han).split("\n")
    simplified, traditional = set(), set()
    for own, hant, hans in zip(han.split("\n"), to_traditional, to_simplified, strict=True):
        if own != hant and not encodable(own, "big5"):
            simplified.add(own)
        if own != hans and not encodable(own, "gb2312"):
            traditional.add(own)
    return frozenset(simplified), frozenset(traditional)


def encodable(character: str, charset: str) -> bool:
    """Say whether a character belongs to a character set."""
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def detect(text: str) -> str | None:
    """Return "zh-hans", "zh-hant" or "en" for what the text is written in, None when undecided."""
    han = sum(is_han(character) for character in text)
    latin = sum(character.isascii() and character.isalpha() for character in text)
    if han * 4 >= latin and han:
        simplified, traditional = telling_characters()
        hans = sum(character in simplified for character in text)
        hant = sum(character in traditional for character in text)
        if hans == hant:
            return None
        return SIMPLIFIED if hans > hant else TRADITIONAL
    letters = sum(character.isalpha() for character in text)
    return "en" if latin and latin >= 0.9 * letters else None


def is_han(character: str) -> bool:
    """Say whether a character is a Chinese character."""
    code = ord(character)
    return any(first <= code <= last for first, last in HAN)
