"""An article on its way: scheduled, locked, approved, compared, taken back to an older revision."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from rostra.accounts.models import Member
from rostra.kernel import clock
from rostra.news.actions.load_drafts import load_drafts
from rostra.news.actions.withdraw import withdraw
from rostra.news.models import Article
from rostra.news.tests.desk import article_form, loaded, url
from tests.cast import ArticleFactory, Cast, SectionFactory


def signed_in(member: object) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(member)
    return client


@pytest.fixture
def desk(cast: Cast) -> Client:
    return signed_in(cast.editor)


@pytest.fixture
def workflow(cast: Cast) -> Workflow:
    """Let every article pass another pair of eyes."""
    task = GroupApprovalTask.objects.create(name="Second pair of eyes")
    task.groups.add(Group.objects.get(name="editor"))
    workflow = Workflow.objects.create(name="Four eyes")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowContentType.objects.create(
        workflow=workflow, content_type=ContentType.objects.get_for_model(Article)
    )
    return workflow


def test_scheduling(desk: Client) -> None:
    later = (clock.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M:%S")
    form = article_form(section=SectionFactory(), go_live_at=later)
    desk.post(url("add"), form | {"action-publish": "1"})
    article = Article.objects.get()
    assert not article.live
    assert article.scheduled_revision is not None
    assert "首班渡轮驶出" in desk.get(url("list") + "?state=scheduled").content.decode()
    desk.post(url("revisions_unschedule", article.pk, article.scheduled_revision.pk))
    assert Article.objects.get().scheduled_revision is None


def test_a_locked_article_is_saved_by_nobody_else(desk: Client, cast: Cast) -> None:
    article = ArticleFactory(by=cast.owner)
    signed_in(cast.owner).post(url("lock", article.pk))
    response = desk.post(url("edit", article.pk), article_form(headline="我的标题"))
    page = response.content.decode()
    assert "could not be saved as it is locked" in page
    assert "我的标题" in page
    assert Article.objects.get().latest_revision == article.latest_revision


def test_a_workflow_publishes_what_is_approved(
    desk: Client, cast: Cast, workflow: Workflow
) -> None:
    form = article_form(section=SectionFactory())
    desk.post(url("add"), form | {"action-submit": "1"})
    article = Article.objects.get()
    assert not article.live
    assert "首班渡轮驶出" in desk.get("/desk/").content.decode()
    state = article.current_workflow_task_state
    signed_in(cast.owner).post(url("workflow_action", article.pk, "approve", state.pk))
    article = Article.objects.get()
    assert article.live
    assert article.printed_bodies.exists()


def approve_in_the_form(article: Article, member: Member) -> Article:
    """Open an article, change nothing and approve it."""
    article = Article.objects.get(pk=article.pk)
    block = article.get_latest_revision_as_object().body[0]
    form = article_form(section=article.section, text=block.value.source) | loaded(article)
    approving = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    response = signed_in(member).post(
        url("edit", article.pk), form | approving | {"body-0-id": block.id}
    )
    assert response.status_code == 302
    return Article.objects.get(pk=article.pk)


def test_who_approves_in_the_form_approves_what_it_shows(
    desk: Client, cast: Cast, workflow: Workflow
) -> None:
    desk.post(url("add"), article_form(section=SectionFactory()) | {"action-submit": "1"})
    assert approve_in_the_form(Article.objects.get(), cast.owner).live


def test_two_who_change_nothing_approve_one_after_the_other(
    desk: Client, cast: Cast, workflow: Workflow
) -> None:
    second = GroupApprovalTask.objects.create(name="The lawyer")
    second.groups.add(Group.objects.get(name="editor"))
    WorkflowTask.objects.create(workflow=workflow, task=second, sort_order=2)
    desk.post(url("add"), article_form(section=SectionFactory()) | {"action-submit": "1"})
    article = Article.objects.get()
    assert not approve_in_the_form(article, cast.owner).live
    assert approve_in_the_form(article, cast.owner).live


def test_what_is_submitted_is_complete(desk: Client, workflow: Workflow) -> None:
    response = desk.post(url("add"), article_form() | {"action-submit": "1"})
    assert response.context["form"].errors["section"]


def test_revisions_are_compared_and_taken_back(desk: Client, cast: Cast) -> None:
    article = ArticleFactory(headline="第一版", by=cast.editor, published=True)
    first = article.latest_revision
    form = article_form(headline="第二版", section=article.section) | loaded(article)
    desk.post(url("edit", article.pk), form)
    second = Article.objects.get().latest_revision
    page = desk.get(url("revisions_compare", article.pk, first.pk, second.pk)).content.decode()
    assert "第一版" in page or "deletion" in page
    assert desk.get(url("revisions_view", article.pk, first.pk)).status_code == 200
    back = desk.get(url("revisions_revert", article.pk, first.pk))
    assert "第一版" in back.content.decode()


def test_a_row_without_revision_opens_saves_and_publishes(desk: Client) -> None:
    section = SectionFactory()
    row = Article.objects.bulk_create(
        [
            Article(
                headline="成批载入",
                section=section,
                live=True,
                published_at=clock.now(),
                first_published_at=clock.now(),
            )
        ]
    )[0]
    assert desk.get(url("edit", row.pk)).status_code == 200
    form = article_form(headline="改过", section=section) | {"action-publish": "1"}
    desk.post(url("edit", row.pk), form)
    assert Article.objects.get().headline == "改过"
    assert desk.get(url("history", row.pk)).status_code == 200


def test_a_loaded_draft_is_compared_with_what_was_made_of_it(desk: Client, cast: Cast) -> None:
    article = Article(headline="成批载入", language="zh-hans", section=SectionFactory())
    load_drafts(articles=[article], by=None, now=clock.now())
    assert "成批载入" in desk.get(url("list") + "?state=draft").content.decode()
    assert desk.get(url("edit", article.pk)).status_code == 200
    desk.post(url("edit", article.pk), article_form(headline="改过", section=article.section))
    first, second = Article.objects.get().revisions.order_by("pk")
    assert (first.user, first.object_str, second.object_str) == (None, "成批载入", "改过")
    address = url("revisions_compare", article.pk, first.pk, second.pk)
    assert "成批载入" in desk.get(address).content.decode()
    desk.post(url("edit", article.pk), article_form(headline="又改", section=article.section))
    assert Article.objects.get().revisions.count() == 3


def test_loaded_drafts_are_published_where_they_are_marked(desk: Client) -> None:
    articles = [Article(headline=f"成批{n}", section=SectionFactory()) for n in range(2)]
    load_drafts(articles=articles, by=None, now=clock.now())
    marked = "&".join(f"id={article.pk}" for article in articles)
    act = reverse("wagtail_bulk_action", args=["news", "article", "publish"])
    desk.post(f"{act}?{marked}&next=/desk/")
    for article in Article.objects.all():
        assert article.live
        assert article.printed_bodies.exists()
        assert article.revisions.get() == article.live_revision


@pytest.mark.parametrize("door", ["list", "form"])
def test_an_approval_does_not_publish_what_is_withdrawn(
    desk: Client, cast: Cast, workflow: Workflow, door: str
) -> None:
    article = ArticleFactory(published=True, by=cast.editor)
    form = article_form(section=article.section) | loaded(article) | {"action-submit": "1"}
    desk.post(url("edit", article.pk), form)
    withdraw(article=article, note="有误", by=cast.owner, now=clock.now())
    article = Article.objects.get(pk=article.pk)
    state = article.current_workflow_task_state
    owner = signed_in(cast.owner)
    if door == "list":
        response = owner.post(url("workflow_action", article.pk, "approve", state.pk), follow=True)
    else:
        approving = {"action-workflow-action": "1", "workflow-action-name": "approve"}
        form = article_form(section=article.section) | loaded(article) | approving
        response = owner.post(url("edit", article.pk), form)
    assert "It is withdrawn; restore it instead." in response.content.decode()
    article = Article.objects.get(pk=article.pk)
    assert not article.live
    assert hasattr(article, "withdrawal")
    assert article.current_workflow_task_state == state


def test_an_approval_asked_for_by_script_says_why_not(
    desk: Client, cast: Cast, workflow: Workflow
) -> None:
    article = ArticleFactory(published=True, by=cast.editor)
    form = article_form(section=article.section) | loaded(article) | {"action-submit": "1"}
    desk.post(url("edit", article.pk), form)
    withdraw(article=article, note="有误", by=cast.owner, now=clock.now())
    state = Article.objects.get(pk=article.pk).current_workflow_task_state
    owner = signed_in(cast.owner)
    answer = owner.post(
        url("workflow_action", article.pk, "approve", state.pk),
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert answer.json()["step"] == "success"
    page = owner.get(answer.json()["redirect"]).content.decode()
    assert "It is withdrawn; restore it instead." in page
