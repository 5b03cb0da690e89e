"""Reads of the queue, of a case and of what readers see; a page costs the same at its end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncHour
from django.http import Http404, QueryDict

from rostra.accounts import sanctions
from rostra.accounts.models import Member, Sanction
from rostra.discussion import paths
from rostra.discussion.models import Comment
from rostra.moderation import subjects
from rostra.moderation.models import Case, Complaint, Decision, Note, Report
from rostra.web.paging import KeyPage, page_by_key

SIZE = 30
KEY = re.compile(r"([0-9]{1,9})-([0-9]{1,18})", re.ASCII)
# So much of what is long is shown of it.
SHOWN = 20
PLOTTED = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Line:
    """A case as a line of the queue."""

    case: Case
    row: Any
    reasons: Sequence[str] = ()


def queue(parameters: QueryDict, *, kind: str, state: str, order: str, by: Member) -> KeyPage[Case]:
    """Return a page of the queue, without what the cases are about: one query."""
    rows = Case.objects.select_related("about", "claimed_by", "settled_by")
    if kind:
        rows = rows.filter(kind=kind)
    if state == "settled":
        return page_by_key(
            rows.filter(settled_at__isnull=False), parameters, moment="settled_at", size=SIZE
        )
    rows = rows.waiting()
    if state == "mine":
        rows = rows.filter(claimed_by=by)
    if order == "worst":
        return _by_weight(rows, parameters)
    return page_by_key(rows, parameters, moment="opened_at", size=SIZE)


def lines(cases: Sequence[Case]) -> list[Line]:
    """Return cases with what they are about: a query a kind of subject, and one for reports."""
    rows = subjects.find_all(case.subject for case in cases)
    reasons: dict[int, list[str]] = {}
    own = Report.objects.filter(case__in=[case.pk for case in cases])
    counted = own.values_list("case", "reason").annotate(times=Count("pk"))
    for number, reason, count in counted.order_by("-times", "reason"):
        label = str(Report.Reason(reason).label)
        reasons.setdefault(number, []).append(f"{label} × {count}" if count > 1 else label)
    return [Line(case, rows.get(case.subject), reasons.get(case.pk, ())) for case in cases]


def following(case: Case, *, by: Member, now: datetime) -> Case | None:
    """Return the worst case that waits and nobody else has in hand, apart from one: one query."""
    free = Q(claimed_by=None) | Q(claimed_by=by) | Q(claimed_until__lte=now)
    rows = Case.objects.waiting().filter(free).exclude(pk=case.pk).exclude(about=by)
    return rows.order_by("-weight", "-pk").first()


@dataclass(frozen=True, slots=True)
class History:
    """What moderators know of a member."""

    member: Member
    in_force: list[Sanction] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    reported: int = 0
    comments: int = 0


def history(member: Member, *, now: datetime) -> History:
    """Return the last that moderators decided and noted about a member: five queries."""
    decisions = Decision.objects.filter(member=member).select_related("by", "sanction")
    notes = Note.objects.filter(member=member).select_related("by")
    return History(
        member=member,
        in_force=sanctions.in_force(member, now),
        decisions=list(decisions.order_by("-at")[:SHOWN]),
        notes=list(notes.order_by("-pk")[:SHOWN]),
        reported=Case.objects.filter(about=member).values("pk")[:100].count(),
        comments=member.comments.values("pk")[:1000].count(),
    )


def answered(comment: Comment) -> list[Comment]:
    """Return the last that a comment answers, from above down: one query."""
    floors = paths.floors_above(comment.path)[-3:]
    if not floors:
        return []
    rows = Comment.objects.select_related("author").filter(
        thread=comment.thread_id, floor__in=floors
    )
    return list(rows.order_by("floor"))


def reports_of(case: Case) -> list[Report]:
    """Return the last reports of a case."""
    return list(case.reports.select_related("by").order_by("-pk")[:SHOWN])


def complaints_of(case: Case) -> list[Complaint]:
    """Return the last complaints of a case."""
    return list(case.complaints.order_by("-pk")[:SHOWN])


def decisions_of(case: Case) -> list[Decision]:
    """Return what was decided in a case, the last first."""
    return list(
        case.decisions.select_related("by", "sanction", "undone_by").order_by("-pk")[:SHOWN]
    )


def public_log(parameters: QueryDict) -> KeyPage[Decision]:
    """Return a page of the decisions that readers see: one query."""
    rows = Decision.objects.public().select_related("member", "sanction", "appeal")
    return page_by_key(rows, parameters, moment="at", size=SIZE)


def about_member(member: Member, parameters: QueryDict) -> KeyPage[Decision]:
    """Return a page of the decisions about a member: one query."""
    rows = Decision.objects.public().filter(member=member).select_related("sanction", "appeal")
    return page_by_key(rows, parameters, moment="at", size=SIZE)


@dataclass(frozen=True, slots=True)
class Load:
    """What waits now, since when, and what came and went by the hour."""

    waiting: int
    oldest: datetime | None
    opened: list[tuple[datetime, int]]
    settled: list[tuple[datetime, int]]


def load(*, now: datetime) -> Load:
    """Return the load of the desk: four queries, over what waits and over two days."""
    waiting = Case.objects.waiting()
    oldest = waiting.order_by("opened_at").values_list("opened_at", flat=True).first()
    return Load(
        waiting=waiting.count(),
        oldest=oldest,
        opened=_by_hour("opened_at", now),
        settled=_by_hour("settled_at", now),
    )


def _by_hour(moment: str, now: datetime) -> list[tuple[datetime, int]]:
    end = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    start = end - PLOTTED
    rows = Case.objects.filter(**{f"{moment}__gte": start, f"{moment}__lt": end})
    hours = rows.annotate(hour=TruncHour(moment, tzinfo=start.tzinfo)).values_list("hour")
    found = dict(hours.annotate(count=Count("pk")).order_by("hour"))
    each = (start + timedelta(hours=number) for number in range(int(PLOTTED / timedelta(hours=1))))
    return [(hour, found.get(hour, 0)) for hour in each]


def _by_weight(rows: QuerySet[Case], parameters: QueryDict) -> KeyPage[Case]:
    """Return a page in the order of weight, as ``page_by_key`` does in that of time."""
    name = next((name for name in ("newer", "older") if name in parameters), None)
    if name is not None:
        match = KEY.fullmatch(parameters.get(name, ""))
        if match is None:
            raise Http404
        weight, number = int(match[1]), int(match[2])
        way, other = ("gte", "lte") if name == "newer" else ("lte", "gte")
        rows = rows.filter(**{f"weight__{way}": weight}).exclude(
            Q(**{"weight": weight, f"pk__{other}": number})
        )
    is_back = name == "newer"
    order = ("weight", "pk") if is_back else ("-weight", "-pk")
    found = list(rows.order_by(*order)[: SIZE + 1])
    if name is not None and not found:
        raise Http404
    kept, has_more = found[:SIZE], len(found) > SIZE
    if is_back:
        kept.reverse()
    before = has_more if is_back else name is not None
    after = is_back or has_more
    return KeyPage(
        rows=kept,
        newer=f"newer={kept[0].weight}-{kept[0].pk}" if before and kept else None,
        older=f"older={kept[-1].weight}-{kept[-1].pk}" if after and kept else None,
    )
