"""Have all who follow something told of it, behind the one who did it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from rostra.accounts.models import Member
from rostra.notices.models import Follow, Spread
from rostra.web import prepared


def spread(
    *,
    kind: str,
    subject: str,
    keys: Collection[str],
    address: str,
    now: datetime,
    parameters: Mapping[str, Any] | None = None,
    by: Member | None = None,
    besides: Collection[int] = (),
    mark: str = "",
    due_at: datetime | None = None,
) -> None:
    """Note, in the transaction of an event, that the followers of ``keys`` are to be told of it.

    Nothing is noted where nobody follows. ``besides`` are members who hear of it otherwise;
    ``mark`` tells events about one subject apart; what is noted twice is told once. The rows of
    the followers are written later (``work_off``), so that whoever writes does not wait for it.
    """
    if not is_followed(keys):
        return
    Spread.objects.bulk_create(
        [
            Spread(
                kind=kind,
                subject=subject,
                mark=mark,
                keys=sorted(keys),
                address=address,
                parameters=dict(parameters or {}),
                by=by,
                besides=sorted(besides),
                at=now,
                due_at=max(now, due_at or now),
            )
        ],
        ignore_conflicts=True,
    )


def is_followed(subjects: Iterable[str]) -> bool:
    """Say whether anybody follows any of some subjects: one query, however many do."""
    asked = {f"subject{place}": subject for place, subject in enumerate(subjects)}

    def build(given: Mapping[str, Any]) -> QuerySet[Any, Any]:
        return Follow.objects.filter(subject__in=[given[name] for name in asked]).values_list("pk")[
            :1
        ]

    return bool(asked) and any(prepared.rows(("is followed", len(asked)), build, asked))
