"""Pin an article at a place of a list, and take the pin away."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.kernel import script
from rostra.news.models import Article
from rostra.rankings.lists import OF_ARTICLES, List
from rostra.rankings.models import Bar, Pin, Ranking

LONGEST = timedelta(hours=72)


@transaction.atomic
def pin(
    *, article: Article, named: List, place: int, hours: int, by: Member | None, now: datetime
) -> Pin:
    """Put a visible article at a place of a list of the paper, for so many hours.

    In a list it is pinned in already it moves. Raises ValidationError for a place that another
    one is pinned at, a list of another language or of a section, and an article that readers do
    not see or that is barred.
    """
    _check(article, named, now)
    # Two who pin in one list at once: the second sees what the first one did.
    Ranking.objects.get_or_create(name=named.name, defaults={"since": now, "changed_at": now})
    Ranking.objects.select_for_update().get(name=named.name)
    Pin.objects.filter(ranking=named.name, until__lte=now).delete()
    Pin.objects.filter(ranking=named.name, article=article).delete()
    other = Pin.objects.filter(ranking=named.name, place=place).select_related("article").first()
    if other is not None:
        told = _("“%(headline)s” is pinned there. Choose another place, or unpin it first.")
        raise ValidationError({"place": told % {"headline": other.article.headline}})
    pinned = Pin(
        ranking=named.name,
        article=article,
        place=place,
        by=by,
        at=now,
        until=now + min(timedelta(hours=hours), LONGEST),
    )
    pinned.full_clean(exclude=["by"])
    pinned.save()
    data = {"list": named.name, "place": place, "hours": hours}
    log(instance=article, action="rankings.pin", user=by, data=data)
    return pinned


@transaction.atomic
def unpin(*, pinned: Pin, by: Member | None) -> None:
    """Take a pin away; twice is once."""
    deleted, _each = Pin.objects.filter(pk=pinned.pk).delete()
    if deleted:
        data = {"list": pinned.ranking, "place": pinned.place}
        log(instance=pinned.article, action="rankings.unpin", user=by, data=data)


def _check(article: Article, named: List, now: datetime) -> None:
    if not Article.objects.visible(now).filter(pk=article.pk).exists():
        raise ValidationError(_("Readers do not see this article now; it cannot be pinned."))
    if named.kind not in OF_ARTICLES or named.section is not None:
        raise ValidationError(_("Articles are pinned in lists of the whole paper."))
    if named.family != script.family(article.language):
        raise ValidationError(_("This list is of another language."))
    if Bar.objects.filter(article=article).exists():
        raise ValidationError(_("It is kept out of the lists; let it in again first."))
