"""Where readers find what was said: pure functions, without an edition's prefix.

``subject`` is a key such as ``article:42``; what is written goes to the private addresses.
"""

ORDERS = ("oldest", "newest", "best")
# What editors picked, as an order of its own.
PICKED = "picked"


def thread(number: int, order: str = ORDERS[0]) -> str:
    """Return the address of a thread, in one of the orders."""
    return f"/thread/{number}/" if order == ORDERS[0] else f"/thread/{number}/{order}/"


def boards() -> str:
    """Return the address of all boards."""
    return "/boards/"


def board(slug: str) -> str:
    """Return the address of a board."""
    return f"/board/{slug}/"


def start(slug: str) -> str:
    """Return where a member starts a thread in a board."""
    return f"/me/boards/{slug}/start"


def arrange(number: int) -> str:
    """Return where a moderator arranges a thread."""
    return f"/me/threads/{number}/arrange"


def comment(number: int) -> str:
    """Return the lasting address of a comment."""
    return f"/c/{number}/"


def floor(number: int) -> str:
    """Return the name of a floor within a page."""
    return f"floor-{number}"


def fresh(subject: str, after: int) -> str:
    """Return the address of what was said about a subject after a floor, for an open page."""
    return f"/floor/{subject}/{after}/"


def unread(subject: str) -> str:
    """Return what leads a member to the first comment not seen yet."""
    return f"/me/threads/{subject}/unread"


def reply(subject: str, to: int = 0) -> str:
    """Return where a member writes about a subject, or answers a comment."""
    return f"/me/threads/{subject}/reply" + (f"?to={to}" if to else "")


def acts(number: int) -> str:
    """Return where a member finds what may be done with a comment."""
    return f"/me/comments/{number}/"
