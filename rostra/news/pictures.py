"""Pictures for the web: three widths in three formats, made at publishing and kept."""

from dataclasses import replace
from datetime import datetime
from functools import cache

from wagtail.images.models import Filter

from rostra.news.models import Image, Rendition
from rostra.web.pictures import Picture

# A phone's column, the same at double density or a desktop's column, and a full-width lead.
WIDTHS = (400, 800, 1280)
# The best first; the last is what every browser shows.
FORMATS = {
    "image/avif": "format-avif|avifquality-55",
    "image/webp": "format-webp|webpquality-76",
    "image/jpeg": "format-jpeg|jpegquality-80|bgcolor-ffffff",
}


@cache
def filters() -> dict[str, list[Filter]]:
    """Return the filters of every rendition a page may need, by mime type, narrow to wide."""
    return {
        mime: [Filter(spec=f"width-{width}|{options}") for width in WIDTHS]
        for mime, options in FORMATS.items()
    }


def make_renditions(image: Image) -> dict[str, Rendition]:
    """Return all renditions of an image by filter, made where missing (slow: encodes)."""
    wanted = [rendition for by_width in filters().values() for rendition in by_width]
    return image.get_renditions(*wanted)


def kept_renditions(image: Image) -> dict[str, Rendition] | None:
    """Return all renditions of an image by filter, None while one is missing: one query."""
    wanted = {rendition.spec for by_width in filters().values() for rendition in by_width}
    # No width depends on the focal point, whose key is therefore empty.
    rows = Rendition.objects.filter(image=image, filter_spec__in=wanted, focal_point_key="")
    found = {rendition.filter_spec: rendition for rendition in rows}
    return found if found.keys() == wanted else None


def picture_of(
    image: Image | None,
    *,
    now: datetime,
    caption: str = "",
    credit: str = "",
    alt: str = "",
    encode: bool = True,
) -> Picture:
    """Return a picture for printing; words given here stand in for the image's own.

    Without an image, with one whose rights have ended, or whose file is gone, it is a captioned
    placeholder; so it is where files are missing and ``encode`` is off, for no reader waits
    while pictures are encoded.
    """
    if image is None:
        return Picture(alt=alt, caption=caption, credit=credit)
    captioned = Picture(
        caption=caption or image.caption,
        credit=credit or image.credit,
        alt=alt or image.default_alt_text,
    )
    if image.rights_until and image.rights_until <= now:
        return captioned
    try:
        made = make_renditions(image) if encode else kept_renditions(image)
    except (OSError, ValueError):
        return captioned
    if made is None:
        return captioned
    sources = tuple(
        (mime, ", ".join(_candidates([made[each.spec] for each in by_width])))
        for mime, by_width in filters().items()
    )
    middle = made[filters()["image/jpeg"][1].spec]
    return replace(
        captioned, src=middle.url, width=middle.width, height=middle.height, sources=sources
    )


def _candidates(renditions: list[Rendition]) -> list[str]:
    """Return the candidates of a srcset, each width once (a small image is never enlarged)."""
    by_width = {rendition.width: rendition.url for rendition in renditions}
    return [f"{url} {width}w" for width, url in sorted(by_width.items())]
