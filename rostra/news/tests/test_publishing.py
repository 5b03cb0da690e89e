"""Publishing: what the machine keeps stays, and what is withdrawn comes back by no door."""

from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connections, models, transaction
from django.forms.models import model_to_dict
from django_tasks_db.models import DBTaskResult
from modelcluster.models import get_all_child_relations
from wagtail.models import ReferenceIndex, Revision

from rostra.changes.models import Change
from rostra.kernel import clock
from rostra.news.actions.correct import correct
from rostra.news.actions.move import move
from rostra.news.actions.publish import publish
from rostra.news.actions.publish_due import publish_due
from rostra.news.actions.save_draft import save_draft
from rostra.news.actions.withdraw import restore, withdraw
from rostra.news.models import (
    Article,
    Image,
    OldAddress,
    Placement,
    Printed,
    PrintedBody,
    Section,
    Source,
    Topic,
)
from tests.cast import (
    ArticleFactory,
    ImageFactory,
    SectionFactory,
    SourceFactory,
    TopicFactory,
    text_body,
)

NOW = clock.now().replace(microsecond=0)


@pytest.fixture(autouse=True)
def _in_english(settings: Any) -> None:
    settings.LANGUAGE_CODE = "en"


def whole() -> Article:
    """Return a published article of which the machine knows much."""
    article = ArticleFactory(
        published=True,
        now=NOW,
        section=SectionFactory(parent=SectionFactory()),
        source=SourceFactory(),
        topics=[TopicFactory()],
        citations=["路透社"],
        lead_image=ImageFactory(),
    )
    correct(article=article, text="改了一个数", by=None, now=clock.now())
    OldAddress.objects.create(address="/old.php?id=1", article=article)
    return article


def machine_rows(article: Article) -> dict[str, list[dict[str, Any]]]:
    """Return all rows that belong to an article and that no editor types."""
    typed = {child.related_model for child in get_all_child_relations(Article)}
    kept = {}
    for relation in Article._meta.related_objects:
        model = relation.related_model
        if model is Article or model in typed or relation.field.null:
            continue
        rows = model._base_manager.filter(**{relation.field.name: article.pk})
        kept[model.__name__] = [row(each) for each in rows]
    return kept


def row(thing: models.Model) -> dict[str, Any]:
    """Return what a row says, without its own number and the moment it was made."""
    fields = {field.name for field in thing._meta.concrete_fields} - {"id", "at"}
    return {name: value for name, value in model_to_dict(thing).items() if name in fields}


# --- what the machine keeps -------------------------------------------------------------------


def test_publishing_a_revision_changes_no_machine_written_value(db: None) -> None:
    article = ArticleFactory(published=True, now=NOW)
    before_it_all = article.latest_revision
    correct(article=article, text="改了一个数", by=None, now=clock.now())
    OldAddress.objects.create(address="/old.php?id=1", article=article)
    kept = machine_rows(article)
    assert {"Correction", "OldAddress", "Printed", "PrintedBody", "Placement"} <= kept.keys()
    assert all(kept[name] for name in ("Correction", "OldAddress", "Printed", "Placement"))
    before_it_all.publish()
    assert machine_rows(article) == kept


def test_a_revision_holds_nothing_that_the_machine_writes(db: None) -> None:
    content = whole().save_revision().content
    names = {relation.get_accessor_name() for relation in Article._meta.related_objects}
    typed = {child.get_accessor_name() for child in get_all_child_relations(Article)}
    assert not content.keys() & (names - typed)
    assert content.keys() >= typed


def test_what_is_printed_follows_the_revision(db: None) -> None:
    article = whole()
    printed = Printed.objects.get(article=article)
    article.body = text_body("<p>改过的正文。</p>")
    save_draft(article=article, by=None, now=clock.now())
    assert Printed.objects.get(article=article).fingerprint == printed.fingerprint
    publish(article=Article.objects.get(pk=article.pk), by=None, now=clock.now())
    assert Printed.objects.get(article=article).fingerprint != printed.fingerprint
    assert {body.language for body in PrintedBody.objects.all()} == {"zh-hans", "zh-hant"}
    assert all("正文" in body.html for body in PrintedBody.objects.all())


