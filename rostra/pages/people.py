"""Members as pages print them: name, badge, portrait, and where their own page is."""

from rostra.accounts import addresses, portraits
from rostra.accounts.roles import badge_label
from rostra.pages.floor_shapes import Who
from rostra.pages.visit import Visit

# Beside a comment, and on the member's own page.
SMALL, LARGE = portraits.SIZES


def who(
    number: int, name: str, badge: str, portrait: str, visit: Visit, *, size: int = SMALL
) -> Who:
    """Return a member for printing; nothing is asked of the database."""
    return Who(
        number=number,
        name=name,
        url=visit.address(addresses.member(number)),
        initial=name[:1].upper(),
        portrait=portraits.url(portrait, size),
        badge=badge_label(badge),
    )
