"""How a session becomes a member: not while a ban holds."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Exists, OuterRef

from rostra.accounts.models import Member, Sanction
from rostra.kernel import clock


class MemberBackend(AuthenticationBackend):
    """Allauth's backend, to whose sessions a banned member is nobody from the moment of the ban."""

    def get_user(self, user_id: Any) -> Member | None:
        """Return the member of a session, None while a ban holds: one query, as before."""
        bans = Sanction.objects.filter(member=OuterRef("pk"), kind=Sanction.Kind.BAN)
        rows = Member.objects.exclude(Exists(bans.in_force(clock.now())))
        found = rows.filter(pk=user_id).first()
        return found if found and self.user_can_authenticate(found) else None
