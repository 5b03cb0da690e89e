"""Whose session it is: the paper's own people do not count as readers."""

from collections.abc import Iterable

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from rostra.accounts.models import Member

MOST_REMEMBERED = 10_000


class Staff:
    """Remembers which sessions belong to staff; a process looks each one up once in a slice.

    A reader could only leave himself out by a cookie of his own making, so that no one is trusted
    more than the row it leads to.
    """

    def __init__(self) -> None:
        self._known: dict[str, bool] = {}

    def forget(self) -> None:
        """Look all up anew: somebody may have signed out, or got a role."""
        self._known.clear()

    def learn(self, sessions: Iterable[str]) -> None:
        """Look up the sessions that are not known: two queries, and two for each member found."""
        unknown = {each for each in sessions if each and each not in self._known}
        if not unknown:
            return
        if len(self._known) + len(unknown) > MOST_REMEMBERED:
            self._known.clear()
        members = {
            row.session_key: row.get_decoded().get(SESSION_KEY, "")
            for row in Session.objects.filter(session_key__in=unknown)
        }
        numbers = {int(number) for number in members.values() if str(number).isdecimal()}
        staff = {str(m.pk) for m in Member.objects.filter(pk__in=numbers) if m.is_staff}
        self._known |= {each: members.get(each, "") in staff for each in unknown}

    def has(self, session: str) -> bool:
        """Say whether a session that was looked up is one of staff."""
        return self._known.get(session, False)
