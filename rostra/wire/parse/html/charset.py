"""The charset of an HTML page: mark, valid UTF-8, what the server says, what the page says, guess.

Two things differ from the browsers' order. Bytes that are valid UTF-8 beyond ASCII are UTF-8
whatever a header claims, for nothing else looks like it by chance. And a claim is believed only
while it makes sense: a page that says GB 2312 and holds Big5 is guessed instead.
"""

import codecs
import re

from rostra.wire import decode
from rostra.wire.parcels import RefusedError

# The supersets that browsers read these names as (WHATWG Encoding Standard).
WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "ascii": "cp1252",
    "iso8859-1": "cp1252", "shift_jis": "cp932", "euc_kr": "cp949", "iso8859-9": "cp1254",
    "tis-620": "cp874",
}  # fmt: skip
ALIASES = {"x-gbk": "gbk", "gb_2312-80": "gb2312", "x-x-big5": "big5", "utf8mb4": "utf-8"}
META = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
# Old servers call every page ISO 8859-1; UTF-16 has a mark, or zero bytes, and came before.
SAYS_NOTHING = frozenset({"cp1252", "utf-7", "utf-16", "utf-16-le", "utf-16-be", "utf-32"})
ASCII = re.compile(r"[\x00-\x7f]+")
HEAD = 4096
SAMPLE = 400
MOST_BROKEN = 0.02


def decode_page(data: bytes, hint: str = "") -> tuple[str, str]:
    """Return a page's text and the charset it was read in; ``hint`` is the server's word.

    Broken bytes, one foreign character in 50 at most, become U+FFFD. Raises RefusedError with
    the reason for what is no text.
    """
    decode.refuse_binary(data)
    if any(data.startswith(mark) for mark, _ in decode.MARKS):
        return decode.decode(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    found = META.search(data, 0, HEAD)
    for claim in (hint, found[1].decode("ascii", "replace") if found else ""):
        if (charset := known(claim)) and makes_sense(text := data.decode(charset, "replace")):
            return text, charset
    return guess(data)


def known(claim: str) -> str:
    """Return the codec for a charset's name, in its wider form; empty for none that is known."""
    name = claim.strip().lower()
    try:
        codec = codecs.lookup(ALIASES.get(name, name))
    except (LookupError, ValueError):
        return ""
    charset = WIDER.get(codec.name, codec.name)
    return charset if codec._is_text_encoding and charset not in SAYS_NOTHING else ""


def makes_sense(text: str) -> bool:
    """Say whether a reading has few broken bytes and, where it is Chinese, common characters."""
    foreign = ASCII.sub("", text)
    if foreign.count("\ufffd") > MOST_BROKEN * len(foreign):
        return False
    sample = foreign[:: max(1, len(foreign) // SAMPLE)]
    cjk = sum("一" <= character <= "鿿" for character in sample)
    return cjk * 2 < len(sample) or decode.sense(sample) >= decode.LEAST_SENSE


def guess(data: bytes) -> tuple[str, str]:
    """Return the reading of the charsets known here that makes most sense, broken bytes aside."""
    readings = []
    for order, charset in enumerate(("utf-8", *decode.CHARSETS)):
        text = data.decode(charset, "replace")
        foreign = ASCII.sub("", text)
        sample = foreign[:: max(1, len(foreign) // SAMPLE)]
        readings.append((decode.sense(sample), -order, charset, text))
    sense, _, charset, text = max(readings)
    if sense < decode.LEAST_SENSE:
        raise RefusedError("Its charset is none that is known here; save it as UTF-8.")
    return text, charset
