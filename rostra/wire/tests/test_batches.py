"""New drafts are filed many at once, and stand as if each had been filed alone."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry, Revision

from rostra.changes.models import Change
from rostra.news.actions.publish import publish
from rostra.news.actions.save_draft import save_draft
from rostra.news.models import Article, Citation, RelatedLine, Section, Source, Topic
from rostra.wire.actions import file_drafts, file_item
from rostra.wire.actions.bring_in_many import MOST
from rostra.wire.models import Item
from rostra.wire.outcomes import Outcome
from rostra.wire.recognise import Wishes
from rostra.wire.tests.importing import NOW, bring, bring_all, counts, line
from tests.cast import MemberFactory

pytestmark = pytest.mark.django_db
ANOTHER = {"body": "另一段文字，与先前不同。"}


def many(count: int) -> list[bytes]:
    return [line(id=number, headline=f"军舰{number}") for number in range(count)]


def statuses(outcomes: list[Outcome]) -> list[str]:
    return [outcome.status for outcome in outcomes]


class TestOutcome:
    def test_they_come_in_their_order_with_their_articles(self) -> None:
        outcomes = bring_all(many(MOST + 10))
        assert statuses(outcomes) == ["new"] * (MOST + 10)
        for number, outcome in enumerate(outcomes):
            article = Article.objects.get(pk=outcome.article)
            assert article.headline == f"军舰{number}"
            item = Item.objects.get(pk=outcome.item)
            assert (item.status, item.article, item.place) == ("filed", article, number + 1)

    def test_rows_have_no_revision_and_all_else(self) -> None:
        [outcome] = bring_all(
            [line(citations=["路透社"], topics=["海峡会谈"], related=["瓦伦两名军官受处分"])]
        )
        article = Article.objects.get()
        assert not article.live
        assert article.latest_revision is None
        assert not Revision.objects.exists()
        assert [cited.words for cited in article.citations.all()] == ["路透社"]
        assert [topic.title for topic in article.topics.all()] == ["海峡会谈"]
        assert [related.text for related in article.related_lines.all()] == ["瓦伦两名军官受处分"]
        assert str(article.body).count("国防部说") == 1
        assert outcome.made == ["section 国际", "source 汐港日报", "topic 海峡会谈"]
        assert Change.objects.filter(kind="draft", key=str(article.pk)).exists()
        entry = ModelLogEntry.objects.get(content_type__model="article")
        assert (entry.action, entry.object_id) == ("wagtail.create", str(article.pk))

    def test_they_say_what_one_brought_in_alone_says(self) -> None:
        data = line(citations=["路透社"], topics=["海峡会谈"])
        alone = bring(data, Wishes())
        fields = {name: getattr(Item.objects.get(), name) for name in SAID}
        row = Article.objects.values(*TYPED).get()
        body = Article.objects.get().get_latest_revision_as_object().body.raw_data
        for model in (Item, Article, Section, Source, Topic):
            model.objects.all().delete()
        [together] = bring_all([data])
        assert (together.status, together.reason) == (alone.status, alone.reason)
        assert {name: getattr(Item.objects.get(), name) for name in SAID} == fields
        assert Article.objects.values(*TYPED).get() == row
        assert list(Article.objects.get().body.raw_data) == list(body)

    def test_the_cost_of_a_batch_does_not_grow_with_it(self) -> None:
        bring_all(many(1))
        costs = []
        for lines in (many(4)[2:], many(2 + MOST)[4:]):
            with CaptureQueriesContext(
                connection,
            ) as caught:
                bring_all(lines)
            costs.append(len(caught))
        # A table's rows are cut into several statements where they have many columns (SQLite).
        assert costs[1] <= costs[0] + 10


SAID = ("identity", "kind", "status", "reason", "fingerprint", "headline_key", "parsed", "raw")
TYPED = ("headline", "deck", "byline", "language", "source_url", "published_at", "live")


class TestNeighbours:
    def test_what_is_refused_is_kept_among_the_others(self) -> None:
        outcomes = bring_all([*many(2), line(id=8, headline=""), b"{", *many(4)[2:]])
        assert statuses(outcomes) == ["new", "new", "failed", "failed", "new", "new"]
        assert [item.raw for item in Item.objects.filter(status="failed").order_by("id")] == [
            line(id=8, headline=""), b"{",
        ]  # fmt: skip

    def test_one_that_cannot_be_filed_takes_nobody_along(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def failing(compose: Callable) -> Callable:
            def composed(article, found, **options):
                if found.content.headline == "军舰1":
                    raise ValueError("the disk is full")
                compose(article, found, **options)

            return composed

        for module in (file_drafts, file_item):
            monkeypatch.setattr(module, "compose", failing(module.compose))
        outcomes = bring_all(many(3))
        assert statuses(outcomes) == ["new", "failed", "new"]
        assert "the disk is full" in outcomes[1].reason
        assert Article.objects.count() == 2
        assert Section.objects.count() == Source.objects.count() == 1

    def test_what_the_tables_refuse_is_told_by_the_one_at_fault(self) -> None:
        bad = line(id=7, published="2024-10-22T21:32:50+08:00", citations=["路透社", "路透社 "])
        assert statuses(bring_all([*many(2), bad])) == ["new"] * 3
        assert Citation.objects.count() == 1

    def test_the_same_twice_is_one(self) -> None:
        outcomes = bring_all([line(), line(), line(**ANOTHER)])
        assert statuses(outcomes) == ["new", "same", "changed"]
        assert Article.objects.count() == Item.objects.count() == 1

    def test_the_same_again_is_the_same(self) -> None:
        bring_all(many(3))
        before = counts()
        assert statuses(bring_all(many(4))) == ["same"] * 3 + ["new"]
        assert Article.objects.count() == before[0] + 1

    def test_what_several_name_is_made_once(self) -> None:
        same = {"topics": ["海峡会谈"], "section": "国际 > 军事"}
        outcomes = bring_all([line(id=n, headline=f"军舰{n}", **same) for n in range(3)])
        assert [len(outcome.made) for outcome in outcomes] == [4, 0, 0]
        assert Section.objects.count() == 2
        assert Topic.objects.get().articles.count() == 3

    def test_related_lines_lead_to_those_beside_them(self) -> None:
        bring_all([line(id=1, related=["军舰二"]), line(id=2, headline="军舰二")])
        assert RelatedLine.objects.get().target == Article.objects.get(headline="军舰二")


class TestAfterwards:
    def test_what_nobody_touched_is_updated(self) -> None:
        bring_all([line()])
        assert statuses(bring_all([line(**ANOTHER)])) == ["changed"]
        assert "另一段" in str(Article.objects.get().get_latest_revision_as_object().body)
        assert statuses(bring_all([line(**ANOTHER)], Wishes(publish=True))) == ["changed"]
        assert Article.objects.get().live

    def test_published_by_an_editor_as_it_is_it_goes_on_being_updated(self) -> None:
        bring_all([line()])
        publish(article=Article.objects.get(), by=MemberFactory(), now=NOW)
        assert Article.objects.get().latest_revision_id == Item.objects.get().filed_revision
        assert statuses(bring_all([line(**ANOTHER)])) == ["changed"]
        article = Article.objects.get()
        assert article.live
        assert "另一段" in str(article.body)

    def test_published_by_the_next_import_it_goes_on_being_updated(self) -> None:
        bring_all([line()])
        assert statuses(bring_all([line()], Wishes(publish=True))) == ["changed"]
        assert statuses(bring_all([line(**ANOTHER)])) == ["changed"]
        assert "另一段" in str(Article.objects.get().body)

    def test_what_a_person_edited_gets_a_proposal(self) -> None:
        bring_all([line()])
        draft = Article.objects.get().get_latest_revision_as_object()
        draft.deck = "编辑写的导语"
        save_draft(article=draft, by=MemberFactory(), now=NOW)
        assert statuses(bring_all([line(**ANOTHER)])) == ["proposed"]
        assert Item.objects.get().proposed_revision
