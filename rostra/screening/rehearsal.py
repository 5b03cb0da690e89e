"""Rehearse a rule: what and whom it would have hit in the last days, page by page."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from rostra.screening import corpus
from rostra.screening.corpus import Sample
from rostra.screening.words import Rule, Words

LATELY = timedelta(days=30)
# A page looks at so many texts, and ends early when it has shown so many hits.
LOOKED_AT, SHOWN = 2_000, 50
# Of a text so much is shown before and after what would have been hit.
AROUND = 40


@dataclass(frozen=True, slots=True)
class WouldHit:
    """A text with what the rule would have fired on, and its neighbourhood."""

    sample: Sample
    before: str
    what: str
    after: str
    times: int
    masked: str


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One page: its hits, how many texts were looked at and back to when, how to go on."""

    hits: list[WouldHit]
    looked_at: int
    people: int
    since: datetime | None
    below: int | None


def rehearse(rule: Rule, where: str, below: int | None, *, now: datetime) -> Rehearsal:
    """Ask a rule of the texts of a place as if it held; nothing is written down."""
    asked = replace(rule, where=frozenset({where}), begins_at=now, ends_at=None)
    words = Words([asked])
    hits: list[WouldHit] = []
    looked_at, last = 0, None
    samples = corpus.read(where, now - LATELY, below, LOOKED_AT)
    for sample in samples:
        looked_at, last = looked_at + 1, sample
        found = list(words.find(sample.text, where, now))
        if found:
            first = min(found, key=lambda each: each.start)
            hits.append(
                WouldHit(
                    sample=sample,
                    before=sample.text[max(0, first.start - AROUND) : first.start],
                    what=sample.text[first.start : first.end],
                    after=sample.text[first.end : first.end + AROUND],
                    times=len(found),
                    masked=words.mask(sample.text, where, now)[0][:200],
                )
            )
            if len(hits) == SHOWN:
                break
    has_more = looked_at < len(samples) or looked_at == LOOKED_AT
    return Rehearsal(
        hits=hits,
        looked_at=looked_at,
        people=len({hit.sample.by for hit in hits}),
        since=last.at if last else None,
        below=last.number if last and has_more else None,
    )
