"""Why something could not be fetched, in words that can be said in any language later."""

from collections.abc import Mapping
from http import HTTPStatus

from django.utils.translation import gettext

from rostra.wire.parcels import RefusedError


class FetchError(RefusedError):
    """Something could not be fetched.

    ``text`` is a message id of the catalogues and ``values`` what stands in it; as a string it is
    the sentence in English. ``status`` and ``headers`` are the server's answer, 0 without one.
    """

    def __init__(
        self, text: str, *, status: int = 0, headers: Mapping[str, str] | None = None, **values: str
    ) -> None:
        super().__init__(text % values if values else text)
        self.text = text
        self.values = values
        self.status = status
        self.headers: Mapping[str, str] = headers or {}

    @property
    def sentence(self) -> str:
        """The sentence in the reader's language."""
        said = gettext(self.text)
        return said % self.values if self.values else said


class AddressRefusedError(FetchError):
    """An address may not be asked at all."""


def status_name(status: int) -> str:
    """Return a status with its usual name: 404 Not Found."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
