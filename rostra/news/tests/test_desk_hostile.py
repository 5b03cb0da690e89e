"""Strings that break things, typed into every field of the desk: kept or refused, never 500."""

import json
from html import unescape

import pytest
from django.test import Client

from rostra.kernel import html
from rostra.kernel.tests.shared import FOLDER
from rostra.news.models import Article, Section, Source, Topic
from rostra.news.tests.desk import article_form, url
from tests.cast import Cast, SectionFactory

# A few of each kind; the whole list is tried where it is at hand.
STRINGS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "'; DROP TABLE news_article; --",
    "{{ 7*7 }}{% load x %}",
    "%s%n%x",
    "\u202etxt.exe",
    "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "𠮷野家𪚥",
    "\ufeffzero\u200bwidth",
    "a\u0000b",
    "\x1b[31mred\x07",
    "../../../../etc/passwd%00",
    "＜script＞",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "nil",
    "0x0",
    "   ",
    "\ud7ff",
]
NAUGHTY = FOLDER / "hostile/blns.json"


def some() -> list[str]:
    """Return the sample, and one in forty of the big list where it is at hand."""
    if not NAUGHTY.exists():
        return STRINGS
    return STRINGS + [text for text in json.loads(NAUGHTY.read_text()) if text][::40]


@pytest.fixture
def desk(cast: Cast) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.owner)
    return client


@pytest.mark.parametrize("text", some())
def test_an_article_of_hostile_strings(desk: Client, text: str) -> None:
    section = SectionFactory()
    fields = {"headline": text, "deck": text, "byline": text, "citations-TOTAL_FORMS": "1"}
    cited = {"citations-0-words": text[:80], "citations-0-source": "", "citations-0-ORDER": "1"}
    form = article_form(section=section, text=f"<p>{html.from_plain(text)}</p>") | fields | cited
    response = desk.post(url("add"), form | {"action-publish": "1"})
    article = Article.objects.first()
    if article is None:
        assert response.status_code == 200
        assert (
            response.context["form"].errors or response.context["form"].formsets["citations"].errors
        )
        return
    assert article.headline == text.strip()
    assert article.deck == text.strip()
    page = desk.get(url("edit", article.pk)).content.decode()
    assert article.headline in unescape(page)
    assert "<script>alert" not in page
    assert "<script" not in article.printed_bodies.first().html
    assert desk.get(url("list")).status_code == 200


@pytest.mark.parametrize("text", some())
def test_source_topic_and_section_of_hostile_strings(desk: Client, text: str) -> None:
    source = {
        "name": text, "slug": "slug", "other_names": text, "home_page": text, "kind": "other",
        "rights": "full", "language": "zh-hans", "time_zone": "UTC", "note": text,
    }  # fmt: skip
    topic = {
        "title": text, "slug": "slug", "language": "zh-hans", "deck": text, "closed_at": "",
        "intro": "null", "lead_image": "", "translation_of": "",
    }  # fmt: skip
    section = {
        "name": text, "slug": "slug", "description": text, "parent": "",
        "names-TOTAL_FORMS": "0", "names-INITIAL_FORMS": "0",
    }  # fmt: skip
    for kind, model, form, name in (
        ("source", Source, source, "name"),
        ("source", Source, source | {"home_page": ""}, "name"),
        ("topic", Topic, topic, "title"),
        ("section", Section, section, "name"),
    ):
        response = desk.post(url("add", kind=kind), form)
        row = model.objects.first()
        if row is None:
            assert response.status_code == 200
            assert response.context["form"].errors
            continue
        assert getattr(row, name) == text.strip()
        assert desk.get(url("list", kind=kind)).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "?p=x", "?p=-1", "?p=99999999", "?state=zzz", "?section=x", "?section=99999999999999999999",
        "?published_at_from=9999-99-99", "?ordering=body", "?q=%00", "?q=%25%5F", "?q=" + "9" * 40,
        "?source=1'", "?topics=-1",
    ],
)  # fmt: skip
def test_odd_questions_are_answered(desk: Client, query: str) -> None:
    assert desk.get(url("list") + query).status_code == 200


@pytest.mark.parametrize("number", [0, 999_999_999, 2**63 - 1])
def test_what_is_not_there_is_404(desk: Client, number: int) -> None:
    for name in ("edit", "correct", "withdraw", "restore", "history", "delete"):
        assert desk.get(url(name, number)).status_code == 404
