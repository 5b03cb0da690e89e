"""Hostile text in every field: nothing that could run is printed, and nothing is lost."""

import gzip
import json
import re
from html.parser import HTMLParser

import pytest

from rostra.kernel.tests.shared import FOLDER
from rostra.kernel.text import one_line
from rostra.news.models import Article, Source, Topic
from rostra.news.printing import body_html
from rostra.wire.models import Item
from rostra.wire.recognise import Wishes
from rostra.wire.tests.importing import NOW, bring, bring_dump, line

HOSTILE = FOLDER / "hostile"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not HOSTILE.exists(), reason="the hostile texts are not on this machine"),
]
TAGS = {
    "p", "h2", "h3", "h4", "strong", "em", "a", "ul", "ol", "li", "blockquote", "br", "sup", "sub",
    "span", "code", "figure", "figcaption", "div", "table", "thead", "tbody", "tr", "th", "td",
    "caption", "cite", "footer", "section", "svg", "path", "img", "picture", "source", "rect", "g",
    "use", "circle", "aside", "small",
}  # fmt: skip
ADDRESSES = {"href", "src", "srcset", "action", "xlink:href", "data", "poster", "background"}
AT_ONCE = 100
DRAFT = Wishes()


class Printed(HTMLParser):
    """Collect what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.add(tag)
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc", "formaction"}:
                self.found.add(name)
            if name in ADDRESSES and not re.match(r"https?://|/|#|mailto:", value or ""):
                self.found.add(str(value))


def dangers(article: Article) -> set[str]:
    printed = Printed()
    printed.feed(body_html(article, article.language, now=NOW))
    return printed.found


def texts() -> list[str]:
    payloads = gzip.decompress((HOSTILE / "payloadbox-xss.txt.gz").read_bytes()).decode()
    naughty = json.loads((HOSTILE / "blns.json").read_text(encoding="utf-8"))
    return [*payloads.splitlines(), *naughty]


def hostile_blocks(number: int, text: str) -> list[dict]:
    """Return a text twice as text and once in a block of another type."""
    others: list[dict] = [
        {"type": "image", "file": text, "caption": text, "credit": text, "alt": text},
        {"type": "quote", "text": text, "attribution": text},
        {"type": "table", "rows": [[text]], "header": True, "caption": text},
        {"type": "embed", "url": text, "title": text, "provider": text, "description": text},
        {"type": "gallery", "title": text, "images": [{"caption": text, "alt": text}] * 2},
    ]
    plain = [{"type": "text", "html": text}, {"type": "text", "text": text}]
    return [*plain, others[number % len(others)]]


def test_in_every_field_of_json_lines() -> None:
    every = texts()
    assert len(every) > 5000
    for start in range(0, len(every), AT_ONCE):
        batch = every[start : start + AT_ONCE]
        blocks = [
            block for number, text in enumerate(batch) for block in hostile_blocks(number, text)
        ]
        outcome = bring(line(id=start, headline=f"第{start}批", blocks=blocks), DRAFT)
        assert outcome.status == "new", outcome.reason
        article = Article.objects.get(pk=outcome.article)
        assert dangers(article) == set()
        shown = [one_line(text)[:60] for text in batch if len(one_line(text)) > 1]
        plain = outcome.read.content.text if outcome.read.content else ""
        assert [text for text in shown if text not in plain] == []


def test_in_headlines_names_and_addresses() -> None:
    every = texts()[::131]
    for number, text in enumerate(every):
        outcome = bring(
            line(
                id=number, headline=text, deck=text, byline=text, section=text[:40],
                source=text, source_url=text, topics=[text], citations=[text], related=[text],
                correction=text, published=text, language="", url=text, translation_of=text,
                body=text,
            )
        )  # fmt: skip
        headline = one_line(text)
        if outcome.status == "failed":
            assert not headline or len(headline) > 300, (text, outcome.reason)
        else:
            article = Article.objects.get(pk=outcome.article)
            assert article.headline == headline
            assert article.source_url.startswith(("", "http://", "https://"))
            assert re.fullmatch(r"[-a-z0-9]*", article.slug)
    assert Item.objects.count() == len(every)
    for row in (*Source.objects.all(), *Topic.objects.all()):
        assert re.fullmatch(r"[-a-z0-9]+", row.slug)


def test_in_dumps_of_pages() -> None:
    every = [text for text in texts()[::90] if one_line(text)]
    for number, text in enumerate(every):
        head = f"网 > 社会 > 正文\n第{number}页\n2024-10-22 | 报\n\n"
        page = f"{head}{text}\n\n图片\n({text})\n\n{text}\n"
        outcome = bring_dump(page)
        assert outcome.status == "new", (text, outcome.reason)
        assert dangers(Article.objects.get(pk=outcome.article)) == set()
