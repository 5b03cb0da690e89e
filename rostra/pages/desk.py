"""Where the desk edits what a page shows; ``config/wiring.py`` says so for each kind of page."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from rostra.accounts.models import Member


@dataclass(frozen=True, slots=True)
class Editing:
    """The name of the desk's address for editing, and the permission it takes."""

    url_name: str
    permission: str


_editing: dict[str, Editing] = {}


def connect(kind: str, *, url_name: str, permission: str) -> None:
    """Say where the desk edits pages of a kind (``article``)."""
    _editing[kind] = Editing(url_name=url_name, permission=permission)


def edit_address(kind: str, number: int, *, member: Member) -> str | None:
    """Return where this member edits a page's subject; None where there is no such place."""
    editing = _editing.get(kind)
    if editing is None or not number or not member.has_perm(editing.permission):
        return None
    try:
        return reverse(editing.url_name, args=[number])
    except NoReverseMatch:
        return None
