"""Headlines of no characters and of ten thousand, at every door: refused in words, nothing lost."""

import html
import json
from pathlib import Path
from typing import Any

import pytest

from rostra.news.tests.desk import article_form
from tests.faults.asking import Person
from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

LONG = "长" * 10_000
DECK = "只此一份的提要"
BLANK = {"nothing": "", "spaces": " \t　\n", "zero width": "\u200b\u2060\ufeff", "bidi": "\u202e"}
REQUIRED, UNSEEN, TOO_LONG = (
    "This field is required.", "Write something that can be seen.",
    "Ensure this value has at most 300 characters (it has 10000).",
)  # fmt: skip


@pytest.fixture
def editor_at_desk(site: Site, signed_in: dict[str, Any]) -> Person:
    """Return an editor who sends forms without a browser."""
    return Person.of_browser(site, signed_in["editor"])


@pytest.mark.parametrize(
    ("headline", "said"),
    [
        (BLANK["nothing"], REQUIRED), (BLANK["spaces"], REQUIRED), (BLANK["zero width"], UNSEEN),
        (BLANK["bidi"], UNSEEN), (LONG, TOO_LONG), ("\0", "Null characters are not allowed."),
    ],
    ids=["nothing", "spaces", "zero width", "bidi", "ten thousand", "NUL"],
)  # fmt: skip
@pytest.mark.parametrize("act", [{}, {"action-publish": "1"}], ids=["save", "publish"])
def test_at_the_desk(editor_at_desk: Person, headline: str, said: str, act: dict[str, str]) -> None:
    answer = editor_at_desk.post(
        "/desk/articles/add/", article_form(headline=headline, deck=DECK) | act
    )
    assert answer.status == 200
    page = html.unescape(answer.text)
    assert said in page
    assert DECK in page
    assert headline.strip().replace("\0", "\ufffd") in page or headline == "\0"
    listed = editor_at_desk.get("/desk/articles/?state=draft").text
    assert DECK not in listed
    assert "长" * 300 not in listed


@pytest.mark.parametrize("headline", ["", LONG], ids=["nothing", "ten thousand"])
def test_in_the_preview_and_saved_by_itself(editor_at_desk: Person, headline: str) -> None:
    form = article_form(headline=headline)
    answer = editor_at_desk.post("/desk/articles/preview/", form)
    assert (answer.status, json.loads(answer.body)["is_valid"]) == (200, False)


def test_through_an_import(site: Site, tmp_path: Path) -> None:
    headlines = {**BLANK, "ten thousand": LONG, "301": "长" * 301, "NUL": "\0", "null": None}
    good = [{"id": "good/1", "headline": "长" * 300}, {"id": "good/2", "headline": "短"}]
    bad = [{"id": f"bad/{name}", "headline": text} for name, text in headlines.items()]
    lines = [good[0], *bad, {"id": "bad/missing"}, good[1]]
    shared = {"section": "城事", "body": f"{DECK}，一句正文。"}
    file = tmp_path / "headlines.jsonl"
    file.write_text("".join(json.dumps(line | shared) + "\n" for line in lines))
    outcomes = site.bring_in(file, "--publish", code=1)
    assert [each["status"] for each in outcomes] == ["new", *["failed"] * (len(bad) + 1), "new"]
    for outcome in outcomes[1:-1]:
        assert not outcome["url"]
        assert outcome["reason"].partition(": ")[2] in {
            "It has no headline.",
            "Its headline has 10,000 characters; a headline may have 300.",
            "Its headline has 301 characters; a headline may have 300.",
        }
    for outcome, line in zip((outcomes[0], outcomes[-1]), good, strict=True):
        page = site.get(outcome["url"].removeprefix(site.origin))
        assert f">{line['headline']}</h1>" in page.text
