"""An item becomes an article once; again it updates, and never overwrites what a person did."""

from datetime import UTC, datetime, timedelta

import pytest
from wagtail.models import ModelLogEntry, Revision

from rostra.changes.models import Change
from rostra.kernel.tests.shared import FOLDER
from rostra.news.actions.publish import publish
from rostra.news.actions.save_draft import save_draft
from rostra.news.actions.withdraw import withdraw
from rostra.news.models import Article, Section, Source, Topic
from rostra.wire.actions.keep_item import parcel_of
from rostra.wire.actions.make_places import free_slug
from rostra.wire.models import Item
from rostra.wire.recognise import Wishes
from rostra.wire.tests.importing import (
    NOW,
    bodies,
    bring,
    bring_dump,
    counts,
    line,
    the_article,
)  # fmt: skip
from tests.cast import ArticleFactory, MemberFactory, SectionFactory, SourceFactory

pytestmark = pytest.mark.django_db
REFERENCE = FOLDER.parent / "reference/news-page.txt"
DRAFT = Wishes()
ANOTHER = {"body": "另一段文字，与先前不同。"}


def edit(article: Article, **fields: object) -> Revision:
    """Save a draft as an editor at the desk does."""
    draft = article.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    return save_draft(article=draft, by=MemberFactory(), now=NOW)


class TestNew:
    def test_it_is_a_draft_unless_published(self) -> None:
        outcome = bring(line(), DRAFT)
        assert outcome.status == "new"
        article = the_article()
        assert not article.live
        assert article.headline == "北榆军舰撤离鸦岬"
        item = Item.objects.get()
        assert (item.status, item.article, item.filed_revision) == (
            "filed", article, article.latest_revision_id,
        )  # fmt: skip

    def test_published_it_is_printed_and_placed(self) -> None:
        outcome = bring(line())
        article = the_article()
        assert outcome.is_live
        assert article.live
        assert article.slug == outcome.slug != ""
        assert article.published_at == datetime(2024, 10, 22, 13, 32, 50, tzinfo=UTC)
        assert all("议员们并不相信" in body or "議員們" in body for body in bodies(article))
        assert article.placements.filter(shelf="zh/latest").exists()
        assert Article.objects.visible(NOW).count() == 1

    def test_the_raw_is_kept_to_the_byte(self) -> None:
        bring(line())
        assert Item.objects.get().raw == line()

    def test_what_is_missing_is_made_and_logged(self) -> None:
        outcome = bring(line(section="国际 > 军事", topics=["海峡会谈"]))
        assert outcome.made == ["section 国际", "section 军事", "source 汐港日报", "topic 海峡会谈"]
        military = Section.objects.get(name="军事")
        assert military.parent == Section.objects.get(name="国际")
        article = the_article()
        assert article.section == military
        assert [topic.title for topic in article.topics.all()] == ["海峡会谈"]
        assert article.source == Source.objects.get(
            name="汐港日报", home_page="https://paper.example/"
        )
        kinds = set(Change.objects.values_list("kind", flat=True))
        assert {"section", "source", "topic", "article"} <= kinds
        assert ModelLogEntry.objects.filter(action="wagtail.create").count() == 5

    def test_what_is_there_is_met_by_any_name(self) -> None:
        section = SectionFactory(name="国际", slug="world")
        source = SourceFactory(name="珊湖广播", other_names="Shanhu Radio", time_zone="Asia/Tokyo")
        bring(line(section="國際", source="shanhu radio", published="2024-10-22 21:00"))
        article = the_article()
        assert (article.section, article.source) == (section, source)
        assert article.published_at == datetime(2024, 10, 22, 12, tzinfo=UTC)
        assert (Section.objects.count(), Source.objects.count()) == (1, 1)

    def test_a_section_is_named_in_the_language_of_its_item(self) -> None:
        bring(line(section="World", language="en", headline="Frigates leave", body="They left."))
        name = Section.objects.get(name="World").names.get()
        assert (name.language, name.name) == ("en", "World")
        bring(line(id=2, section="国际"))
        assert not Section.objects.get(name="国际").names.exists()

    def test_two_sections_of_one_romanisation_get_two_addresses(self) -> None:
        SectionFactory(name="时事", slug="shi-shi")
        assert free_slug(Section, "史实", "section") == "shi-shi-2"

    def test_citations_are_linked_with_sources_we_know(self) -> None:
        reuters = SourceFactory(name="路透社")
        bring(line(body="据路透社、共同社报道，会谈结束。"))
        cited = [(each.words, each.source) for each in the_article().citations.all()]
        assert cited == [("路透社", reuters), ("共同社", None)]

    def test_related_lines_are_linked_when_a_stored_headline_is_the_same(self) -> None:
        desk = ArticleFactory(headline="瓦倫兩名軍官受處分", language="zh-hant")
        bring(line(id="0", headline="渡轮停航：为何？", body="因为雾。"))
        came = Article.objects.get(headline="渡轮停航：为何？")
        bring(line(related=["渡輪停航:為何?", "瓦伦两名军官受处分", "渡轮停航：为何？另一条"]))
        lines = Article.objects.get(headline="北榆军舰撤离鸦岬").related_lines.all()
        assert [(each.kind, each.text, each.target) for each in lines] == [
            ("printed", "渡輪停航:為何?", came),
            ("printed", "瓦伦两名军官受处分", desk),
            ("printed", "渡轮停航：为何？另一条", None),
        ]

    def test_without_section_it_is_kept_as_a_draft_and_not_lost(self) -> None:
        outcome = bring(line(section=""))
        assert outcome.status == "new"
        assert "no section" in outcome.reason
        assert not the_article().live

    def test_dated_in_the_future_it_is_kept_as_a_draft(self) -> None:
        outcome = bring(line(published="2031-05-05"))
        assert "in the future" in outcome.reason
        assert not the_article().live

    def test_a_correction_is_shown_once(self) -> None:
        bring(line(correction="前文误作三艘，应为两艘。"))
        bring(line(correction="前文误作三艘，应为两艘。", deck="更正之后"))
        assert [each.text for each in the_article().corrections.all()] == [
            "前文误作三艘，应为两艘。"
        ]


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference page is not on this machine")
def test_the_reference_page_is_on_the_site_with_every_part() -> None:
    outcome = bring_dump(REFERENCE.read_text(encoding="utf-8"))
    assert outcome.made == ["section 国际军事", "source 第一军情", "topic 乌克兰战争"]
    article = the_article()
    assert article.live
    assert article.headline == "韩国召见俄大使:朝军必须撤出俄罗斯"
    assert article.section.name == "国际军事"
    assert article.source.name == "第一军情"
    assert [topic.title for topic in article.topics.all()] == ["乌克兰战争"]
    assert [each.words for each in article.citations.all()] == ["路透社", "共同社"]
    assert article.related_lines.count() == 10
    images = [block for block in article.body if block.block_type == "image"]
    assert [block.value["image"] for block in images] == [None] * 3
    assert images[0].value["caption"] == "疑似朝鲜士兵在俄境内领取被装"
    assert Item.objects.get().recognised["published"]["zone_assumed"]
    printed = article.printed_bodies.get(language="zh-hans").html
    assert printed.index("朝鲜疑似") < printed.index("领取被装") < printed.index("其实非常有限。")


