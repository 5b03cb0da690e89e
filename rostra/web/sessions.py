"""Sessions in the database, found by a statement compiled once: each request of a member asks."""

from collections.abc import Mapping
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import DEFAULT_DB_ALIAS, router
from django.db.models import QuerySet
from django.utils import timezone

from rostra.web import prepared


class SessionStore(db.SessionStore):
    """Django's, but for how a session is found."""

    def _get_session_from_db(self) -> Session | None:
        values: dict[str, prepared.Value] = {
            "key": self.session_key or "",
            "now": timezone.now(),
        }
        using = router.db_for_read(Session) or DEFAULT_DB_ALIAS
        for session in prepared.instances(Session, "session", _living, values, using=using):
            return session
        self._session_key = None
        return None


def _living(given: Mapping[str, Any]) -> QuerySet[Session, Session]:
    return Session.objects.filter(session_key=given["key"], expire_date__gt=given["now"])
