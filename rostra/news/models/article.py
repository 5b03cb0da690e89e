"""The article: only what an editor types."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Length
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)

from rostra.kernel import clock
from rostra.kernel.text import slug
from rostra.news.events import publishing
from rostra.news.models.blocks import BodyBlock
from rostra.news.models.commenting import days_field, level_field, taken_field
from rostra.web import previews

HEADLINE_LIMIT = 300

models.CharField.register_lookup(Length)


class ArticleQuerySet(models.QuerySet["Article"]):
    """Questions that one table answers."""

    def visible(self, now: datetime) -> Self:
        """Keep what readers may see at this moment: the one rule for every route.

        Published, its embargo over, not expired, not withdrawn (withdrawing unpublishes).
        """
        return self.filter(
            models.Q(embargo_until=None) | models.Q(embargo_until__lte=now),
            models.Q(expire_at=None) | models.Q(expire_at__gt=now),
            live=True,
            published_at__lte=now,
        )


class Article(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    ClusterableModel,
):
    """A piece of the paper.

    Publishing copies every field from the revision over the row, so the row holds only what an
    editor types; what the machine writes is in ``printed``, ``placements`` and tables of other
    rooms, what is appended in ``corrections`` and ``withdrawal``.
    """

    headline = models.CharField(_("headline"), max_length=HEADLINE_LIMIT)
    slug = models.SlugField(
        _("address"),
        max_length=80,
        blank=True,
        help_text=_("Made from the headline when empty. The number before it decides."),
    )
    deck = models.TextField(_("deck"), max_length=600, blank=True)
    byline = models.CharField(_("byline"), max_length=200, blank=True)
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    translation_of = models.ForeignKey(
        "self",
        verbose_name=_("translation of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translations",
        db_index=False,  # article_translated_once begins with it
    )
    section = models.ForeignKey(
        "news.Section",
        verbose_name=_("section"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
        db_index=False,  # article_in_section begins with it
    )
    topics = ParentalManyToManyField(
        "news.Topic", verbose_name=_("topics"), blank=True, related_name="articles"
    )
    source = models.ForeignKey(
        "news.Source",
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
        db_index=False,  # article_from_source begins with it
    )
    source_url = models.URLField(_("address at the source"), max_length=1000, blank=True)
    lead_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("lead image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    published_at = models.DateTimeField(
        _("published"),
        null=True,
        blank=True,
        help_text=_("The time printed under the headline. Empty: the moment of publishing."),
    )
    updated_at = models.DateTimeField(
        _("updated"), null=True, blank=True, help_text=_("Shown when the text changed much.")
    )
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("Even when published, nobody sees it before."),
    )
    comments_taken = taken_field()
    comments_level = level_field()
    comments_days = days_field()
    revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="article",
        for_concrete_model=False,
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="article",
        for_concrete_model=False,
    )

    # Thousands of articles point at these few rows: the way back is asked of the foreign key.
    for _field in (section, topics, source, translation_of):
        setattr(_field, "wagtail_reference_index_ignore", True)  # noqa: B010 - not declared
    del _field

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [
            models.Index(fields=["-published_at", "-id"], name="article_newest"),
            models.Index(fields=["section", "-published_at", "-id"], name="article_in_section"),
            models.Index(fields=["source", "-published_at", "-id"], name="article_from_source"),
            # The desk looks through the headlines here, not through rows with their bodies.
            models.Index(fields=["headline"], name="article_headline"),
            # What waits at the desk: few rows, in the order of its list.
            models.Index(
                fields=["-published_at", "-id"],
                name="article_not_live",
                condition=models.Q(live=False),
            ),
            models.Index(
                fields=["-published_at", "-id"],
                name="article_changed",
                condition=models.Q(has_unpublished_changes=True, live=True),
            ),
            models.Index(
                fields=["expire_at"],
                name="article_expiring",
                condition=models.Q(expire_at__isnull=False),
            ),
            models.Index(
                fields=["embargo_until"],
                name="article_embargoed",
                condition=models.Q(embargo_until__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(headline=""), name="article_has_headline"),
            models.CheckConstraint(
                condition=models.Q(headline__length__lte=HEADLINE_LIMIT),
                name="article_headline_fits",
            ),
            models.CheckConstraint(
                condition=models.Q(live=False)
                | models.Q(section__isnull=False, published_at__isnull=False),
                name="article_published_with_section_and_time",
            ),
            models.CheckConstraint(
                condition=models.Q(expire_at=None)
                | models.Q(embargo_until=None)
                | models.Q(expire_at__gt=models.F("embargo_until")),
                name="article_expires_after_embargo",
            ),
            models.CheckConstraint(
                condition=models.Q(translation_of=None) | ~models.Q(translation_of=models.F("id")),
                name="article_not_its_own_translation",
            ),
            # Most articles translate nothing. Counted with them the index looks useless to
            # SQLite's planner, which then reads the archive to find the translations of one.
            models.UniqueConstraint(
                fields=["translation_of", "language"],
                name="article_translated_once",
                condition=models.Q(translation_of__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def clean(self) -> None:
        """Refuse times that contradict each other."""
        super().clean()
        if self.expire_at and self.embargo_until and self.expire_at <= self.embargo_until:
            raise ValidationError({"expire_at": _("It would expire before its embargo ends.")})

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Rebuild the article from a revision, keeping what publishing settled for good.

        An editor who leaves the time of publication or the address empty gets the one it has.
        """
        article = super().with_content_json(content)
        article.published_at = article.published_at or self.published_at
        article.slug = article.slug or self.slug
        return article

    def publish(
        self, revision: Revision, *args: Any, now: datetime | None = None, **kwargs: Any
    ) -> None:
        """Publish a revision in one transaction with all that follows from it.

        Every way leads through here: the desk, a workflow, the timetable, a command. Raises
        ValidationError for what is withdrawn (it is restored instead) or stands in no section.
        """
        publishing.send(sender=Article, revision=revision)
        with transaction.atomic():
            self._refuse_unfit(revision)
            self._settle_for_good(revision, now=now or clock.now())
            super().publish(revision, *args, **kwargs)

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Take the article out of the paper in one transaction with all that follows from it."""
        with transaction.atomic():
            super().unpublish(*args, **kwargs)

    def _refuse_unfit(self, revision: Revision) -> None:
        # Locked first: a withdrawal that is under way has ended then, and the next one waits.
        Article.objects.select_for_update().values_list("pk").get(pk=self.pk)
        if Article.objects.filter(pk=self.pk, withdrawal__isnull=False).exists():
            raise ValidationError(_("It is withdrawn; restore it instead."))
        if not revision.content.get("section"):
            raise ValidationError(_("Choose a section: what is published stands in one."))

    def _settle_for_good(self, revision: Revision, *, now: datetime) -> None:
        """Write into the revision what the editor left open: time of publication and address.

        What the article has already it keeps. The time is to the second, as it is printed, for
        a revision does not remember it any finer.
        """
        content = revision.content
        # A revision not read back yet holds moments, one from the database their text.
        go_live_at = self._meta.get_field("go_live_at").to_python(content.get("go_live_at"))
        waits = go_live_at is not None and go_live_at > now
        since = self.published_at or (None if waits else now.replace(microsecond=0))
        if not content.get("published_at") and since:
            content["published_at"] = since.isoformat()
        if not content.get("slug"):
            content["slug"] = self.slug or slug(content["headline"], fallback="article")
        revision.save(update_fields=["content"])

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the draft as the real page."""
        return previews.serve(self, request)