class TestTheSameAgain:
    def test_nothing_is_done_twice(self) -> None:
        bring(line())
        before, revisions = counts(), Revision.objects.count()
        outcome = bring(line(), now=NOW + timedelta(hours=1))
        assert outcome.status == "same"
        assert (counts(), Revision.objects.count()) == (before, revisions)
        assert Item.objects.get().seen_at == NOW + timedelta(hours=1)

    def test_a_draft_is_published_when_the_owner_now_wants_it(self) -> None:
        bring(line(), DRAFT)
        outcome = bring(line())
        assert outcome.status == "changed"
        assert the_article().live

    def test_a_draft_that_an_editor_has_taken_over_is_not_published(self) -> None:
        bring(line(), DRAFT)
        edit(the_article(), deck="编辑写的")
        outcome = bring(line())
        assert outcome.status == "same"
        assert "at the desk" in outcome.reason
        assert not the_article().live

    def test_new_names_the_paper_learns_make_no_item_a_changed_one(self) -> None:
        bring(line(body="据路透社报道，会谈结束。"))
        SourceFactory(name="路透社", other_names="会谈")
        assert bring(line(body="据路透社报道，会谈结束。")).status == "same"


class TestChanged:
    def test_what_nobody_touched_is_updated_and_stays_published(self) -> None:
        bring(line(deck="旧的"))
        outcome = bring(line(**ANOTHER), DRAFT)
        assert outcome.status == "changed"
        article = the_article()
        assert article.live
        assert article.deck == ""
        assert any("另一段文字" in body for body in bodies(article))
        assert Item.objects.get().status == "changed"

    def test_a_draft_stays_a_draft(self) -> None:
        bring(line(), DRAFT)
        outcome = bring(line(headline="新标题"), DRAFT)
        assert outcome.status == "changed"
        article = the_article()
        assert not article.live
        assert article.get_latest_revision_as_object().headline == "新标题"

    def test_the_address_stays_when_the_headline_changes(self) -> None:
        first = bring(line())
        second = bring(line(headline="北榆军舰今晨撤离"))
        assert (second.article, second.slug) == (first.article, first.slug)


