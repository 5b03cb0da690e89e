"""The links of a text: how many, and where they lead."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

# An address ends where ASCII does: in Chinese no space follows it.
LINK = re.compile(r"(?:https?://|www\.)[!#-;=?-\[\]_a-z~]+", re.IGNORECASE)
# Services that hide where a link leads.
SHORTENERS = frozenset(
    (
        "bit.ly", "tinyurl.com", "t.co", "goo.gl", "is.gd", "v.gd", "ow.ly", "buff.ly", "rb.gy",
        "rebrand.ly", "cutt.ly", "t.ly", "shorturl.at", "tiny.cc", "soo.gd", "s.id", "dwz.cn",
        "t.cn", "url.cn", "suo.im", "w.url.cn", "985.so", "u.nu", "reurl.cc", "lihi.cc", "ppt.cc",
        "pse.is", "psee.io", "lurl.cc", "0rz.tw", "mrw.so",
    )
)  # fmt: skip


def links(text: str) -> list[str]:
    """Return the addresses in a text, in order."""
    return LINK.findall(text)


def host(link: str) -> str:
    """Return the host of an address in small letters, empty where it has none."""
    try:
        parts = urlsplit(link if "://" in link else f"http://{link}")
        return (parts.hostname or "").rstrip(".")
    except ValueError:
        return ""


def below(link: str, domains: Iterable[str]) -> bool:
    """Say whether an address leads to one of some domains, or below it."""
    labels = host(link).split(".")
    names = {".".join(labels[at:]) for at in range(len(labels))}
    return not names.isdisjoint(domains)


def domains(typed: str) -> frozenset[str]:
    """Return the domains of a list as an owner types it: one on each line, # begins a comment."""
    lines = (line.partition("#")[0].strip().lower() for line in typed.splitlines())
    return frozenset(host(line) for line in lines if line) - {""}
