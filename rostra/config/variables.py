"""List every setting of a site in one table: name, default, what is allowed, what it does.

`docs/running/settings.md` and `rostra help settings` are printed from it. The parsers are plain
functions that raise ValueError; they use the standard library alone, because the supervisor
reads the environment too and must stay small.
"""

import ipaddress
import re
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rostra.config import houses

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

LANGUAGES = ("zh-hans", "zh-hant", "en")
LOG_FORMATS = ("auto", "json", "text")
DATABASE_SCHEMES = ("sqlite", "postgres", "postgresql")
MAIL_SCHEMES = ("console", "dummy", "memory", "smtp", "submission")
CACHE_SCHEMES = ("redis", "rediss", "unix")

_HOST = re.compile(r"(\*|\.?[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?|\[[0-9A-Fa-f:.]+\])\Z")
_BIND_NAME = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?\Z")
_ROBOTS = re.compile(r"[A-Za-z][A-Za-z-]*:[^\x00-\x1f\x7f]*\Z")


@dataclass(frozen=True)
class Variable:
    """Describe one setting: its name, where its value goes, and how it is read."""

    name: str
    field: str
    default: str
    allowed: str
    purpose: str
    parse: Callable[[str], Any]
    # It holds what nobody but the site may know, and is never printed.
    is_secret: bool = False


def _folder(value: str) -> Path:
    path = Path(value).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise ValueError(value)
    return path


def _one_of(*choices: str) -> Callable[[str], str]:
    def parse(value: str) -> str:
        if value.lower() not in choices:
            raise ValueError(value)
        return value.lower()

    return parse


def _flag(value: str) -> bool:
    return _one_of("0", "1")(value) == "1"


def _whole_number(least: int, most: int) -> Callable[[str], int]:
    def parse(value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,6}", value) or not least <= int(value) <= most:
            raise ValueError(value)
        return int(value)

    return parse


