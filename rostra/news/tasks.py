"""What the newsroom does by the clock, and what would keep an editor waiting."""

from django.db.models import QuerySet
from django_tasks import task

from rostra.kernel import clock
from rostra.news.actions import publish_due as due
from rostra.news.actions import reprint as reprinting
from rostra.news.actions.encode_picture import encode_picture
from rostra.news.actions.place_section import place_section
from rostra.news.models import Article
from rostra.worker import timetable

REPRINTED_AT_ONCE = 200


@task()
def publish_scheduled() -> int:
    """Publish what is scheduled and take down what has expired; return how much."""
    return due.publish_due(now=clock.now())


@task()
def reprint_expired_pictures() -> int:
    """Print articles anew in which a picture may no longer be shown; return how many.

    Readers do not wait for it: a page asks ``Printed.good_until`` itself.
    """
    now = clock.now()
    stale: QuerySet[Article] = Article.objects.filter(live=True, printed__good_until__lte=now)
    numbers = stale.order_by("printed__good_until").values_list("pk", flat=True)
    return reprinting.reprint(articles=numbers[:REPRINTED_AT_ONCE], now=now)


@task()
def reprint_articles(articles: list[int]) -> int:
    """Print these articles anew; return how many were."""
    return reprinting.reprint(articles=articles, now=clock.now())


@task()
def reprint_articles_showing(image: int) -> int:
    """Print anew what shows an image whose words, file or rights were changed."""
    articles = reprinting.articles_showing(image)
    return reprinting.reprint(articles=articles, now=clock.now())


@task()
def encode_lead_picture(image: int) -> bool:
    """Make the files of a topic's lead picture; say whether there were any to make."""
    return encode_picture(image=image)


@task()
def place_articles_of(section: int) -> int:
    """Place the articles of a section that was moved; return how many places changed."""
    return place_section(section=section)


timetable.put(publish_scheduled, cron="* * * * *")
timetable.put(reprint_expired_pictures, cron="*/10 * * * *")