class TestEditedByAPerson:
    def test_the_change_is_proposed_and_the_page_untouched(self) -> None:
        bring(line())
        edit(the_article(), deck="编辑写的导语")
        publish(article=the_article(), by=None, now=NOW)
        page = list(bodies(the_article()))
        outcome = bring(line(**ANOTHER))
        assert outcome.status == "proposed"
        article = the_article()
        assert article.deck == "编辑写的导语"
        assert list(bodies(article)) == page
        item = Item.objects.get()
        assert item.status == "proposed"
        proposal = Revision.objects.get(pk=item.proposed_revision).as_object()
        assert "另一段文字" in str(proposal.body)
        assert proposal.deck == "编辑写的导语"
        assert article.latest_revision_id == item.proposed_revision
        assert article.live_revision_id != item.proposed_revision

    def test_a_draft_of_theirs_stays_in_front_of_the_proposal(self) -> None:
        bring(line())
        theirs = edit(the_article(), deck="还没写完")
        outcome = bring(line(**ANOTHER))
        assert outcome.status == "proposed"
        assert the_article().latest_revision_id == theirs.pk
        assert Revision.objects.filter(pk=Item.objects.get().proposed_revision).exists()

    def test_a_change_is_proposed_once(self) -> None:
        bring(line())
        edit(the_article(), deck="编辑写的")
        bring(line(**ANOTHER))
        revisions = Revision.objects.count()
        outcome = bring(line(**ANOTHER))
        assert outcome.status == "same"
        assert "before" in outcome.reason
        assert Revision.objects.count() == revisions
        assert Item.objects.get().status == "proposed"

    def test_a_proposal_that_was_published_as_it_is_counts_as_filed(self) -> None:
        bring(line())
        edit(the_article(), deck="编辑写的")
        publish(article=the_article(), by=None, now=NOW)
        bring(line(**ANOTHER))
        publish(article=the_article(), by=MemberFactory(), now=NOW)
        assert bring(line(body="第三种文字。")).status == "changed"

    @pytest.mark.parametrize("how", ["withdrawn", "unpublished", "locked"])
    def test_what_they_took_down_or_locked_is_left_to_them(self, how: str) -> None:
        bring(line())
        article = the_article()
        if how == "withdrawn":
            withdraw(article=article, note="有误", by=MemberFactory(), now=NOW)
        elif how == "unpublished":
            article.unpublish()
        else:
            Article.objects.update(locked=True)
        live = the_article().live
        assert bring(line(**ANOTHER)).status == "proposed"
        assert the_article().live == live

    def test_a_draft_they_deleted_is_filed_anew_when_it_is_imported_again(self) -> None:
        bring(line(), DRAFT)
        the_article().delete()
        assert bring(line(), DRAFT).status == "new"
        assert Article.objects.count() == 1


class TestFailed:
    @pytest.mark.parametrize("headline", ["", "长" * 10_000])
    def test_the_raw_is_kept_with_the_reason(self, headline: str) -> None:
        outcome = bring(line(headline=headline))
        assert outcome.status == "failed"
        item = Item.objects.get()
        assert item.status == "failed"
        assert "headline" in item.reason
        assert item.raw == line(headline=headline)
        assert Article.objects.count() == 0

    def test_the_same_bad_line_again_is_the_same_item(self) -> None:
        bring(b"{not json")
        bring(b"{not json")
        assert Item.objects.count() == 1

    def test_a_bad_version_leaves_the_good_article(self) -> None:
        bring(line())
        bring(line(language="fr"))
        bring(line(headline="长" * 10_000))
        item = Item.objects.get()
        assert (item.status, item.article) == ("failed", the_article())
        assert item.raw == line(headline="长" * 10_000)
        assert the_article().live
        assert bring(line()).status == "same"


class TestIdentity:
    def test_ids_of_two_sources_are_two_things(self) -> None:
        bring(line(source="甲报"))
        bring(line(source="乙报"))
        assert Article.objects.count() == 2

    def test_without_an_id_the_address_counts(self) -> None:
        bring(line(id=None, url="https://paper.example/a"))
        assert bring(line(id=None, url="https://paper.example/a", **ANOTHER)).status == "changed"
        assert bring(line(id=None, url="https://paper.example/b")).status == "new"

    def test_without_both_source_headline_and_date_count(self) -> None:
        bring(line(id=None))
        assert bring(line(id=None, **ANOTHER)).status == "changed"
        assert bring(line(id=None, published="2024-10-23")).status == "new"


class TestTranslations:
    ENGLISH = {
        "id": "2", "headline": "The frigates leave", "body": "The frigates have left the cape.",
        "translation_of": "1",
    }  # fmt: skip

    def test_the_original_first(self) -> None:
        bring(line())
        bring(line(**self.ENGLISH))
        original = Article.objects.get(language="zh-hans")
        assert Article.objects.get(language="en").translation_of == original

    def test_the_translation_first(self) -> None:
        outcome = bring(line(**self.ENGLISH))
        assert "has not come in" in outcome.reason
        bring(line())
        english = Article.objects.get(language="en")
        assert english.translation_of == Article.objects.get(language="zh-hans")
        assert english.live
        assert bring(line(**self.ENGLISH, deck="And more")).status == "changed"

    def test_two_translations_into_one_language_are_not_forced(self) -> None:
        bring(line())
        bring(line(**self.ENGLISH))
        outcome = bring(line(**(self.ENGLISH | {"id": "3", "headline": "They left"})))
        assert outcome.status == "new"
        assert "already" in outcome.reason


def test_an_item_can_be_run_again_from_what_was_kept() -> None:
    bring(line())
    parcel = parcel_of(Item.objects.get())
    assert (parcel.data, parcel.kind, parcel.flaw) == (line(), "jsonlines", "")
    assert bring(parcel.data).status == "same"
    assert Topic.objects.count() == 0
