"""Portraits: drawn anew, bounded, and refused in words."""

import io

import pytest
from django.core.exceptions import ValidationError
from PIL import Image as Pillow

from rostra.accounts import portraits
from rostra.web import uploads


def file(
    form: str, size: tuple[int, int] = (300, 200), mode: str = "RGB", **given: object
) -> io.BytesIO:
    out = io.BytesIO()
    Pillow.new(mode, size, 120 if mode in {"L", "P"} else None).save(out, form, **given)
    return out


@pytest.mark.parametrize("form", uploads.FORMATS)
@pytest.mark.parametrize("size", [(1, 1), (300, 200), (3, 2000)])
def test_every_picture_becomes_squares(form: str, size: tuple[int, int]) -> None:
    drawn = portraits.draw(file(form, size))
    assert {edge: Pillow.open(io.BytesIO(raw)).size for edge, raw in drawn.items()} == {
        edge: (edge, edge) for edge in portraits.SIZES
    }


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "LA", "I;16", "CMYK"])
def test_every_mode_is_drawn(mode: str) -> None:
    assert portraits.draw(file("JPEG" if mode == "CMYK" else "PNG", mode=mode))


def test_nothing_rides_along() -> None:
    exif = Pillow.Exif()
    exif[0x010E] = "secret place"
    exif[0x0112] = 6
    came = file("JPEG", exif=exif, icc_profile=b"profile" * 50, comment=b"secret comment")
    assert b"secret" in came.getvalue()
    for raw in portraits.draw(came).values():
        opened = Pillow.open(io.BytesIO(raw))
        assert not opened.getexif()
        assert not opened.info.get("icc_profile")
        assert b"secret" not in raw


def test_a_picture_stands_upright() -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 3
    picture = Pillow.new("RGB", (200, 200), "black")
    picture.paste("white", (0, 0, 200, 100))
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    upright = Pillow.open(io.BytesIO(portraits.draw(out)[64])).convert("L")
    assert upright.getpixel((32, 5)) < 60 < 200 < upright.getpixel((32, 60))


def bomb() -> io.BytesIO:
    """A small file that announces eighty million pixels."""
    return file("PNG", (8_000, 10_000), mode="1")


def cut_off() -> io.BytesIO:
    return io.BytesIO(file("JPEG", (600, 600)).getvalue()[:600])


@pytest.mark.parametrize(
    "upload",
    [
        io.BytesIO(b""),
        io.BytesIO(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        io.BytesIO(b"GIF89a" + b"\xff" * 40),
        io.BytesIO(b"\x00" * (portraits.MOST_BYTES + 1)),
        cut_off(),
        bomb(),
        file("BMP"),
        file("TIFF"),
    ],
    ids=["empty", "svg", "gif", "large", "cut-off", "bomb", "bmp", "tiff"],
)
def test_what_cannot_be_shown_is_refused_in_words(upload: io.BytesIO) -> None:
    with pytest.raises(ValidationError):
        portraits.draw(upload)
