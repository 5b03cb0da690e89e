"""Editions and furniture at the desk, and previews in its frame."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from rostra.changes.models import Change
from rostra.frontpage.models import Edition, FurniturePage
from rostra.news.tests.desk import article_form
from tests.cast import ArticleFactory, Cast


def signed_in(member: Any) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(member)
    return client


def edition_form(**changed: Any) -> dict[str, Any]:
    links = [
        {"label": "渡轮时刻表", "heading": "出行", "url": "https://ferry.example/", "note": ""}
    ]
    return nested_form_data(
        {
            "zones-count": "0",
            "practical_links": inline_formset(links),
            "language": "zh-hans",
            "name": "海湾时报",
            "tagline": "",
            "copyright_since": "",
            "licences": "",
            "contact": "",
            **changed,
        }
    )


def edit(edition: Edition) -> str:
    return reverse("wagtailsnippets_frontpage_edition:edit", args=[edition.pk])


@pytest.fixture
def edition(db: None) -> Edition:
    return Edition.objects.create(language="zh-hans", name="海湾时报")


def test_an_editor_keeps_the_practical_information(cast: Cast, edition: Edition) -> None:
    Change.objects.all().delete()
    form = edition_form(name="别的名字") | {"action-publish": "1"}
    signed_in(cast.editor).post(edit(edition), form)
    edition = Edition.objects.get()
    assert [link.label for link in edition.practical_links.all()] == ["渡轮时刻表"]
    assert edition.name == "海湾时报"
    assert Change.objects.filter(kind="edition", key="all").exists()


def test_an_owner_names_the_paper(cast: Cast, edition: Edition) -> None:
    form = edition_form(name="海湾晚报") | {"action-publish": "1"}
    signed_in(cast.owner).post(edit(edition), form)
    assert Edition.objects.get().name == "海湾晚报"


def test_an_edition_without_a_name_is_refused_in_words(cast: Cast, edition: Edition) -> None:
    response = signed_in(cast.owner).post(edit(edition), edition_form(name=""))
    assert response.context["form"].errors["name"]
    assert "渡轮时刻表" in response.content.decode()


def test_an_editor_adds_no_edition(cast: Cast) -> None:
    response = signed_in(cast.editor).get(reverse("wagtailsnippets_frontpage_edition:add"))
    assert response.status_code == 302


def test_an_editor_writes_furniture(cast: Cast) -> None:
    desk = signed_in(cast.editor)
    home = Page.objects.get(depth=2, slug="home")
    empty = desk.get(reverse("furniture:index"))
    assert "pages of the footer" in empty.content.decode()
    address = reverse("wagtailadmin_pages:add", args=["frontpage", "furniturepage", home.pk])
    text = rich_text("<p>我们是谁。</p>", features=["bold"])
    form = {"title": "关于", "slug": "about", "language": "zh-hans", "body": text}
    desk.post(
        address,
        {**form, "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "action-publish": "1"},
    )
    page = FurniturePage.objects.get()
    assert page.live
    assert page.slug in desk.get(reverse("furniture:index")).content.decode()
    assert Change.objects.filter(kind="furniture", key=str(page.pk)).exists()


def preview(desk: Client, kind: str, row: Any, form: dict[str, Any]) -> Any:
    """Send the form as it stands and ask for its page, as the desk's panel does."""
    address = reverse(f"wagtailsnippets_{kind}:preview_on_edit", args=[row.pk])
    assert desk.post(address, form).json()["is_valid"]
    return desk.get(address)


def test_previews_are_real_pages_that_only_the_desk_may_frame(cast: Cast, edition: Edition) -> None:
    desk = signed_in(cast.owner)
    article = ArticleFactory()
    typed = article_form(headline="未发布的标题", section=article.section)
    for response, words in (
        (preview(desk, "news_article", article, typed), "未发布的标题"),
        (preview(desk, "frontpage_edition", edition, edition_form(name="海湾晚报")), "海湾晚报"),
    ):
        policy = response["Content-Security-Policy"]
        assert response.status_code == 200
        assert words in response.content.decode()
        assert response["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy


def test_public_pages_are_framed_by_nobody(db: None, client: Client) -> None:
    response = client.get("/latest/")
    assert response["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
