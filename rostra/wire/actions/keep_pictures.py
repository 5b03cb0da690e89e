"""Keep the pictures of an item: checked, encoded anew, each file once."""

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image as Pillow
from PIL import ImageOps, UnidentifiedImageError

from rostra.kernel.text import slug
from rostra.news.models import Image
from rostra.news.pictures import make_renditions
from rostra.web.uploads import DAMAGED
from rostra.wire.fetch.addresses import is_address
from rostra.wire.fetch.errors import FetchError
from rostra.wire.fetch.web import Limits, fetch
from rostra.wire.models import Picture
from rostra.wire.parcels import Block

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
QUALITY = 90
MOST_FETCHED = 30


class PictureError(ValueError):
    """A picture cannot be taken; the message is the reason."""


def keep_pictures(
    pictures: list[Block],
    *,
    folder: Path | None,
    publish: bool,
    fetching: bool,
    notes: list[str],
) -> dict[str, int]:
    """Keep the files that pictures name, those at addresses when ``fetching``.

    Return the number of each one's image.

    In transactions of their own, before the item is filed: encoding takes seconds, and a picture
    that was kept for an item that then fails is met again by its bytes. A bad picture never loses
    an article: it is noted and left out, its caption stays.
    """
    kept: dict[str, int] = {}
    fetched = 0
    for picture in pictures:
        name = picture["file"]
        if not name or name in kept or (is_address(name) and not fetching):
            continue
        if is_address(name) and (fetched := fetched + 1) > MOST_FETCHED:
            notes.append(f"Of its pictures {MOST_FETCHED} were fetched.")
            break
        try:
            data = fetch_file(name) if is_address(name) else read_file(folder, name)
            image = keep_picture(data, picture)
        except PictureError as error:
            notes.append(f"Picture “{name[-80:]}”: {error}")
            continue
        kept[name] = image.pk
        if publish:
            make_renditions(image)
    return kept


def check_pictures(pictures: list[Block], *, folder: Path | None, notes: list[str]) -> None:
    """Note what ``keep_pictures`` would, without keeping anything."""
    for name in dict.fromkeys(picture["file"] for picture in pictures if picture["file"]):
        if is_address(name):
            continue
        try:
            encode(read_file(folder, name))
        except PictureError as error:
            notes.append(f"Picture “{name[-80:]}”: {error}")


def fetch_file(url: str) -> bytes:
    """Fetch a picture at an address that a stranger wrote."""
    try:
        limits = Limits(size=settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
        return fetch(url, limits=limits, accept="image/*").data
    except FetchError as error:
        raise PictureError(str(error)) from error


def read_file(folder: Path | None, name: str) -> bytes:
    """Read a picture beside the file that names it, never from anywhere else."""
    if folder is None:
        raise PictureError("what comes by standard input has no folder for pictures.")
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()):
            raise PictureError("it lies outside the folder of the file.")
        if not path.is_file():
            raise PictureError("there is no such file.")
        with path.open("rb") as stream:
            data = stream.read(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, PictureError):
            raise
        raise PictureError("it cannot be read.") from error
    if len(data) > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        size = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE // 2**20
        raise PictureError(f"it has more than {size} MB.")
    return data


def keep_picture(data: bytes, picture: Block) -> Image:
    """Return the image made of a file: the one there is, or a new one."""
    digest = hashlib.sha256(data).hexdigest()
    there = Picture.objects.filter(digest=digest).select_related("image").first()
    if there:
        return there.image
    encoded, suffix = encode(data)
    stem = slug(Path(picture["file"]).stem, limit=60, fallback="picture")
    image = Image(
        title=(picture["caption"] or Path(picture["file"]).stem)[:255],
        file=ContentFile(encoded, name=f"{stem}{suffix}"),
        caption=picture["caption"],
        credit=picture["credit"],
        alt=picture["alt"],
    )
    with transaction.atomic():
        image.save()
        Picture.objects.create(digest=digest, image=image)
    return image


def encode(data: bytes) -> tuple[bytes, str]:
    """Decode a picture and encode it anew, upright and without what was hidden in it.

    Of a moving picture the first frame stays. Raises PictureError for what is no picture of a
    known format or has too many pixels.
    """
    with decoded(data) as opened:
        return written(ImageOps.exif_transpose(opened))


@contextmanager
def decoded(data: bytes) -> Iterator[Pillow.Image]:
    """Give a picture, decoded. Raises PictureError, as ``encode``, also for what comes after."""
    try:
        with Pillow.open(io.BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                raise PictureError(f"{opened.width} × {opened.height} pixels are too many.")
            opened.load()
            yield opened
    except PictureError:
        raise
    except UnidentifiedImageError as error:
        raise PictureError("it is no picture of a known format.") from error
    except DAMAGED as error:
        raise PictureError("its file is damaged.") from error


def written(picture: Pillow.Image) -> tuple[bytes, str]:
    """Return a picture as JPEG, or as PNG where it has transparency or few colours."""
    stream = io.BytesIO()
    if picture.has_transparency_data or picture.mode in {"1", "P", "L", "LA"}:
        mode = "RGBA" if picture.has_transparency_data else "RGB" if picture.mode == "P" else "L"
        picture.convert(mode).save(stream, "PNG", optimize=True)
        return stream.getvalue(), ".png"
    picture.convert("RGB").save(stream, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return stream.getvalue(), ".jpg"
