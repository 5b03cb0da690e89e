"""Who may do what to a member: pure functions, tested as a matrix."""

from typing import Protocol


class Person(Protocol):
    """Whoever acts, or is acted upon: a member."""

    pk: int
    is_superuser: bool

    @property
    def is_staff(self) -> bool:
        """Say whether the desk is open to this member."""

    def has_perm(self, perm: str) -> bool:
        """Say whether a permission (``accounts.sanction_member``) is held."""


def may_sanction(by: Person | None, member: Person) -> bool:
    """Say whether somebody may impose and lift sanctions: on staff the owner alone, never on self.

    An owner is bound by nobody: another owner takes the role away first.
    """
    if by is None or by.pk == member.pk or member.is_superuser:
        return False
    # An owner whose second factor is missing has no permissions.
    allowed = by.has_perm("accounts.sanction_member")
    return allowed and (by.is_superuser or not member.is_staff)


def may_set_level(by: Person | None, member: Person) -> bool:
    """Say whether somebody may set how far a member is trusted: nobody their own."""
    return by is not None and by.pk != member.pk and by.has_perm("accounts.set_level")


def may_erase(by: Person | None, member: Person) -> bool:
    """Say whether somebody may erase a member at once: an owner, and not oneself."""
    if by is None or by.pk == member.pk or not by.is_superuser:
        return False
    # An owner whose second factor is missing has no permissions.
    return by.has_perm("accounts.erase_member")


def may_ignore(by: Person | None, member: Person) -> bool:
    """Say whether somebody may have a member's comments folded: not one's own."""
    return by is not None and by.pk != member.pk
