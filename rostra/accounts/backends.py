"""Who may sign in by a password, and how a session becomes a member: not while a ban holds."""

from collections.abc import Mapping
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from rostra.accounts.models import Member, Sanction
from rostra.kernel import clock
from rostra.web import prepared


class MemberBackend(AuthenticationBackend):
    """Allauth's backend, for confirmed addresses and members who are not banned."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Member | None:
        """Return the member, None for a wrong password or an address nobody has confirmed.

        Whoever signs up with somebody else's address must not learn whether it has an account by
        trying the password just chosen: before it is confirmed, no password is the right one.
        """
        # Asked before, so that it takes as long whatever the answer is.
        email = credentials.get("email") or ""
        confirmed = EmailAddress.objects.filter(email__iexact=email, verified=True).exists()
        member: Member | None = super().authenticate(request, **credentials)
        return member if confirmed else None

    def get_user(self, user_id: Any) -> Member | None:
        """Return the member of a session, None while a ban holds: one query, as before."""

        def build(given: Mapping[str, Any]) -> QuerySet[Member, Member]:
            bans = Sanction.objects.filter(member=OuterRef("pk"), kind=Sanction.Kind.BAN)
            rows = Member.objects.exclude(Exists(bans.in_force(given["now"])))
            return rows.filter(pk=given["member"])

        values: dict[str, prepared.Value] = {"member": int(user_id), "now": clock.now()}
        # Asked with each request of a member.
        found = prepared.instances(Member, "member of session", build, values)
        return found[0] if found and self.user_can_authenticate(found[0]) else None
