"""Keep an article out of the lists, and let it in again."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.news.models import Article
from rostra.rankings import lists
from rostra.rankings.models import Bar, Pin, Place


@transaction.atomic
def bar(*, article: Article, note: str, by: Member | None, now: datetime) -> Bar:
    """Keep an article out of every list from this moment on; its pins go.

    Raises ValidationError for one that is barred already, and without a reason.
    """
    # Of two who bar it at once, one waits here.
    article = Article.objects.select_for_update().only("pk", "headline").get(pk=article.pk)
    if Bar.objects.filter(article=article).exists():
        raise ValidationError(_("It is kept out of the lists already."))
    barred = Bar(article=article, note=note.strip(), by=by, at=now)
    barred.full_clean(exclude=["by"])
    barred.save()
    Pin.objects.filter(article=article).delete()
    stood = Place.objects.filter(article=article)
    names = sorted(stood.values_list("ranking_id", flat=True))
    stood.delete()
    append(*map(lists.press_key, names))
    log(instance=article, action="rankings.bar", user=by, data={"note": barred.note})
    return barred


@transaction.atomic
def unbar(*, barred: Bar, by: Member | None) -> None:
    """Let an article into the lists again; twice is once."""
    deleted, _each = Bar.objects.filter(pk=barred.pk).delete()
    if deleted:
        log(instance=barred.article, action="rankings.unbar", user=by)
