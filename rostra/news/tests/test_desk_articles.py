"""Articles at the desk: listed, written, published, corrected, withdrawn, never lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import streamfield

from rostra.changes.models import Change
from rostra.kernel import clock
from rostra.news import printing
from rostra.news.actions.withdraw import withdraw
from rostra.news.models import Article, Correction, Section
from rostra.news.tests.desk import article_form, loaded, url
from rostra.news.views import paging
from tests.cast import ArticleFactory, Cast, SectionFactory, SourceFactory, TopicFactory


@pytest.fixture
def desk(cast: Cast) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.editor)
    return client


@pytest.fixture
def section(db: None) -> Section:
    return SectionFactory(name="国际", slug="world")


def listed(desk: Client, query: str = "") -> list[str]:
    page = desk.get(url("list_results") + query)
    assert page.status_code == 200
    return [article.headline for article in page.context["object_list"]]


# --- the list ---------------------------------------------------------------------------------


def test_drafts_stand_first_then_new_to_old(desk: Client) -> None:
    now = clock.now()
    ArticleFactory(headline="old", published=True, now=now - timedelta(days=2))
    ArticleFactory(headline="draft one")
    ArticleFactory(headline="new", published=True, now=now)
    ArticleFactory(headline="draft two")
    assert listed(desk) == ["draft two", "draft one", "new", "old"]


def test_pages_join_where_drafts_end(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        ArticleFactory(headline=f"draft {number}")
    for number in range(30):
        ArticleFactory(headline=f"live {number}", published=True)
    seen = [headline for page in (1, 2, 3) for headline in listed(desk, f"?p={page}")]
    assert len(seen) == len(set(seen)) == 60
    assert all(headline.startswith("draft") for headline in seen[:30])


def test_counting_stops(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "COUNT_LIMIT", 3)
    for _ in range(5):
        ArticleFactory(published=True)
    page = desk.get(url("list_results"))
    assert page.context["paginator"].count == 3
    assert "narrow the list down" in page.content.decode()


def test_filters(desk: Client, cast: Cast, section: Section) -> None:
    now = clock.now()
    inside = SectionFactory(parent=section)
    source, topic = SourceFactory(), TopicFactory()
    ArticleFactory(headline="in", section=inside, published=True, source=source, topics=[topic])
    ArticleFactory(headline="en", language="en", published=True)
    ArticleFactory(headline="draft", section=section)
    held = {"published": True, "embargo_until": now + timedelta(days=1)}
    ArticleFactory(headline="held", **held)
    gone = ArticleFactory(headline="gone", published=True)
    withdraw(article=gone, note="no", by=cast.editor, now=now)
    waiting = ArticleFactory(headline="waiting", go_live_at=now + timedelta(days=1))
    waiting.latest_revision.publish(user=cast.editor)
    changed = ArticleFactory(headline="changed", published=True)
    changed.deck = "neu"
    changed.save_revision(user=cast.editor)
    assert listed(desk, f"?section={section.pk}") == ["draft", "in"]
    assert listed(desk, f"?source={source.pk}") == ["in"]
    assert listed(desk, f"?topics={topic.pk}") == ["in"]
    assert listed(desk, "?language=en") == ["en"]
    assert listed(desk, "?state=draft") == ["draft"]
    assert listed(desk, "?state=embargoed") == ["held"]
    assert listed(desk, "?state=withdrawn") == ["gone"]
    assert listed(desk, "?state=scheduled") == ["waiting"]
    assert listed(desk, "?state=changed") == ["changed"]
    assert set(listed(desk, "?state=live")) == {"in", "en", "held", "changed"}
    assert listed(desk, "?published_at_from=2001-01-01&published_at_to=2001-02-01") == []
    assert listed(desk, "?q=chang") == ["changed"]
    assert listed(desk, f"?q={gone.pk}") == ["gone"]
    assert listed(desk, "?state=live&language=en&q=nothing") == []


def test_the_list_asks_no_more_for_many_rows(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    for _ in range(25):
        ArticleFactory(published=True, source=SourceFactory())
    listed(desk)
    with django_assert_max_num_queries(12):
        listed(desk)


def test_an_empty_list_says_what_to_do(desk: Client) -> None:
    page = desk.get(url("list")).content.decode()
    assert "Nothing has been written yet" in page
    assert url("add") in page


# --- writing ----------------------------------------------------------------------------------


def test_a_draft_needs_a_headline_only(desk: Client) -> None:
    response = desk.post(url("add"), article_form())
    article = Article.objects.get()
    assert response.status_code == 302
    assert (article.live, article.headline) == (False, "首班渡轮驶出")
    assert Change.objects.filter(kind="draft", key=str(article.pk)).exists()


def test_publishing(desk: Client, section: Section) -> None:
    desk.post(url("add"), article_form(section=section) | {"action-publish": "1"})
    article = Article.objects.get()
    assert article.live
    assert article.slug
    assert article.printed_bodies.count() == 2


def test_publishing_without_section_is_refused_in_words(desk: Client) -> None:
    response = desk.post(url("add"), article_form() | {"action-publish": "1"})
    assert "what is published stands in one" in response.content.decode()
    assert not Article.objects.exists()


@pytest.mark.parametrize("headline", ["", "长" * 301, "长" * 10_000])
def test_a_headline_that_does_not_fit_is_refused_and_kept(desk: Client, headline: str) -> None:
    response = desk.post(url("add"), article_form(headline=headline, deck="保留的导语"))
    page = response.content.decode()
    assert response.status_code == 200
    assert response.context["form"].errors["headline"]
    assert headline in page
    assert "保留的导语" in page
    assert not Article.objects.exists()


def test_seconds_of_publication_survive_the_form(desk: Client, section: Section) -> None:
    typed = "2024-10-22 21:32:50"
    desk.post(url("add"), article_form(section=section, published_at=typed))
    page = desk.get(url("edit", Article.objects.get().pk)).content.decode()
    assert f'value="{typed}"' in page


def test_what_was_published_keeps_its_time(desk: Client) -> None:
    article = ArticleFactory(published=True)
    form = article_form(section=article.section) | loaded(article) | {"action-publish": "1"}
    desk.post(url("edit", article.pk), form)
    printed = Article.objects.get(pk=article.pk).published_at
    assert printed == article.published_at
    assert Article.objects.get(pk=article.pk).headline == "首班渡轮驶出"


def test_a_draft_may_hold_blocks_not_filled_in_yet(desk: Client, section: Section) -> None:
    image = {"image": "", "caption": "", "credit": "", "alt": ""}
    body = streamfield([("image", image), ("quote", {"text": "", "attribution": ""})])
    desk.post(url("add"), article_form(section=section, body=body))
    draft = Article.objects.get().latest_revision.as_object()
    assert printing.body_html(draft, "zh-hans", now=clock.now()).strip() == ""
    response = desk.post(
        url("edit", draft.pk),
        article_form(section=section, body=body) | loaded(draft) | {"action-publish": "1"},
    )
    assert "Choose an image or write a caption." in response.content.decode()
    assert not Article.objects.get().live


def test_a_refusal_of_the_row_itself_is_said_in_the_form(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(article: Article, *args: Any, **kwargs: Any) -> None:
        raise ValidationError("Not like this.")

    monkeypatch.setattr(Article, "save_revision", refuse)
    response = desk.post(url("add"), article_form(headline="留住的标题"))
    assert response.status_code == 200
    assert "Not like this." in response.content.decode()
    assert "留住的标题" in response.content.decode()
    assert not Article.objects.exists()


def test_contradicting_times_are_refused(desk: Client) -> None:
    times = {"embargo_until": "2030-02-02 00:00", "expire_at": "2030-01-01 00:00"}
    response = desk.post(url("add"), article_form(**times))
    assert "expire before its embargo" in response.content.decode()


def test_an_imported_body_opens(desk: Client) -> None:
    article = ArticleFactory()
    Article.objects.filter(pk=article.pk).update(
        has_unpublished_changes=False,
        body=[("text", "<p>甲<br>乙</p><blockquote><p>丙</p></blockquote><li>丁</li>")],
    )
    page = desk.get(url("edit", article.pk))
    assert page.status_code == 200
    assert r"\u4e01" in page.content.decode()  # 丁, in the editor's JSON


# --- two editors ------------------------------------------------------------------------------


def save_by_other(article: Article, cast: Cast) -> Article:
    draft = Article.objects.get(pk=article.pk)
    draft.headline = "另一位编辑的标题"
    draft.save_revision(user=cast.owner)
    return Article.objects.get(pk=article.pk)


def test_saving_over_somebody_elses_revision_is_refused(desk: Client, cast: Cast) -> None:
    article = ArticleFactory(by=cast.editor)
    opened_at = loaded(article)
    newest = save_by_other(article, cast).latest_revision
    response = desk.post(url("edit", article.pk), article_form(headline="我的标题") | opened_at)
    page = response.content.decode()
    assert "somebody saved a newer version" in page
    assert "我的标题" in page
    assert f'name="over_revision" value="{newest.pk}"' in page
    assert Article.objects.get(pk=article.pk).latest_revision == newest


def test_both_versions_are_kept_when_saved_on_top(desk: Client, cast: Cast) -> None:
    article = ArticleFactory(by=cast.editor)
    opened_at = loaded(article)
    newest = save_by_other(article, cast).latest_revision
    over = {"over_revision": newest.pk}
    desk.post(url("edit", article.pk), article_form(headline="我的标题") | opened_at | over)
    saved = Article.objects.get(pk=article.pk)
    headlines = [each.content["headline"] for each in saved.revisions.order_by("pk")]
    assert headlines[-2:] == ["另一位编辑的标题", "我的标题"]


def test_a_third_version_is_not_saved_over_unseen(desk: Client, cast: Cast) -> None:
    article = ArticleFactory(by=cast.editor)
    opened_at = loaded(article)
    seen = save_by_other(article, cast).latest_revision
    newest = save_by_other(article, cast).latest_revision
    over = {"over_revision": seen.pk}
    desk.post(url("edit", article.pk), article_form(headline="我的标题") | opened_at | over)
    assert Article.objects.get(pk=article.pk).latest_revision == newest


def test_publishing_over_somebody_elses_revision_is_refused(
    desk: Client, cast: Cast, section: Section
) -> None:
    article = ArticleFactory(by=cast.editor, section=section)
    opened_at = loaded(article)
    save_by_other(article, cast)
    desk.post(
        url("edit", article.pk), article_form(section=section) | opened_at | {"action-publish": "1"}
    )
    assert not Article.objects.get(pk=article.pk).live


def test_what_the_editor_saved_by_itself_is_no_obstacle(desk: Client, cast: Cast) -> None:
    article = ArticleFactory(by=cast.editor)
    opened_at = loaded(article)
    Article.objects.get(pk=article.pk).save_revision(user=cast.editor)
    desk.post(url("edit", article.pk), article_form(headline="我的标题") | opened_at)
    assert Article.objects.get(pk=article.pk).latest_revision.content["headline"] == "我的标题"


# --- acts -------------------------------------------------------------------------------------


def test_correcting(desk: Client, cast: Cast) -> None:
    article = ArticleFactory(published=True)
    desk.post(url("correct", article.pk), {"text": "日期应为十月。"})
    correction = Correction.objects.get()
    assert (correction.article, correction.by) == (article, cast.editor)
    history = desk.get(url("history", article.pk)).content.decode()
    assert "日期应为十月。" in history


def test_withdrawing_and_restoring(desk: Client, cast: Cast) -> None:
    article = ArticleFactory(published=True)
    desk.post(url("withdraw", article.pk), {"note": "来源撤稿。"})
    article = Article.objects.get(pk=article.pk)
    assert (article.live, article.withdrawal.note) == (False, "来源撤稿。")
    assert "来源撤稿。" in desk.get(url("edit", article.pk)).content.decode()
    desk.post(url("restore", article.pk))
    article = Article.objects.get(pk=article.pk)
    assert article.live
    assert not hasattr(article, "withdrawal")
    acts = ModelLogEntry.objects.filter(object_id=str(article.pk), user=cast.editor)
    assert {"news.withdraw", "news.restore"} <= set(acts.values_list("action", flat=True))


@pytest.mark.parametrize(("act", "field"), [("correct", "text"), ("withdraw", "note")])
def test_an_act_without_words_is_refused(desk: Client, act: str, field: str) -> None:
    article = ArticleFactory(published=True)
    for words in ("", "   "):
        response = desk.post(url(act, article.pk), {field: words})
        assert response.status_code == 200
        assert response.context["form"].errors
    assert Article.objects.get(pk=article.pk).live
    assert not Correction.objects.exists()


def test_taking_down_means_withdrawing(desk: Client) -> None:
    article = ArticleFactory(published=True)
    response = desk.post(url("unpublish", article.pk))
    assert response.context["form"].errors["note"]
    assert Article.objects.get(pk=article.pk).live


def test_what_is_withdrawn_is_not_published_by_the_way(desk: Client, cast: Cast) -> None:
    article = ArticleFactory(published=True, by=cast.editor)
    withdraw(article=article, note="no", by=cast.editor, now=clock.now())
    article = Article.objects.get(pk=article.pk)
    form = article_form(section=article.section) | loaded(article) | {"action-publish": "1"}
    desk.post(url("edit", article.pk), form)
    assert not Article.objects.get(pk=article.pk).live


def test_a_draft_has_nothing_to_correct_or_withdraw(desk: Client) -> None:
    article = ArticleFactory()
    for act in ("correct", "withdraw", "restore"):
        assert desk.get(url(act, article.pk)).status_code == 302


# --- deleting ---------------------------------------------------------------------------------


def test_a_draft_is_deleted(desk: Client) -> None:
    article = ArticleFactory()
    desk.post(url("delete", article.pk))
    assert not Article.objects.exists()
    assert Change.objects.filter(kind="article", key=str(article.pk)).exists()


@pytest.mark.parametrize("taken_down", [False, True])
def test_what_was_published_is_never_deleted(desk: Client, cast: Cast, taken_down: bool) -> None:
    article = ArticleFactory(published=True)
    if taken_down:
        withdraw(article=article, note="no", by=cast.editor, now=clock.now())
    page = desk.get(url("edit", article.pk)).content.decode()
    assert url("delete", article.pk) not in page
    bulk = f"/desk/bulk/news/article/delete/?id={article.pk}"
    for address in (url("delete", article.pk), bulk):
        response = desk.post(address, follow=True)
        assert "never deleted" in response.content.decode()
    assert Article.objects.filter(pk=article.pk).exists()


# --- several at once --------------------------------------------------------------------------


def bulk(act: str, *articles: Article) -> str:
    marked = "&".join(f"id={article.pk}" for article in articles)
    return f"/desk/bulk/news/article/{act}/?{marked}&next={url('list')}"


def test_publishing_several(desk: Client, section: Section) -> None:
    good, bad = ArticleFactory(section=section), ArticleFactory(section=None, headline="无栏目")
    response = desk.post(bulk("publish", good, bad), follow=True)
    page = response.content.decode()
    assert "1 article published." in page
    assert "无栏目" in page
    assert list(Article.objects.filter(live=True)) == [good]


def test_what_another_has_locked_is_not_published_with_others(
    desk: Client, cast: Cast, section: Section
) -> None:
    locked, free = ArticleFactory(section=section), ArticleFactory(section=section)
    Article.objects.filter(pk=locked.pk).update(locked=True, locked_by=cast.owner)
    page = desk.post(bulk("publish", locked, free), follow=True).content.decode()
    assert "It is locked." in page
    assert list(Article.objects.filter(live=True)) == [free]


def test_withdrawing_several_with_one_note(desk: Client) -> None:
    articles = [ArticleFactory(published=True) for _ in range(2)]
    draft = ArticleFactory()
    assert draft.headline in desk.get(bulk("withdraw", *articles, draft)).content.decode()
    desk.post(bulk("withdraw", *articles, draft), {"note": "核实中"})
    assert not Article.objects.filter(live=True).exists()
    assert not hasattr(Article.objects.get(pk=draft.pk), "withdrawal")


def test_moving_several(desk: Client, section: Section) -> None:
    live, draft = ArticleFactory(published=True), ArticleFactory()
    waiting = ArticleFactory(published=True)
    waiting.headline = "改过，待发布"
    waiting.save_revision()
    desk.post(bulk("move", live, draft, waiting), {"section": section.pk})
    assert Article.objects.get(pk=live.pk).section == section
    assert live.placements.filter(shelf=f"zh/section:{section.pk}").exists()
    assert Article.objects.get(pk=draft.pk).latest_revision.as_object().section == section
    moved = Article.objects.get(pk=waiting.pk)
    assert moved.section == section
    assert moved.headline != "改过，待发布"
    assert moved.latest_revision.content["headline"] == "改过，待发布"


def test_a_whole_archive_is_never_acted_upon(desk: Client) -> None:
    article = ArticleFactory(published=True)
    response = desk.post(
        f"/desk/bulk/news/article/withdraw/?id=all&next={url('list')}", {"note": "x"}
    )
    assert response.status_code == 404
    assert Article.objects.get(pk=article.pk).live
