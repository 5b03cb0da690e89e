"""Bytes without a label become the text they are, or are refused with the reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.wire.decode import decode
from rostra.wire.parcels import RefusedError

HANS = "韩国外交部正式召见俄罗斯驻韩大使，表示直接抗议。"
HANT = "韓國外交部正式召見俄羅斯駐韓大使，表示直接抗議。"


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (HANS, "utf-8"), (HANS, "utf-8-sig"), (HANS, "gb18030"), (HANS, "gbk"), (HANS, "utf-16"),
        (HANS, "utf-32"), (HANT, "utf-8"), (HANT, "big5"), (HANT, "gb18030"), (HANT, "utf-16"),
        ("The café in Genève said “no” – again.", "cp1252"), ("plain", "ascii"),
    ],
)  # fmt: skip
def test_the_charset_is_found(text: str, charset: str) -> None:
    assert decode(text.encode(charset))[0] == text


def test_utf_8_cut_within_a_character_is_still_utf_8() -> None:
    assert decode(HANS.encode()[:-1]) == (HANS[:-1], "utf-8")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "PNG"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (b"text\0with\0nul", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"\xff\xfe\x00\xd8", "UTF-16"),
        (bytes([0x81, 0x20]) * 40 + b"\xff" * 40, "charset"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, charset = decode(data)
    except RefusedError:
        return
    assert isinstance(text, str)
    assert charset
