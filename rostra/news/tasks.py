"""What the newsroom does by the clock."""

from django.core.management import call_command
from django_tasks import task

from rostra.kernel import clock
from rostra.news.actions.settle import settle
from rostra.news.models import Article
from rostra.worker import timetable

REPRINTED_AT_ONCE = 200


@task()
def publish_scheduled() -> None:
    """Publish what is scheduled and take down what has expired."""
    call_command("publish_scheduled")


@task()
def reprint_expired_pictures() -> int:
    """Print articles anew in which a picture may no longer be shown; return how many.

    Readers do not wait for it: a page asks ``Printed.good_until`` itself.
    """
    now = clock.now()
    stale = Article.objects.filter(live=True, printed__good_until__lte=now)[:REPRINTED_AT_ONCE]
    for article in stale:
        settle(article=article, now=now)
    return len(stale)


timetable.put(publish_scheduled, cron="* * * * *")
timetable.put(reprint_expired_pictures, cron="*/10 * * * *")
