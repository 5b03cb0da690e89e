"""Two people at once, and one person twice: nothing is lost, doubled or broken."""

import html
import re
from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import expect

from rostra.news.tests.desk import article_form
from tests.faults.asking import Person, post_at_once
from tests.journeys import desk
from tests.journeys.browsing import Visitor
from tests.journeys.site import Answer, Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ARTICLES = "/desk/articles"
TIMES = 5
SOURCE = {
    "other_names": "", "home_page": "", "kind": "other", "rights": "full", "language": "zh-hans",
    "time_zone": "UTC", "note": "",
}  # fmt: skip


@pytest.fixture
def editors(site: Site, signed_in: dict[str, Any]) -> tuple[Person, Person]:
    """Return two editors who are signed in."""
    return (
        Person.of_browser(site, signed_in["editor"]),
        Person.of_browser(site, signed_in["second"]),
    )


def begin(editor: Person, headline: str, **more: str) -> str:
    """Write an article; return where it is edited."""
    answer = editor.post(f"{ARTICLES}/add/", article_form(headline=headline) | more)
    assert answer.status == 302, answer.text[:2000]
    return answer.headers["Location"]


def opened(editor: Person, path: str) -> dict[str, str]:
    """Open an article; return the hidden fields that say at which revision."""
    page = editor.get(path).text
    tags = re.findall(r'<input[^>]*name="loaded_revision[^>]*>', page)
    found = {re.search(r'name="([^"]*)"', tag)[1]: tag for tag in tags}
    assert set(found) == {"loaded_revision_id", "loaded_revision_created_at"}
    return {name: re.search(r'value="([^"]*)"', tag)[1] for name, tag in found.items()}


def headline(editor: Person, path: str) -> str:
    """Return the headline that an article has at the desk."""
    tag = re.search(r'<input[^>]*name="headline"[^>]*>', editor.get(path).text)[0]
    return html.unescape(re.search(r'value="([^"]*)"', tag)[1])


def statuses(answers: list[Answer]) -> dict[int, int]:
    """Count the answers by status."""
    return dict(Counter(answer.status for answer in answers))


def test_of_two_editors_who_save_at_once_one_is_told(editors: tuple[Person, Person]) -> None:
    path = begin(editors[0], "两人同改的一篇")
    for turn in range(TIMES):
        forms = [
            article_form(headline=f"{name}改的标题{turn}") | opened(editor, path)
            for name, editor in zip("甲乙", editors, strict=True)
        ]
        answers = post_at_once(*zip(editors, [path] * 2, forms, strict=True))
        assert statuses(answers) == {302: 1, 200: 1}
        won, told = (0, 1) if answers[0].status == 302 else (1, 0)
        page = html.unescape(answers[told].text)
        assert "somebody saved a newer version" in page
        assert forms[told]["headline"] in page
        newer = re.search(r'name="over_revision" value="(\d+)"', page)[1]
        assert headline(editors[told], path) == forms[won]["headline"]
        # Whoever was told looks at the other's, and saves on top of it.
        again = editors[told].post(path, forms[told] | {"over_revision": newer})
        assert again.status == 302
        assert headline(editors[won], path) == forms[told]["headline"]


def test_an_act_that_is_sent_twice_happens_once(
    editors: tuple[Person, Person], site: Site, tmp_path: Any
) -> None:
    file = tmp_path / "one.jsonl"
    file.write_text('{"headline": "寄了两次的一篇", "section": "城事", "body": "正文。"}\n')
    (made,) = site.bring_in(file, "--publish")
    number = re.search(r"/news/(\d+)", made["url"])[1]
    path = made["url"].removeprefix(site.origin)
    for act, field, ends in (
        ("correct", "text", 200), ("withdraw", "note", 410), ("restore", "note", 200),
    ):  # fmt: skip
        form = {field: "应为星期三。"}
        at = f"{ARTICLES}/{act}/{number}/"
        answers = post_at_once(*((editor, at, form) for editor in editors * 2))
        # Who comes late is told in the form, or led away: the act is not open any more.
        done = [each for each in answers if f"/edit/{number}/" in each.headers.get("Location", "")]
        assert len(done) == 1, act
        assert set(statuses(answers)) <= {200, 302}, act
        page = site.get(path)
        assert page.status == ends, act
        assert page.text.count(">应为星期三。<") == 1, act


def test_a_row_that_is_sent_twice_is_there_once(editors: tuple[Person, Person]) -> None:
    for turn in range(TIMES):
        form = {"name": f"双生社{turn}", "slug": f"twin-{turn}", **SOURCE}
        answers = post_at_once(*((editor, "/desk/sources/add/", form) for editor in editors * 2))
        assert statuses(answers) == {302: 1, 200: 3}
        for answer in answers:
            assert answer.status == 302 or "already exists" in answer.text


def test_who_registers_twice_at_once_is_registered_once(site: Site) -> None:
    form = {"email": "twin@bolan.example", "name": "Twin", "password1": "four walls and a press"}
    people = [Person(site) for _ in range(4)]
    for person in people:
        person.get("/accounts/signup/")
    answers = post_at_once(*((person, "/accounts/signup/", form) for person in people))
    # The others are told of no account: either that a mail is under way, or to wait for it.
    # A name is public, and who comes a moment later is told that it is taken.
    assert set(statuses(answers)) <= {200, 302, 429}
    for answer in answers:
        assert answer.status != 200 or "This name is taken" in answer.text
    assert statuses(answers)[302] >= 1


def test_a_double_click_publishes_one_article(editor: Visitor, site: Site) -> None:
    page = editor.page
    headline = "双击发布的一篇"
    editor.go(f"{ARTICLES}/add/")
    editor.forgive("status of 400")
    page.fill("input[name=headline]", headline)
    desk.tab(page, "Placement")
    desk.choose_section(page, "城事")
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("footer button[name=action-publish]").dblclick()
    expect(page.locator(".messages")).to_contain_text(headline)
    assert desk.listed(editor, f"?q={headline}").count(headline) == 1
