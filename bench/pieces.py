"""Pieces of bodies, printed once as the newsroom prints them, to be put together many times."""

import json
import random
import uuid
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from bench import prose
from rostra.kernel import html, script, text
from rostra.kernel.text import slug
from rostra.news.printing import EXCERPT_LIMIT
from rostra.web.pictures import Picture

PARAGRAPHS = 900
CAPTIONS = 60
HEADLINES = 1500
LANGUAGES = ("zh-hans", "zh-hant", "en")
PRINTED_IN = {"zh-hans": ("zh-hans", "zh-hant"), "zh-hant": ("zh-hans", "zh-hant"), "en": ("en",)}


@dataclass(frozen=True)
class Piece:
    """One block: its JSON, and its HTML by language."""

    json: str
    html: dict[str, str]
    length: int
    excerpt: str


@dataclass(frozen=True)
class Pieces:
    """All that bodies in one language are put together from."""

    paragraphs: list[Piece]
    others: list[Piece]
    headlines: list[tuple[str, str]]


def make(language: str, chance: random.Random) -> Pieces:
    """Make the pieces for a language."""
    is_english = language == "en"
    sentence = prose.english_sentence if is_english else prose.chinese_sentence
    headline = prose.english_headline if is_english else prose.chinese_headline

    def written(words: str) -> str:
        return script.convert(words, "zh-hans", language) if language == "zh-hant" else words

    paragraphs = []
    for _ in range(PARAGRAPHS):
        words = written(prose.paragraph(chance, sentence, 300 if is_english else 150))
        paragraphs.append(_text(words, language))
    others = []
    for _ in range(CAPTIONS):
        others.append(_figure(written(headline(chance)), language))
        others.append(_quote(written(sentence(chance)), language))
    headlines = [written(headline(chance)) for _ in range(HEADLINES)]
    return Pieces(
        paragraphs, others, [(each, slug(each, fallback="article")) for each in headlines]
    )


def lead(number: int) -> str:
    """Return a lead picture as ``Printed`` keeps it."""
    name = f"/media/images/bench-{number}"
    sources = tuple(
        (mime, ", ".join(f"{name}.width-{width}.{form} {width}w" for width in (400, 800, 1280)))
        for mime, form in (("image/avif", "avif"), ("image/webp", "webp"), ("image/jpeg", "jpg"))
    )
    picture = Picture(
        src=f"{name}.width-800.jpg", width=800, height=533, sources=sources, alt="码头的清晨",
        caption="码头的清晨", credit="本报记者",
    )  # fmt: skip
    return json.dumps(picture.to_json())


def _text(words: str, language: str) -> Piece:
    markup = f"<p>{words}</p>"
    printed = render_to_string("news/blocks/text.html", {"html": html.clean(markup)})
    return _piece("text", markup, printed, words, language)


def _quote(words: str, language: str) -> Piece:
    value = {"text": words, "attribution": prose.NAMES[len(words) % len(prose.NAMES)]}
    printed = render_to_string("news/blocks/quote.html", {"value": value})
    return _piece("quote", value, printed, words, language)


def _figure(words: str, language: str) -> Piece:
    value = {"image": None, "caption": words, "credit": "", "alt": ""}
    printed = render_to_string("news/blocks/image.html", {"picture": Picture(caption=words)})
    return _piece("image", value, printed, words, language)


def _piece(kind: str, value: Any, printed: str, words: str, language: str) -> Piece:
    return Piece(
        json=json.dumps({"type": kind, "value": value, "id": str(uuid.uuid4())}),
        html={to: script.convert_html(printed, language, to) for to in PRINTED_IN[language]},
        length=text.length(words),
        excerpt=text.excerpt(words, EXCERPT_LIMIT),
    )
