"""Editions in addresses: which language an address is printed in, and the same page in another.

The default edition has no prefix; the others have theirs (``/en/``, ``/zh-hant/``).
"""

from django.conf import settings
from django.utils.translation import get_language

from rostra.kernel import script

# The language tags HTML and search engines read (RFC 5646).
HTML_LANGUAGES = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en": "en"}


def languages() -> list[str]:
    """Return the codes of all editions, the default one first."""
    codes = [code for code, _ in settings.LANGUAGES]
    return sorted(codes, key=lambda code: code != settings.LANGUAGE_CODE)


def current() -> str:
    """Return the language the page is being printed in."""
    return get_language() or settings.LANGUAGE_CODE


def html_language(language: str) -> str:
    """Return the HTML language tag of a language code: ``zh-Hans`` for ``zh-hans``."""
    return HTML_LANGUAGES.get(language, language)


def shown_in(language: str, edition: str) -> str:
    """Return the language in which a text written in ``language`` stands on a page of an edition.

    Chinese follows the page's script; any other text stays as it is.
    """
    return edition if script.family(language) == script.family(edition) else language


def address(path: str, edition: str) -> str:
    """Return the address of an unprefixed path (``/news/1-x/``) in an edition."""
    return path if edition == settings.LANGUAGE_CODE else f"/{edition}{path}"


def split(path: str) -> tuple[str, str]:
    """Split an address into its edition and the path without prefix."""
    first, _, rest = path[1:].partition("/")
    if first != settings.LANGUAGE_CODE and first in dict(settings.LANGUAGES):
        return first, f"/{rest}"
    return settings.LANGUAGE_CODE, path


def absolute(path: str) -> str:
    """Return the full address of a path on this site."""
    return f"{settings.SITE_URL}{path}"
