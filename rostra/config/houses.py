"""Other houses whose accounts open ours: read from one setting, handed to django-allauth.

Plain Python: the supervisor reads the environment too.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

OPENID_CONNECT = "openid_connect"
# What django-allauth calls the houses it knows, and what it should ask them for.
KNOWN: dict[str, dict[str, Any]] = {
    "github": {"SCOPE": ["user:email"]},
    "gitlab": {"SCOPE": ["read_user"]},
    "google": {"SCOPE": ["openid", "profile", "email"]},
    "microsoft": {"SCOPE": ["User.Read"]},
    OPENID_CONNECT: {},
}
LOOPBACK = ("127.0.0.1", "localhost", "::1")
_PART_OF_ADDRESS = re.compile(r"[a-z0-9][a-z0-9-]{0,30}\Z")


@dataclass(frozen=True)
class House:
    """One house: who we are there, and for OpenID Connect where it is and what we call it."""

    provider: str
    client_id: str
    secret: str
    id: str = ""
    name: str = ""
    server_url: str = ""


def read(value: str) -> tuple[House, ...]:
    """Read a list of houses in JSON. Raises ValueError for anything that could not work."""
    rows = json.loads(value)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError(type(rows))
    houses = tuple(_house(row) for row in rows)
    if len({(house.provider, house.id) for house in houses}) < len(houses):
        raise ValueError([house.id for house in houses])
    return houses


def _house(row: dict[str, Any]) -> House:
    if not all(isinstance(each, str) and each.strip() for each in row.values()):
        raise ValueError(list(row))
    try:
        house = House(**row)
    except TypeError as error:
        raise ValueError(list(row)) from error
    if house.provider not in KNOWN:
        raise ValueError(house.provider)
    if house.provider != OPENID_CONNECT:
        if house.id or house.name or house.server_url:
            raise ValueError(house.provider)
        return house
    parts = urlsplit(house.server_url)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    if not is_safe or not parts.hostname or not _PART_OF_ADDRESS.match(house.id):
        raise ValueError(house.id)
    return replace(house, name=house.name or parts.hostname)


def apps_of(houses: Iterable[House]) -> list[str]:
    """Return the Django apps that these houses need; OpenID Connect is always there."""
    names = {OPENID_CONNECT, *(house.provider for house in houses)}
    return [f"allauth.socialaccount.providers.{name}" for name in sorted(names)]


def providers_of(houses: Iterable[House]) -> dict[str, dict[str, Any]]:
    """Return django-allauth's ``SOCIALACCOUNT_PROVIDERS``."""
    apps: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for house in houses:
        app: dict[str, Any] = {"client_id": house.client_id, "secret": house.secret}
        if house.provider == OPENID_CONNECT:
            app |= {"provider_id": house.id, "name": house.name}
            app["settings"] = {"server_url": house.server_url}
        apps[house.provider].append(app)
    return {
        name: {**KNOWN[name], "APPS": found, "OAUTH_PKCE_ENABLED": True}
        for name, found in apps.items()
    }
