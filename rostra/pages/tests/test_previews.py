"""Drafts shown by the real page; pages for errors; the frame around signing in."""

from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from rostra.frontpage.models import Edition
from rostra.news.models import Article, Citation, RelatedLine, Section
from rostra.pages.tests.conftest import Paper
from rostra.pages.views.errors import server_error
from tests.cast import text_body


def test_an_article_that_is_not_saved_is_previewed_as_the_real_page(paper: Paper) -> None:
    draft = Article(
        headline="尚未存盘的标题",
        language="zh-hant",
        section=Section.objects.get(slug="military"),
        source=paper.source,
        body=text_body("<p>尚未存盘的正文</p>"),
    )
    draft.topics = [paper.topic]
    draft.citations = [Citation(words="路透社")]
    draft.related_lines = [RelatedLine(kind="printed", text="照印的一行")]
    response = draft.serve_preview(RequestFactory().get("/desk/preview/"), "")
    assert response.status_code == 200
    text = response.content.decode()
    for words in ("尚未存盘的标题", "尚未存盘的正文", "路透社", "照印的一行"):
        assert words in text
    assert 'lang="zh-Hant"' in text
    assert 'data-part="topic"' in text


def test_a_draft_of_a_published_article_shows_what_was_typed(paper: Paper) -> None:
    draft = paper.article
    draft.headline = "改过的标题"
    draft.body = text_body("<p>改过的正文</p>")
    text = draft.serve_preview(RequestFactory().get("/desk/preview/"), "").content.decode()
    assert "改过的标题" in text
    assert "改过的正文" in text


def test_an_edition_is_previewed_as_its_front_page(paper: Paper) -> None:
    draft = Edition(language="zh-hans", name="未定名报")
    draft.zones = [("text", {"heading": "编者的话", "text": "<p>试印</p>"})]
    text = draft.serve_preview(RequestFactory().get("/desk/preview/"), "").content.decode()
    for words in ("未定名报", "编者的话", "试印"):
        assert words in text
    assert "未定名报" not in Client().get("/").content.decode()


def test_the_page_for_errors_needs_no_database(db: None) -> None:
    with CaptureQueriesContext(connection) as queries:
        response = server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert response["Cache-Control"] == "no-store"
    assert "500" in response.content.decode()
    assert len(queries) == 0


def test_signing_in_stands_in_the_frame_of_the_paper(paper: Paper, client: Client) -> None:
    text = client.get("/accounts/login/?next=/zh-hant/latest/").content.decode()
    assert 'data-part="footer"' in text
    assert "masthead" in text
    assert "國際軍事" in text