def _address(*schemes: str, needs_host: tuple[str, ...] = ()) -> Callable[[str], str]:
    def parse(value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in schemes or (parts.port is not None and parts.port < 1):
            raise ValueError(value)
        if parts.scheme in needs_host and not parts.hostname:
            raise ValueError(value)
        return value

    return parse


def _database(value: str) -> str:
    parts = urlsplit(_address(*DATABASE_SCHEMES)(value))
    if parts.path.strip("/") == "" or (parts.scheme == "sqlite" and parts.netloc):
        raise ValueError(value)
    return value


def _site(value: str) -> str:
    parts = urlsplit(_address("http", "https", needs_host=("http", "https"))(value))
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise ValueError(value)
    return f"{parts.scheme}://{_as_sent(parts.netloc)}"


def _as_sent(name: str) -> str:
    """Return a host name as browsers send it: 新闻.example is xn--efvy88h.example."""
    labels = name.lower().split(".")
    return ".".join(label if label.isascii() else label.encode("idna").decode() for label in labels)


def _pieces(value: str) -> list[str]:
    return [piece.strip() for piece in value.split(",") if piece.strip()]


def _hosts(value: str) -> tuple[str, ...]:
    hosts = tuple(_as_sent(host) for host in _pieces(value))
    if not hosts or not all(_HOST.match(host) for host in hosts):
        raise ValueError(value)
    return hosts


def _networks(value: str) -> tuple[Network, ...]:
    return tuple(ipaddress.ip_network(piece) for piece in _pieces(value))


def _names(value: str) -> tuple[str, ...]:
    return tuple(_pieces(value.replace("，", ",").replace("、", ",")))


def _robots(value: str) -> tuple[str, ...]:
    lines = tuple(line.strip() for line in re.split(r"[|\n]", value) if line.strip())
    if not all(_ROBOTS.match(line) for line in lines):
        raise ValueError(value)
    return lines


def zone(value: str) -> str:
    """Return the name of a time zone; ValueError when the zone database has none such."""
    try:
        zoneinfo.ZoneInfo(value)
    except (zoneinfo.ZoneInfoNotFoundError, OSError) as error:
        raise ValueError(value) from error
    return value


def _bind(value: str) -> str:
    bare = value.removeprefix("[").removesuffix("]")
    if not _BIND_NAME.match(bare):
        ipaddress.ip_address(bare)
    return bare


def _mailbox(value: str) -> str:
    if not re.fullmatch(r"[^<>@\s]+@[^<>@\s]+|[^<>@\r\n]+ <[^<>@\s]+@[^<>@\s]+>", value):
        raise ValueError(value)
    return value


VARIABLES: tuple[Variable, ...] = (
    Variable(
        "ROSTRA_DATA",
        "data",
        "./data",
        "a folder, made when missing",
        "Everything the site keeps: database, pictures, secret key, caches.",
        _folder,
    ),
    Variable(
        "DATABASE_URL",
        "database_url",
        "sqlite in the data folder",
        "sqlite:///FILE (four slashes for an absolute path) or "
        "postgresql://USER:PASSWORD@HOST:PORT/NAME",
        "Where the rows are.",
        _database,
    ),
    Variable(
        "ROSTRA_URL",
        "url",
        "http://127.0.0.1 with the port",
        "http:// or https:// with a host and, if needed, a port; no path",
        "The address readers use; printed in feeds, mails and canonical links.",
        _site,
    ),
    Variable(
        "ROSTRA_HOSTS",
        "hosts",
        "the host of ROSTRA_URL, localhost, 127.0.0.1, [::1]",
        "host names with commas between them; .example.org for a domain with all below it",
        "The Host headers that are answered; all others get 400.",
        _hosts,
    ),
    Variable(
        "ROSTRA_PROXIES",
        "proxies",
        "none",
        "addresses or networks (10.0.0.0/8, 2001:db8::/32) with commas between them",
        "The proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.",
        _networks,
    ),
    Variable(
        "ROSTRA_LOG_NAMES",
        "log_names",
        "0",
        "0 or 1",
        "1: the public log of moderation names the members whom decisions concern.",
        _flag,
    ),
    Variable(
        "ROSTRA_FETCH_FROM",
        "fetch_from",
        "none",
        "addresses or networks (127.0.0.1, 192.168.7.0/24) with commas between them",
        "Networks that are not public and that feeds and pages may be fetched from all the same;"
        " for a feed in your own network. All other private addresses are refused.",
        _networks,
    ),
    Variable(
        "ROSTRA_UNCOUNTED",
        "uncounted",
        "none",
        "addresses or networks (192.0.2.7, 10.0.0.0/8) with commas between them",
        "Networks whose reads do not count in the rankings: the newsroom's own, a machine that"
        " watches the site.",
        _networks,
    ),
    Variable(
        "ROSTRA_CROWDED",
        "crowded",
        "none",
        "addresses or networks (198.51.100.0/24) with commas between them",
        "Networks in which many readers share a few addresses (a carrier's NAT, a campus): many"
        " of them at once are not taken for a burst of machines.",
        _networks,
    ),
    Variable(
        "ROSTRA_WORKERS",
        "workers",
        "1",
        "a whole number from 1 to 64",
        "Web processes; one for each processor core is plenty.",
        _whole_number(1, 64),
    ),
    Variable(
        "ROSTRA_PRESS_MB",
        "press_megabytes",
        "64",
        "a whole number from 0 to 65536",
        "Memory in which each web process keeps printed pages; 0 keeps none.",
        _whole_number(0, 65_536),
    ),
    Variable(
        "ROSTRA_TIME_ZONE",
        "time_zone",
        "the machine's, else UTC",
        "a name of the time zone database, such as Asia/Shanghai",
        "The zone in which times are shown; the database holds UTC.",
        zone,
    ),
    Variable(
        "ROSTRA_DEBUG",
        "debug",
        "0",
        "0 or 1",
        "Show error details in the browser. Never 1 on a public site.",
        _flag,
    ),
    Variable(
        "ROSTRA_LANGUAGE",
        "language",
        "zh-hans",
        "zh-hans, zh-hant or en",
        "The default edition: the one whose addresses have no prefix.",
        _one_of(*LANGUAGES),
    ),
    Variable(
        "ROSTRA_MAIL_URL",
        "mail_url",
        "console:",
        "console: (print), dummy: (drop), smtp://USER:PASSWORD@HOST:PORT or submission://… "
        "(with TLS)",
        "How mail leaves the site.",
        _address(*MAIL_SCHEMES, needs_host=("smtp", "submission")),
    ),
    Variable(
        "ROSTRA_MAIL_FROM",
        "mail_from",
        "rostra@ and the host of ROSTRA_URL",
        "an address, or Name <address>",
        "The sender of the site's mail.",
        _mailbox,
    ),
    Variable(
        "ROSTRA_CACHE_URL",
        "cache_url",
        "none: a second SQLite file",
        "redis://HOST:PORT/NUMBER, rediss://… or unix:///SOCKET",
        "Redis or Valkey for counters, limits and sessions on several machines.",
        _address(*CACHE_SCHEMES, needs_host=("redis", "rediss")),
    ),
    Variable(
        "ROSTRA_SIGN_IN_WITH",
        "sign_in_with",
        "none",
        "a list in JSON of houses, each with provider, client_id and secret, and for openid_connect"
        " id and server_url besides",
        "Other houses whose accounts open one here: Google, GitHub, GitLab, Microsoft, or any that"
        " speaks OpenID Connect; see docs/running/members.md.",
        houses.read,
        is_secret=True,
    ),
    Variable(
        "ROSTRA_STAFF_SECOND_FACTOR",
        "staff_second_factor",
        "1 where ROSTRA_URL begins with https:// and ROSTRA_DEBUG is 0",
        "0 or 1",
        "Whoever has a role needs a passkey or codes from an app to use it; see"
        " docs/running/members.md.",
        _flag,
    ),
    Variable(
        "ROSTRA_RESERVED_NAMES",
        "reserved_names",
        "none",
        "names or words with commas between them",
        "Names that no member may take, beside those of the paper and of its offices; see"
        " docs/running/members.md.",
        _names,
    ),
    Variable(
        "ROSTRA_ROBOTS",
        "robots",
        "none",
        "lines like Disallow: /x/ or User-agent: Name, parted by | or line breaks",
        "What robots.txt says besides; see docs/running/sitemaps.md.",
        _robots,
    ),
    Variable(
        "ROSTRA_LOG",
        "log_format",
        "auto",
        "auto, json or text",
        "The form of log lines; auto is text on a terminal and json elsewhere.",
        _one_of(*LOG_FORMATS),
    ),
    Variable(
        "ROSTRA_BIND",
        "host",
        "127.0.0.1",
        "an address or host name of this machine, or 0.0.0.0 for all",
        "Where the web server listens.",
        _bind,
    ),
    Variable(
        "PORT",
        "port",
        "8000",
        "a whole number from 1 to 65535",
        "The port the web server listens on.",
        _whole_number(1, 65535),
    ),
)
