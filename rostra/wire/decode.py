"""Bytes to text: which charset a text without a label is written in."""

import codecs
import unicodedata

from rostra.wire.parcels import RefusedError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Windows-1252 last: it reads nearly everything, so it only wins where the others fail or score low.
CHARSETS = ("gb18030", "big5hkscs", "cp1252")
SIGNATURES = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"%PDF": "a PDF document",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format": "an SQLite database",
}
SAMPLE = 20_000
CONTROLS = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))
MOST_CONTROLS = 0.05
# Some programs leave a zero byte or two in a page; files that are none hold many more.
MOST_ZEROS = 0.01
ZEROS_AT_LEAST = 1
LEAST_SENSE = 0.5


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the charset it was read in.

    A byte order mark decides, then UTF-8 if it fits, else the charset of GB 18030, Big5 and
    Windows-1252 that makes most sense. Raises RefusedError with the reason for what is no text.
    """
    refuse_binary(data)
    for mark, charset in MARKS:
        if data.startswith(mark):
            return decode_as(data, charset), charset.removesuffix("-sig")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        # A file cut within its last character is still UTF-8.
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
            return data.decode("utf-8", "ignore"), "utf-8"
    return most_sensible(data)


def decode_as(data: bytes, charset: str) -> str:
    """Return the text in a charset that the data itself claims."""
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        raise RefusedError(f"It says it is {charset.upper()} but is not.") from error


def refuse_binary(data: bytes) -> None:
    """Refuse what is a picture, an archive or another file that holds no text."""
    for signature, name in SIGNATURES.items():
        if data.startswith(signature):
            raise RefusedError(f"It is {name}, not a text.")
    if any(data.startswith(mark) for mark, _ in MARKS):
        return
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    zeros = max(ZEROS_AT_LEAST, MOST_ZEROS * len(sample))
    if sample.count(0) > zeros or controls > MOST_CONTROLS * len(sample):
        raise RefusedError("It is a binary file, not a text.")


def most_sensible(data: bytes) -> tuple[str, str]:
    """Return the reading that makes most sense.

    Big5 bytes are nearly always valid GB 18030 and the other way round; but in the wrong charset
    they give rare characters, in the right one common ones.
    """
    readings = []
    for order, charset in enumerate(CHARSETS):
        try:
            text = data.decode(charset)
        except UnicodeDecodeError:
            continue
        readings.append((sense(text), -order, charset, text))
    best = max(readings, default=None)
    if best is None or best[0] < LEAST_SENSE:
        raise RefusedError("Its charset is none that is known here; save it as UTF-8.")
    return best[3], best[2]


def sense(text: str) -> float:
    """Return the share of the characters outside ASCII that a printed text may well hold."""
    foreign = [character for character in text[:SAMPLE] if not character.isascii()]
    if not foreign:
        return 1.0
    return sum(map(is_common, foreign)) / len(foreign)


def is_common(character: str) -> bool:
    """Say whether a character is common in print.

    Common are the first levels of GB 2312 (3,755 characters) and Big5 (5,401), which their
    standards chose by use, Chinese punctuation, and Latin letters with their marks.
    """
    if "一" <= character <= "鿿":
        gb = character.encode("gb2312", "ignore")
        big5 = character.encode("big5", "ignore")
        return b"\xb0" <= gb[:1] <= b"\xd7" or b"\xa4" <= big5[:1] <= b"\xc6"
    if character < "\u0250":
        return unicodedata.category(character) in {"Ll", "Lu"} or character in "\xa0«»·°£€©"
    return (
        "\u2010" <= character <= "\u203a"
        or "\u3000" <= character <= "\u3017"
        or ("\uff01" <= character <= "\uff5e")
    )
