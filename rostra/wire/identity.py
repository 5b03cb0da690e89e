"""What makes two items the same thing, and two contents the same."""

import hashlib
import json
from typing import Any

from rostra.kernel.text import fold
from rostra.wire.clean import Content, name_of_refused
from rostra.wire.parcels import Parcel, Parsed, fields_of
from rostra.wire.recognise import Recognised, Wishes
from rostra.wire.recognise.places import host_of


def identity_of(content: Content) -> str:
    """Return the identity of a thing: its id, else its address, else what it is headed.

    Ids are only unique where they come from, so one counts together with the source named beside
    it (or the host). Without id and address, source, headline and printed date make the thing: a
    page whose headline was changed is then another thing.
    """
    if content.key:
        return identity_of_key(content.key, content)
    if content.url:
        return identity_of_url(content.url)
    where = content.source or content.domain
    return digest("text", fold(where), fold(content.headline), content.published)


def identity_of_url(url: str) -> str:
    """Return the identity of what is at an address; a fragment names a place in it, or a route."""
    page, _, fragment = url.partition("#")
    return digest("url", url if fragment.startswith(("!", "/")) else page)


def identity_of_key(key: str, content: Content) -> str:
    """Return the identity of the thing with this id that comes from where the content does."""
    return digest("id", fold(content.source or host_of(content.url)), key)


def identity_of_refused(parsed: Parsed) -> str:
    """Return the identity of a thing that was refused, empty when nothing but its text names it."""
    named = name_of_refused(parsed)
    return identity_of(named) if named.key or named.url else ""


def identity_of_raw(parcel: Parcel) -> str:
    """Return the identity of a parcel that could not be read: its bytes."""
    return f"raw:{hashlib.sha256(parcel.data).hexdigest()}"


def headline_key(headline: str) -> str:
    """Return what equal headlines have in common, whatever their script, width and case."""
    return hashlib.sha256("".join(fold(headline).split()).encode()).hexdigest()


def fingerprint_of(found: Recognised, wishes: Wishes) -> str:
    """Return the fingerprint of a content: of what is printed, and of what the owner overrode.

    What the paper happens to know at the time does not count, so that a new source or topic does
    not make every item a changed one. Neither do pictures' bytes, only their names.
    """
    content: dict[str, Any] = fields_of(found.content)
    for name in ("notes", "key", "translation_of", "keywords"):
        content.pop(name)
    overrides = [wishes.section, wishes.source, wishes.language, *["images"] * wishes.images]
    return hashlib.sha256(
        json.dumps([content, overrides], sort_keys=True, ensure_ascii=False).encode()
    ).hexdigest()


def digest(kind: str, *parts: str) -> str:
    """Return an identity of bounded length: its kind and a hash of its parts."""
    return f"{kind}:{hashlib.sha256(json.dumps(parts).encode()).hexdigest()}"
