"""Tell members something: rows in their inboxes, which mails and digests are made from."""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Case, Exists, F, JSONField, OuterRef, Q, Value, When

from rostra.accounts.models import Ignored, Member, Sanction
from rostra.notices import rules
from rostra.notices.actions.expect_digests import expect_digests
from rostra.notices.kinds import Kind, kind_of
from rostra.notices.models import Notice, Preference
from rostra.notices.ways import Way


def tell(
    *,
    member: Member,
    kind: str,
    subject: str,
    address: str,
    parameters: Mapping[str, Any],
    now: datetime,
    by: Member | None = None,
) -> None:
    """Tell a member something, in the transaction of what it is about.

    ``subject`` is a key (``comment:91``), ``address`` a path without an edition's prefix. Told
    again it is one notice. Nobody is told what it did itself, or what somebody did whom it
    ignores; the banned are told what the house decides about them, and nothing else. Raises
    UnknownKindError.
    """
    tell_many({member.pk: parameters}, kind=kind, subject=subject, address=address, now=now, by=by)


@transaction.atomic
def tell_many(
    told: Mapping[int, Mapping[str, Any]],
    *,
    kind: str,
    subject: str,
    address: str,
    now: datetime,
    by: Member | None = None,
) -> None:
    """Tell some members (by number, each with its parameters) of one thing: a handful of queries.

    Rows are always written in the order of the members' numbers: two who tell the same do not
    wait for each other for ever.
    """
    of_kind = kind_of(kind)
    ways = _ways(of_kind, sorted(told), by, now)
    if not ways:
        return
    rows = [
        Notice(
            member_id=number,
            kind=kind,
            subject=subject,
            mark=of_kind.mark(told[number]),
            address=address,
            parameters=dict(told[number]),
            by=by,
            many=0 if of_kind.folds else 1,
            at=now,
            way=way,
        )
        for number, way in ways.items()
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    if of_kind.folds:
        _fold(rows, now)
    expect_digests([number for number, way in ways.items() if way == Way.DIGEST], now=now)


def _fold(rows: list[Notice], now: datetime) -> None:
    """Count one more in each notice; what was read begins anew, with the address of this one.

    One query for all that say the same, as those of a slice of followers mostly do.
    """
    same: dict[tuple[str, str, str], list[Notice]] = defaultdict(list)
    for row in rows:
        same[row.mark, row.way, json.dumps(row.parameters, sort_keys=True)].append(row)
    begins = Q(read_at__isnull=False)
    for alike in same.values():
        one = alike[0]
        own = Notice.objects.filter(
            member__in=[row.member_id for row in alike],
            kind=one.kind,
            subject=one.subject,
            mark=one.mark,
        )
        # Locked in the order of the members first: an UPDATE takes them in any.
        list(own.order_by("member").select_for_update().values_list("pk"))
        own.update(
            many=Case(When(begins, then=1), default=F("many") + 1),
            address=Case(When(begins, then=Value(one.address)), default=F("address")),
            parameters=Case(
                When(begins, then=Value(one.parameters, JSONField())), default=F("parameters")
            ),
            mail=Case(When(begins, then=None), default=F("mail")),
            read_at=None,
            at=now,
            way=one.way,
        )


def _ways(kind: Kind, numbers: list[int], by: Member | None, now: datetime) -> dict[int, Way]:
    """Return how far it goes for those of some members whom it reaches."""
    reached = Member.objects.filter(pk__in=numbers, is_active=True).order_by("pk")
    if kind.personal:
        bans = Sanction.objects.filter(member=OuterRef("pk"), kind=Sanction.Kind.BAN)
        reached = reached.exclude(Exists(bans.in_force(now)))
    chosen = dict(
        Preference.objects.filter(member__in=numbers, kind=kind.name).values_list("member", "way")
    )
    ignoring: set[int] = set()
    if by is not None and kind.personal:
        rows = Ignored.objects.filter(other=by, member__in=numbers)
        ignoring.update(rows.values_list("member", flat=True))
    ways = {
        number: rules.way_of(usual=kind.way, chosen=chosen.get(number), least=kind.least)
        for number in reached.values_list("pk", flat=True)
        if rules.reaches(
            member=number,
            by=by.pk if by else None,
            ignored=number in ignoring,
            personal=kind.personal,
        )
    }
    return {number: way for number, way in ways.items() if way != Way.NOTHING}
