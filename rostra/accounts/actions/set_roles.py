"""Give a member exactly these roles."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from rostra.accounts.actions.grant_role import grant_role
from rostra.accounts.actions.revoke_role import revoke_role
from rostra.accounts.models import Member
from rostra.accounts.roles import Role, roles_of


@transaction.atomic
def set_roles(*, member: Member, roles: Collection[Role], by: Member | None, now: datetime) -> None:
    """Grant what is missing and revoke the rest. Raises ValidationError as ``revoke_role`` does."""
    for role in roles_of(member) - set(roles):
        revoke_role(member=member, role=role, by=by, now=now)
    for role in set(roles) - roles_of(member):
        grant_role(member=member, role=role, by=by, now=now)
