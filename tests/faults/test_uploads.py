"""Files that are no pictures, or pictures that are traps, uploaded at the desk."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Pillow

from rostra.news.models import Image
from tests.cast import Cast


def picture(kind: str = "PNG") -> bytes:
    """Return a small picture."""
    stream = io.BytesIO()
    Pillow.new("RGB", (300, 200), "#b23a2e").save(stream, kind)
    return stream.getvalue()


def announcing(width: int, height: int) -> bytes:
    """Return a few bytes of PNG whose header announces so many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
REFUSED = {
    "empty": ("a.png", b""),
    "a picture cut off": ("a.png", picture()[:60]),
    "a JPEG cut off": ("a.jpg", picture("JPEG")[:400]),
    "a WebP of nothing": ("a.webp", b"RIFF\0\0\0\0WEBPVP8 "),
    "an AVIF of nothing": ("a.avif", b"\0\0\0\x20ftypavif" + bytes(100)),
    "a page": ("a.png", b"<html><script>alert(1)</script>"),
    "SVG": ("a.svg", SVG),
    "SVG under another name": ("a.png", SVG),
    "another kind than its name": ("a.png", picture("JPEG")),
    "a program": ("a.exe", picture()),
    "no kind": ("a", picture()),
    "only a kind": (".png", picture()),
    "more pixels than a screen has": ("a.png", announcing(9000, 9000)),
    "more pixels than memory has": ("a.png", announcing(60_000, 60_000)),
    "as many as can be written": ("a.png", announcing(2**31 - 1, 2**31 - 1)),
    "no pixels": ("a.png", announcing(0, 0)),
    "too many bytes": ("a.png", picture() + bytes(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)),
}
TAKEN = {
    "a plain name": "a.png",
    "a path": "../../../etc/cron.d/x.png",
    "a path of Windows": "..\\..\\x.png",
    "a long name": "a" * 600 + ".png",
    "a long name in Chinese": "港" * 300 + ".png",
    "two kinds": "a.php.png",
    "markup": "<img src=x onerror=alert(1)>.png",
    "what turns text round": "\u202egnp.exe.png",
}


@pytest.fixture
def desk(cast: Cast) -> Client:
    """Return the browser of an editor with a desk in English."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.editor)
    return client


def upload(desk: Client, name: str, data: bytes) -> tuple[int, list[str]]:
    """Upload a file; return the status, and what is said about the file."""
    fields = {"title": "A title kept", "caption": "A caption kept", "collection": "1", "tags": ""}
    file = SimpleUploadedFile(name or "x", data, content_type="image/png")
    file.name = name
    answer = desk.post(reverse("wagtailimages:add"), fields | {"file": file})
    if answer.status_code == 200:
        page = answer.content.decode()
        assert "A title kept" in page
        assert "A caption kept" in page
        return 200, answer.context["form"].errors.get("file", [])
    return answer.status_code, []


@pytest.mark.parametrize(("name", "data"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_picture_is_refused_in_words(desk: Client, name: str, data: bytes) -> None:
    status, said = upload(desk, name, data)
    assert status == 200
    assert len(said) == 1
    assert not Image.objects.exists()


@pytest.mark.parametrize("name", TAKEN.values(), ids=TAKEN)
def test_a_name_leads_nowhere(desk: Client, name: str, house: Path) -> None:
    assert upload(desk, name, picture()) == (302, [])
    kept = Path(Image.objects.get().file.path)
    assert kept.is_relative_to(house / "original_images")
    assert kept.suffix == ".png"
    assert desk.get(reverse("wagtailimages:index")).status_code == 200
    assert "<img src=x" not in desk.get(reverse("wagtailimages:index")).content.decode()
