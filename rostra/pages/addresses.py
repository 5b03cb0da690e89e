"""Where the reader's own pages are: pure functions, without an edition's prefix."""

import re

# Kinds of pages that /me/for/<kind>:<number> knows; 0 where a kind has one page only.
KINDS = (
    "front", "latest", "ranking", "section", "topic", "source", "article", "corrections", "sitemap",
    "furniture", "rules", "moderation", "transparency", "error", "board", "boards", "thread",
    "member",
)  # fmt: skip
KEY = re.compile(rf"({'|'.join(KINDS)}):([0-9]{{1,18}})")


def front() -> str:
    """Return the address of the front page."""
    return "/"


def sitemap() -> str:
    """Return the address of the site map for people."""
    return "/sitemap/"


def furniture(slug: str) -> str:
    """Return the address of a furniture page."""
    return f"/{slug}/"


def personal(key: str) -> str:
    """Return the address of what is personal on a page."""
    return f"/me/for/{key}"


def key(kind: str, number: int = 0) -> str:
    """Return the key of a page: ``article:42``."""
    return f"{kind}:{number}"


def read_key(text: str) -> tuple[str, int] | None:
    """Return kind and number of a page's key, None for what is none."""
    match = KEY.fullmatch(text)
    return (match[1], int(match[2])) if match else None