def test_publishing_logs_the_article_and_every_list_it_stands_in(db: None) -> None:
    article = whole()
    shelves = set(Placement.objects.filter(article=article).values_list("shelf", flat=True))
    assert len(shelves) == 5  # latest, section and the one around it, topic, source
    logged = {f"{kind}:{key}" for kind, key in Change.objects.values_list("kind", "key")}
    assert logged >= {f"article:{article.pk}", *(f"shelf:{shelf}" for shelf in shelves)}


def test_publishing_keeps_no_way_back_from_section_source_and_topic(db: None) -> None:
    article = whole()
    DBTaskResult.objects.all().delete()
    publish(article=article, by=None, now=clock.now())
    # Wagtail writes its index of references in the background: of the article alone.
    written = {tuple(task.args_kwargs["args"]) for task in DBTaskResult.objects.all()}
    assert written == {("news", "article", str(article.pk))}
    ReferenceIndex.create_or_update_for_object(article)
    kinds = {each.to_content_type.model_class() for each in ReferenceIndex.objects.all()}
    # The way back from a picture is kept: what shows it is printed anew when it changes.
    assert Image in kinds
    assert not kinds & {Section, Source, Topic, Article}


def test_a_row_without_revision_is_published_as_it_stands(db: None) -> None:
    row = Article(headline="成批载入", section=SectionFactory(), live=False)
    Article.objects.bulk_create([row])
    published = publish(article=Article.objects.get(), by=None, now=clock.now())
    assert (published.live, published.headline) == (True, "成批载入")
    assert published.latest_revision is not None


# --- what is withdrawn ------------------------------------------------------------------------


def publish_latest(article: Article) -> None:
    publish(article=article, by=None, now=clock.now())


def publish_older(article: Article) -> None:
    article.revisions.order_by("pk").first().publish()


def schedule(article: Article) -> None:
    article.go_live_at = clock.now().replace(year=2100)
    article.save_revision().publish()


DOORS: dict[str, Callable[[Article], None]] = {
    "the latest draft": publish_latest,
    "an older revision": publish_older,
    "a schedule": schedule,
}


@pytest.mark.parametrize("door", DOORS)
def test_what_is_withdrawn_is_published_by_no_door(db: None, door: str) -> None:
    article = whole()
    withdraw(article=article, note="有误", by=None, now=clock.now())
    with pytest.raises(ValidationError, match="restore it instead"):
        DOORS[door](Article.objects.get(pk=article.pk))
    article = Article.objects.get(pk=article.pk)
    assert (article.live, article.scheduled_revision) == (False, None)
    assert not article.placements.exists()
    assert hasattr(article, "withdrawal")


def test_a_schedule_of_what_is_withdrawn_is_given_up(db: None) -> None:
    now = clock.now()
    article, other = whole(), ArticleFactory()
    withdraw(article=article, note="有误", by=None, now=now)
    Revision.objects.update(approved_go_live_at=now)
    assert publish_due(now=now) >= 1
    assert Article.objects.get(pk=other.pk).live
    assert not Article.objects.get(pk=article.pk).live
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_moving_what_is_withdrawn_moves_its_draft_alone(db: None) -> None:
    article = whole()
    withdraw(article=article, note="有误", by=None, now=clock.now())
    elsewhere = SectionFactory()
    moved = move(article=article, section=elsewhere, by=None, now=clock.now())
    assert not moved.live
    assert moved.latest_revision.as_object().section == elsewhere


def test_restoring_is_the_way_back(db: None) -> None:
    article = whole()
    withdraw(article=article, note="有误", by=None, now=clock.now())
    restored = restore(article=article, by=None, now=clock.now())
    assert (restored.live, restored.slug) == (True, article.slug)
    assert restored.published_at == article.published_at
    assert restored.placements.count() == 5


def test_publishing_waits_for_a_withdrawal_under_way(transactional_db: None) -> None:
    article = ArticleFactory(published=True)
    refused: list[ValidationError] = []

    def publish_meanwhile() -> None:
        try:
            publish_latest(Article.objects.get(pk=article.pk))
        except ValidationError as error:
            refused.append(error)
        finally:
            connections.close_all()

    other = Thread(target=publish_meanwhile)
    with transaction.atomic():
        withdraw(article=article, note="有误", by=None, now=clock.now())
        other.start()
        other.join(0.5)
        assert other.is_alive()
    other.join(20)
    assert len(refused) == 1
    article = Article.objects.get(pk=article.pk)
    assert not article.live
    assert hasattr(article, "withdrawal")
