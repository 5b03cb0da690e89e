"""The states of an article as the desk names them, and the rows in each."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import BigIntegerField, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from rostra.news.models import Article, Withdrawal
from rostra.news.rules import is_withdrawn


class State(models.TextChoices):
    """What an editor calls the state of an article."""

    DRAFT = "draft", _("draft")
    SCHEDULED = "scheduled", _("scheduled")
    LIVE = "live", _("published")
    EMBARGOED = "embargoed", _("under embargo")
    CHANGED = "changed", _("has unpublished changes")
    EXPIRED = "expired", _("expired")
    WITHDRAWN = "withdrawn", _("withdrawn")


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


def in_state(articles: QuerySet[Article], state: str, *, now: datetime) -> QuerySet[Article]:
    """Keep the articles that are in a state; some belong to several."""
    match state:
        case State.DRAFT:
            return articles.filter(live=False, first_published_at=None)
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
