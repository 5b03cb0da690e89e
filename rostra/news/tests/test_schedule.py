"""What is done by the clock: published, taken down, printed anew; one failure stops nothing."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from wagtail.models import ReferenceIndex

from rostra.kernel import clock
from rostra.news import tasks
from rostra.news.actions import reprint as reprinting
from rostra.news.actions.publish import publish
from rostra.news.actions.publish_due import publish_due
from rostra.news.actions.reprint import articles_showing, reprint
from rostra.news.models import Article, PrintedBody
from rostra.news.pictures import kept_renditions
from rostra.worker import timetable
from tests.cast import ArticleFactory, ImageFactory, TopicFactory, text_body

HOUR = timedelta(hours=1)


def scheduled(**fields: Any) -> Article:
    """Return an article that waits for a time half an hour away."""
    article = ArticleFactory(go_live_at=clock.now() + HOUR / 2, **fields)
    return publish(article=article, by=None, now=clock.now())


def pass_time(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """Set the clock; Wagtail asks its own whether a revision goes live or waits."""
    monkeypatch.setattr(clock, "now", lambda: now)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def again(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def test_what_is_scheduled_goes_out_when_its_time_has_come(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = clock.now()
    article = scheduled()
    assert publish_due(now=now) == 0
    pass_time(monkeypatch, now + HOUR)
    assert publish_due(now=now + HOUR) == 1
    article = again(article)
    assert article.live
    assert article.placements.exists()
    assert article.published_at == (now + HOUR).replace(microsecond=0)
    assert publish_due(now=now + HOUR) == 0


def test_one_that_cannot_go_out_does_not_stop_the_others(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = scheduled(headline="坏"), scheduled(headline="好")
    settle = Article.publish

    def fail(article: Article, *args: Any, **kwargs: Any) -> None:
        if article.headline == "坏":
            raise RuntimeError
        settle(article, *args, **kwargs)

    later = clock.now() + HOUR
    monkeypatch.setattr(Article, "publish", fail)
    pass_time(monkeypatch, later)
    assert publish_due(now=later) == 1
    assert (again(bad).live, again(good).live) == (False, True)


def test_what_expires_leaves_the_lists(db: None) -> None:
    now = clock.now()
    article = ArticleFactory(published=True, expire_at=now + HOUR)
    assert publish_due(now=now) == 0
    assert publish_due(now=now + HOUR) == 1
    article = again(article)
    assert (article.live, article.expired) == (False, True)
    assert not article.placements.exists()


def test_an_end_put_off_meanwhile_is_kept(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    now = clock.now()
    article = ArticleFactory(published=True, expire_at=now)
    stale = again(article)
    Article.objects.update(expire_at=now + HOUR)
    monkeypatch.setattr("rostra.news.actions.publish_due._expired", lambda now: [stale])
    publish_due(now=now)
    assert again(article).live
    assert again(article).expire_at == now + HOUR


def test_what_expires_is_found_by_its_index(db: None) -> None:
    due = Article.objects.filter(live=True, expire_at__lte=clock.now()).only("pk")
    if connection.vendor == "postgresql":
        # Of a handful of rows PostgreSQL reads all, unless it is told not to.
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    assert "article_expiring" in due.explain()


def test_all_of_it_is_on_the_timetable() -> None:
    names = {line.task.name for line in timetable.lines().values()}
    assert {"publish_scheduled", "reprint_expired_pictures"} <= names


# --- printed anew -----------------------------------------------------------------------------


def test_a_picture_whose_rights_end_leaves_the_printed_text(db: None) -> None:
    now = clock.now()
    image = ImageFactory(rights_until=now + HOUR)
    figure = {"image": image, "caption": "", "credit": "", "alt": ""}
    article = ArticleFactory(published=True, lead_image=image, body=[("image", figure)])
    assert article.printed.lead["src"]
    assert all("<img" in body.html for body in PrintedBody.objects.all())
    assert reprint(articles=[article.pk], now=now + HOUR) == 1
    article = again(article)
    assert not article.printed.lead["src"]
    assert article.printed.good_until is None
    assert not any("<img" in body.html for body in PrintedBody.objects.all())


def test_only_what_is_published_is_printed_anew(db: None) -> None:
    draft = ArticleFactory()
    assert reprint(articles=[draft.pk, 10**9], now=clock.now()) == 0
    assert not PrintedBody.objects.exists()


def test_what_is_published_meanwhile_is_what_is_printed(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = ArticleFactory(published=True)

    def publish_another(read: Article) -> None:
        read.body = text_body("<p>刚发布的一版。</p>")
        read.save_revision().publish()

    monkeypatch.setattr(reprinting, "make_pictures", publish_another)
    assert reprint(articles=[article.pk], now=clock.now()) == 1
    assert all("一版" in body.html for body in PrintedBody.objects.all())


def test_one_that_cannot_be_printed_does_not_stop_the_others(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [ArticleFactory(published=True) for _ in range(2)]
    settle = reprinting.settle

    def fail(*, article: Article, now: Any) -> None:
        if article.pk == articles[0].pk:
            raise RuntimeError
        settle(article=article, now=now)

    monkeypatch.setattr(reprinting, "settle", fail)
    assert reprint(articles=[each.pk for each in articles], now=clock.now()) == 1


def test_an_image_knows_the_articles_that_show_it(db: None) -> None:
    image = ImageFactory()
    lead = ArticleFactory(published=True, lead_image=image)
    figure = {"image": image, "caption": "", "credit": "", "alt": ""}
    inside = ArticleFactory(published=True, body=[("gallery", {"title": "", "images": [figure]})])
    ArticleFactory(published=True, lead_image=ImageFactory())
    # Wagtail writes its index of references in the background.
    ReferenceIndex.create_or_update_for_object(inside)
    assert articles_showing(image.pk) == sorted([lead.pk, inside.pk])
    image.caption = "换了说明"
    image.save()
    assert tasks.reprint_articles_showing.call(image.pk) == 2
    assert again(lead).printed.lead["caption"] == "换了说明"


# --- pictures ---------------------------------------------------------------------------------


def test_all_sizes_and_formats_are_made_at_publishing(db: None) -> None:
    image = ImageFactory()
    draft = ArticleFactory(lead_image=image)
    assert not image.renditions.exists()
    publish(article=draft, by=None, now=clock.now())
    assert image.renditions.count() == 9
    assert kept_renditions(image) is not None


def test_the_lead_picture_of_a_topic_is_made_by_a_task(db: None) -> None:
    image = ImageFactory()
    topic = TopicFactory(lead_image=image)
    assert kept_renditions(image) is None
    assert tasks.encode_lead_picture.call(topic.lead_image_id)
    assert kept_renditions(image) is not None
    assert not tasks.encode_lead_picture.call(topic.lead_image_id)
