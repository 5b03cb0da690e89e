"""Make the owner's account, ready to sign in."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from rostra.accounts.actions.grant_role import grant_role
from rostra.accounts.actions.register_member import register_member
from rostra.accounts.models import Member
from rostra.accounts.roles import Role


class OwnerExistsError(ValueError):
    """Somebody with this address has an account already."""

    def __init__(self, email: str) -> None:
        super().__init__(f"{email} has an account already.")


@dataclass(frozen=True)
class NewOwner:
    """The account made, with its password when that was made up here: it is kept nowhere."""

    member: Member
    made_password: str | None


def add_owner(*, email: str, name: str, password: str | None, now: datetime) -> NewOwner:
    """Make an owner; whoever can run commands on the machine may, so nobody is named as `by`.

    Without a password a random one is made. Raises ValidationError for a bad address or
    password, OwnerExistsError when the address is taken.
    """
    if password is not None:
        validate_password(password, Member(email=email, name=name))
    made = secrets.token_urlsafe(12) if password is None else None
    if Member.objects.filter(email__iexact=email).exists():
        raise OwnerExistsError(email)
    with transaction.atomic():
        member = register_member(
            email=email,
            name=name or email.partition("@")[0],
            password=password or made,
            by=None,
            now=now,
        )
        grant_role(member=member, role=Role.OWNER, by=None, now=now)
    return NewOwner(member, made)
