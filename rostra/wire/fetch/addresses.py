"""Take what stands at an address of the web that the owner names."""

import io
from collections.abc import Iterator

from rostra.wire.fetch.errors import FetchError
from rostra.wire.fetch.files import Progress, parcels_in
from rostra.wire.fetch.web import Limits, fetch
from rostra.wire.parcels import LARGEST_FEED, PAGE, Parcel

SCHEMES = ("http://", "https://")
LIMITS = Limits(size=LARGEST_FEED)


def is_address(name: str) -> bool:
    """Say whether a name given by the owner is an address of the web."""
    return name.lower().startswith(SCHEMES)


def parcels_at(url: str, *, form: str, progress: Progress) -> Iterator[Parcel]:
    """Fetch an address and cut what comes into parcels; one that fails is one parcel that does."""
    try:
        came = fetch(url, limits=LIMITS)
    except FetchError as error:
        yield Parcel(PAGE, url[-200:], url.encode(), len(url.encode()), flaw=str(error), url=url)
        return
    yield from parcels_in(
        io.BytesIO(came.data), origin=url, folder=None, form=form, suffix="", progress=progress,
        url=came.url, charset=came.charset,
    )  # fmt: skip
