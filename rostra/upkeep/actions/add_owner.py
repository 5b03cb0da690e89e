"""Make the owner's account, ready to sign in."""

import secrets
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.validators import validate_email
from django.db import transaction

from rostra.accounts.models import Member


class OwnerExistsError(ValueError):
    """Somebody with this address has an account already."""

    def __init__(self, email: str) -> None:
        super().__init__(f"{email} has an account already.")


@dataclass(frozen=True)
class NewOwner:
    """The account made, with its password when that was made up here: it is kept nowhere."""

    member: Member
    made_password: str | None


def add_owner(*, email: str, name: str = "", password: str | None = None) -> NewOwner:
    """Make an owner whose address counts as confirmed, for it was typed at the machine itself.

    Without a password a random one is made. Raises django's ValidationError for a bad address or
    password, OwnerExistsError when the address is taken.
    """
    validate_email(email)
    if password is not None:
        validate_password(password)
    made = secrets.token_urlsafe(12) if password is None else None
    with transaction.atomic():
        if Member.objects.filter(email__iexact=email).exists():
            raise OwnerExistsError(email)
        member = Member.objects.create_superuser(email, password or made, name=name)
        EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    return NewOwner(member, made)
