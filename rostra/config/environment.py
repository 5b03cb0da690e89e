"""Read the site's settings from the environment, checked, without Django.

The table of settings is `variables.py`. What is read here is light: the supervisor reads it too.
"""

import difflib
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_email_url

from rostra.config.houses import House
from rostra.config.variables import LANGUAGES, LOG_FORMATS, VARIABLES, Network, Variable, zone

# The name of the secret key in the data folder.
KEY = "secret.key"
# The build, the tests and the supervisor use these; they are no settings of a site.
OTHER_NAMES = frozenset({"ROSTRA_REQUIRE_ALL", "ROSTRA_SHARED_DATA", "ROSTRA_SUPERVISOR"})
OTHER_PREFIXES = ("ROSTRA_TEST_", "ROSTRA_BENCH_")

_PASSWORD = re.compile(r"(//[^:/@]*):.*@")


class EnvironmentValueError(ValueError):
    """A setting has a value that is not allowed; the message is one sentence saying what is."""


@dataclass(frozen=True)
class Environment:
    """Hold the settings of one site, parsed."""

    data: Path
    database_url: str
    url: str
    hosts: tuple[str, ...]
    proxies: tuple[Network, ...]
    fetch_from: tuple[Network, ...]
    uncounted: tuple[Network, ...]
    crowded: tuple[Network, ...]
    workers: int
    press_megabytes: int
    time_zone: str
    debug: bool
    language: str
    mail_url: str
    mail_from: str
    cache_url: str
    log_format: str
    sign_in_with: tuple[House, ...]
    staff_second_factor: bool
    reserved_names: tuple[str, ...]
    robots: tuple[str, ...]
    log_names: bool
    port: int
    host: str
    warnings: tuple[str, ...] = ()


def read(environ: Mapping[str, str]) -> Environment:
    """Parse the settings found in `environ`; an empty value counts as not set.

    Raises EnvironmentValueError naming the first wrong variable, its value and what is allowed.
    """
    values: dict[str, Any] = {}
    for variable in VARIABLES:
        raw = environ.get(variable.name, "").strip()
        if raw:
            values[variable.field] = _parsed(variable, raw)
    return Environment(**_defaults(values, environ) | values, warnings=_unknown(environ))


def _parsed(variable: Variable, raw: str) -> Any:
    try:
        return variable.parse(raw)
    except ValueError as error:
        shown = "…" if variable.is_secret else _PASSWORD.sub(r"\1:…@", raw)
        raise EnvironmentValueError(
            f"{variable.name} is “{shown}”, but it must be {variable.allowed}."
        ) from error


def _defaults(values: Mapping[str, Any], environ: Mapping[str, str]) -> dict[str, Any]:
    """Work out the values of what is not set; some follow from what is."""
    data = values.get("data", Path("data").absolute())
    port = values.get("port", 8000)
    url = values.get("url", f"http://127.0.0.1:{port}")
    name = urlsplit(url).hostname or "localhost"
    hosts = (f"[{name}]" if ":" in name else name, "localhost", "127.0.0.1", "[::1]")
    return {
        "data": data,
        "database_url": f"sqlite:///{data / 'rostra.sqlite3'}",
        "url": url,
        "hosts": tuple(dict.fromkeys(hosts)),
        "proxies": (),
        "fetch_from": (),
        "uncounted": (),
        "crowded": (),
        "workers": 1,
        "press_megabytes": 64,
        "time_zone": _machine_zone(environ),
        "debug": False,
        "language": LANGUAGES[0],
        "mail_url": "console:",
        "mail_from": f"rostra@{name if '.' in name and not name[-1].isdigit() else 'localhost'}",
        "cache_url": "",
        "log_format": LOG_FORMATS[0],
        "sign_in_with": (),
        "staff_second_factor": url.startswith("https://") and not values.get("debug", False),
        "reserved_names": (),
        "robots": (),
        "log_names": False,
        "port": port,
        "host": "127.0.0.1",
    }


def _machine_zone(environ: Mapping[str, str]) -> str:
    linked = os.path.realpath("/etc/localtime").partition("/zoneinfo/")[2]
    for candidate in (environ.get("TZ", "").removeprefix(":"), linked):
        try:
            return zone(candidate)
        except ValueError:
            continue
    return "UTC"


def _unknown(environ: Mapping[str, str]) -> tuple[str, ...]:
    known = {variable.name for variable in VARIABLES} | OTHER_NAMES
    lines = []
    for name in sorted(environ):
        if not name.startswith("ROSTRA_") or name in known or name.startswith(OTHER_PREFIXES):
            continue
        near = difflib.get_close_matches(name, known - OTHER_NAMES, n=1, cutoff=0)
        lines.append(f"{name} is not a setting and has no effect; did you mean {near[0]}?")
    return tuple(lines)


def mail_settings(env: Environment) -> dict[str, Any]:
    """Return Django's EMAIL_… settings; a mail server that is silent for 20 s has failed."""
    settings: dict[str, Any] = dict(dj_email_url.parse(env.mail_url))
    settings["EMAIL_TIMEOUT"] = settings["EMAIL_TIMEOUT"] or 20
    return settings


def secret_key(env: Environment) -> str:
    """Return the site's secret key; where there is none, a key for this process alone.

    `rostra init` makes the file, and nothing is served without it: a folder that is only looked
    at stays as it is, and a key that was lost is not replaced in silence. Raises
    EnvironmentValueError when the file cannot be read or holds too little.
    """
    path = env.data / KEY
    try:
        key = path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return secrets.token_urlsafe(64)
    except (OSError, UnicodeDecodeError) as error:
        raise EnvironmentValueError(f"The secret key {path} cannot be used: {error}.") from error
    if len(key) < 50:
        raise EnvironmentValueError(
            f"The secret key {path} is shorter than 50 characters; bring it back from a backup, or "
            "delete it and run `rostra init` to make a new one (everybody is then signed out)."
        )
    return key


def make_secret_key(path: Path) -> bool:
    """Write a new key to `path`, readable by the owner alone; False when one is there already.

    The key is whole before it has its name, and of two processes the first wins.
    """
    if path.exists():
        return False
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    return True
