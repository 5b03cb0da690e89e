"""Real news, Chinese and English, by a few lines that turn it into JSON Lines."""

import gzip
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command

from rostra.kernel.tests.shared import FOLDER
from rostra.news.models import Article, PrintedBody

WIKINEWS = FOLDER / "wikinews"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not WIKINEWS.exists(), reason="the Wikinews texts are not on this machine"),
]


def read(language: str) -> Iterator[dict]:
    with gzip.open(WIKINEWS / f"{language}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def untokenised(edus: list[list]) -> str:
    """Join the pieces of sentences and take the spaces before punctuation out."""
    text = " ".join(piece for _, piece in edus)
    text = re.sub(r" ([.,;:!?%)\]’]|'s\b|n't\b)", r"\1", re.sub(r"([(\[$£]) ", r"\1", text))
    text = re.sub(r" - ", "-", text)
    return re.sub(r"(?<=[.!?]) (?=[A-Z\"])", "\n\n", text)


def as_json_line(record: dict, section: str) -> str:
    body = record.get("text") or untokenised(record["edus"])
    return json.dumps({
        "id": record["doc"], "url": record["url"], "headline": record["title"],
        "published": record["date"],
        "body": body.removeprefix(record["title"]).strip(), "section": section,
        "source": "Wikinews",
    })  # fmt: skip


def test_a_paper_of_real_news(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = [(language, record) for language in ("zh", "en") for record in read(language)]
    news = tmp_path / "wikinews.jsonl"
    news.write_text("\n".join(
        as_json_line(record, "维基新闻" if language == "zh" else "Wikinews")
        for language, record in records
    ))  # fmt: skip
    begun = time.perf_counter()
    call_command("import", str(news), "--publish", "--json")
    took = time.perf_counter() - begun
    told = [json.loads(each) for each in capsys.readouterr().out.splitlines()]
    assert len(told) == len(records) == 63
    assert {each["status"] for each in told} == {"new"}
    assert Article.objects.filter(live=True).count() == 63
    right = sum(
        each["language"].startswith(language)
        for each, (language, _) in zip(told, records, strict=True)
    )
    cited = sum(bool(each["citations"]) for each in told)
    with capsys.disabled():
        figures = f"{63 / took:.0f} items/s, language right {right}/63, {cited} citing"
        sys.stdout.write(f"\nWikinews: {figures}\n")
    assert right == 63
    assert all(each["url"] and each["published"] and len(each["body"]) > 200 for each in told)
    assert PrintedBody.objects.filter(html="").count() == 0
    call_command("import", str(news), "--json")
    assert all('"status": "same"' in each for each in capsys.readouterr().out.splitlines())
