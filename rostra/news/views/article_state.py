"""The states of an article as the desk names them, and the rows in each."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import BigIntegerField, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import pgettext_lazy
from wagtail.models import Revision

from rostra.news.models import Article, Withdrawal
from rostra.news.rules import is_withdrawn


class State(models.TextChoices):
    """What an editor calls the state of an article."""

    DRAFT = "draft", pgettext_lazy("state of an article", "draft")
    SCHEDULED = "scheduled", pgettext_lazy("state of an article", "scheduled")
    LIVE = "live", pgettext_lazy("state of an article", "published")
    EMBARGOED = "embargoed", pgettext_lazy("state of an article", "under embargo")
    CHANGED = "changed", pgettext_lazy("state of an article", "has unpublished changes")
    EXPIRED = "expired", pgettext_lazy("state of an article", "expired")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of an article", "withdrawn")


def scheduled_numbers() -> QuerySet[Revision]:
    """Return the numbers of the articles that wait for their time, as a subquery."""
    return (
        Revision.objects.filter(
            approved_go_live_at__isnull=False,
            base_content_type=ContentType.objects.get_for_model(Article),
        )
        .annotate(number=Cast("object_id", BigIntegerField()))
        .values("number")
    )


def in_state(  # noqa: PLR0911 - one return a state
    articles: QuerySet[Article], state: str, *, now: datetime
) -> QuerySet[Article]:
    """Keep the articles that are in a state; some belong to several."""
    match state:
        case State.DRAFT:
            begun = articles.filter(live=False, first_published_at=None)
            return begun.exclude(pk__in=scheduled_numbers())
        case State.SCHEDULED:
            return articles.filter(pk__in=scheduled_numbers())
        case State.LIVE:
            return articles.filter(live=True)
        case State.EMBARGOED:
            return articles.filter(live=True, embargo_until__gt=now)
        case State.CHANGED:
            return articles.filter(live=True, has_unpublished_changes=True)
        case State.EXPIRED:
            return articles.filter(live=False, expired=True)
        case State.WITHDRAWN:
            return articles.filter(pk__in=Withdrawal.objects.values("article"))
        case _:
            return articles


def states_of(article: Article, *, scheduled: bool, now: datetime) -> list[State]:
    """Return the states of one article, the one that matters most first."""
    states: list[State] = []
    if is_withdrawn(article):
        states.append(State.WITHDRAWN)
    elif article.live:
        is_held = article.embargo_until is not None and article.embargo_until > now
        states.append(State.EMBARGOED if is_held else State.LIVE)
        if article.has_unpublished_changes:
            states.append(State.CHANGED)
    elif not scheduled:
        states.append(State.EXPIRED if article.expired else State.DRAFT)
    if scheduled:
        states.append(State.SCHEDULED)
    return states
