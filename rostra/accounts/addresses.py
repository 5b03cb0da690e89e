"""Where members are found: pure functions, without an edition's prefix.

A member's page is found by number, not by name: names change, and one that was erased must not
live on in addresses (``docs/decisions/0020-members.md``).
"""

NUMBER = r"(?P<number>[0-9]{1,18})"


def member(number: int) -> str:
    """Return the address of a member's page."""
    return f"/member/{number}/"


def press_key(number: int) -> str:
    """Return what the press and the change log call a member."""
    return f"member:{number}"
