"""How comments are taken where somebody is about to write."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from rostra.accounts.models import Member
from rostra.accounts.trust import level_of
from rostra.discussion import rules
from rostra.discussion.policy import OPEN, Policy, policy_of
from rostra.discussion.subjects import Subject, find
from rostra.news.models import Article
from rostra.news.models.commenting import Choice, choice_of
from rostra.news.sections import commenting_above
from rostra.web import prepared

# What says how comments on an article are taken.
COLUMNS = ("section_id", "published_at", "comments_taken", "comments_level", "comments_days")


def policy_for(about: object, *, now: datetime) -> Policy:
    """Return how comments on something are taken: no query, one for an article."""
    if not isinstance(about, Article):
        return OPEN
    return _policy(about.section_id, about.published_at, choice_of(about), now)


def policy_at(subject: Subject | None, *, now: datetime) -> Policy | None:
    """Return how comments on a subject are taken, None where readers may not see it.

    One query, two for an article: the row is not read, for whoever speaks waits for it.
    """
    if subject is None:
        return None
    if subject.kind != "article":
        return None if find(subject, now=now) is None else OPEN

    def build(given: Mapping[str, Any]) -> QuerySet[Any, Any]:
        visible = Article.objects.visible(given["now"]).filter(pk=given["number"])
        return visible.values_list(*COLUMNS)

    values: dict[str, prepared.Value] = {"number": subject.number, "now": now}
    found = list(prepared.rows("article is there", build, values))
    if not found:
        return None
    section, published_at, *chosen = found[0]
    return _policy(section, published_at, Choice(*chosen), now)


def _policy(
    section: int | None, published_at: datetime | None, own: Choice, now: datetime
) -> Policy:
    above = () if own.comments and own.days is not None else commenting_above(section)
    return policy_of([own, *above], published_at, now)


def refusal(member: Member, policy: Policy) -> str:
    """Return why a member may not comment, empty where it may; asks only for what matters."""
    if policy.is_closed or policy.asks_trust:
        level = level_of(member) if policy.asks_trust else 0
        if not policy.admits(level) and not rules.may_close(member):
            return policy.sentence
    return ""
