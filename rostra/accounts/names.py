"""Whether a name may be taken: the rules, the reserved names and the table put together."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from rostra.accounts.models import Member
from rostra.accounts.models.member import TAKEN
from rostra.accounts.naming import clean_name, keys_of
from rostra.kernel import clock
from rostra.screening import current
from rostra.screening.actions.note_hits import note_hits

# Whoever has not confirmed an address by then is forgotten, and the name is free again.
UNCONFIRMED_FOR = timedelta(days=1)

Provider = Callable[[], Iterable[str]]
_providers: list[Provider] = []


def reserve(provider: Provider) -> None:
    """Have more names reserved, asked for each time; ``config/wiring.py`` connects rooms above."""
    _providers.append(provider)


def reserved_names() -> list[str]:
    """Return what is reserved here: the owner's list, the site's names, what rooms above say."""
    labels = (urlsplit(settings.SITE_URL).hostname or "").split(".")
    names = [*settings.RESERVED_NAMES, settings.WAGTAIL_SITE_NAME, max(labels, key=len)]
    for provider in _providers:
        names += provider()
    return [name for name in names if len(name) > 1 and not name.isdigit()]


def acceptable_name(typed: str, *, member: Member | None = None, vouched: bool = False) -> str:
    """Return a name as it is kept. Raises ValidationError with a sentence that says what to do.

    A member keeps the name they have; ``vouched`` lets an owner give a reserved one.
    """
    if member is not None and typed == member.name:
        return typed
    name = clean_name(typed, reserved=() if vouched else reserved_names(), vouched=vouched)
    refuse_screened(name, "name")
    if not is_free(name, but_for=member):
        raise ValidationError(TAKEN["unique"], code="taken")
    return name


def hold_name(name: str) -> None:
    """Let a name count as taken for as long as that of somebody who never confirms an address."""
    for key in keys_of(name):
        cache.set(_held(key), True, UNCONFIRMED_FOR.total_seconds())


def refuse_screened(text: str, where: str) -> None:
    """Raise ValidationError where a word rule for names or profiles fires: they cannot wait."""
    found = next(current.rules().words.find(text, where, clock.now()), None)
    if found is None:
        return
    note_hits(fired=[found.fired(text, where)], now=clock.now())
    raise ValidationError(
        _("This cannot stand here, for what is in it: “%(what)s”.")
        % {"what": text[found.start : found.end]},
        code="screened",
    )


def is_free(name: str, *, but_for: Member | None = None) -> bool:
    """Say whether nobody is known by a name that reads or looks like this one."""
    key, look = keys_of(name)
    if but_for is None and cache.get_many([_held(key), _held(look)]):
        return False
    holders = Member.objects.filter(Q(name_key=key) | Q(name_look=look))
    if but_for is not None:
        holders = holders.exclude(pk=but_for.pk)
    return not holders.exists()


def _held(key: str) -> str:
    return f"accounts:name:{hashlib.sha256(key.encode()).hexdigest()}"
