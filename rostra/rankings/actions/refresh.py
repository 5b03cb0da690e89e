"""Work the lists out anew, and write those whose order changed."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from rostra.changes.log import append
from rostra.rankings import lists
from rostra.rankings.lists import HOURS, TOPICS, List
from rostra.rankings.models import Place, Ranking
from rostra.rankings.standings import Stand, standings


def refresh(*, now: datetime) -> list[str]:
    """Bring every list in line with what was read; return the names of those that changed.

    A list whose order is the same is left as it is, so no page is printed anew for it; only the
    hour it counts from is kept up. May run twice, or at once in two workers.
    """
    wanted = {each: tuple(stands) for each, stands in standings(now=now).items()}
    with transaction.atomic():
        # Whoever comes second waits here, and then sees what the first one wrote.
        kept = {row.name: row for row in Ranking.objects.select_for_update().order_by("name")}
        stood = _stood()
        # A list without a row is empty; one that is no longer asked for becomes so.
        gone = {each: () for name in kept if (each := lists.read(name)) and each not in wanted}
        changed = {
            each: stands
            for each, stands in (wanted | gone).items()
            if stands != stood.get(each.name, ())
        }
        _write(changed, now)
        _count_from(kept, now)
        names = sorted(each.name for each in changed)
        append(*map(lists.press_key, names))
    return names


def _stood() -> dict[str, tuple[Stand, ...]]:
    """Return what stands in each list that is not empty."""
    found: dict[str, tuple[Stand, ...]] = {}
    rows = Place.objects.order_by("ranking", "place")
    for name, article, topic, pinned in rows.values_list(
        "ranking_id", "article_id", "topic_id", "pinned"
    ):
        found[name] = (*found.get(name, ()), Stand(article or topic, pinned))
    return found


def _write(changed: Mapping[List, tuple[Stand, ...]], now: datetime) -> None:
    Ranking.objects.bulk_create(
        [
            Ranking(name=each.name, since=lists.since(each.kind, now=now), changed_at=now)
            for each in changed
        ],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["since", "changed_at"],
    )
    Place.objects.filter(ranking__in=[each.name for each in changed]).delete()
    Place.objects.bulk_create(
        Place(
            ranking_id=each.name,
            place=place,
            topic_id=stand.number if each.kind == TOPICS else None,
            article_id=None if each.kind == TOPICS else stand.number,
            pinned=stand.pinned,
        )
        for each, stands in changed.items()
        for place, stand in enumerate(stands, start=1)
    )


def _count_from(kept: Mapping[str, Ranking], now: datetime) -> None:
    """Keep up the hour that lists count from: once an hour, without a line in the log."""
    for kind in HOURS:
        since = lists.since(kind, now=now)
        behind = [
            name
            for name, row in kept.items()
            if row.since != since and (each := lists.read(name)) and each.kind == kind
        ]
        if behind:
            Ranking.objects.filter(name__in=behind).update(since=since)
