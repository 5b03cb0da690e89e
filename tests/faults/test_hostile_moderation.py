"""Every hostile string in reports, complaints, appeals, notes, reasons and rules of the house.

The pages are set into a browser without the policy that forbids script, so that whatever could
act would; every string is there as it was typed.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from playwright.sync_api import Browser, Page

from rostra.discussion.actions.say import say
from rostra.discussion.models import Comment
from rostra.discussion.subjects import Subject as Talk
from rostra.kernel import clock
from rostra.kernel.tests import shared
from rostra.moderation.actions.add_note import add_note
from rostra.moderation.actions.appeal import appeal
from rostra.moderation.actions.decide_at_once import decide_at_once
from rostra.moderation.actions.report import report
from rostra.moderation.models import Case, Complaint, HouseRule
from rostra.moderation.queries import SHOWN
from rostra.moderation.subjects import Subject
from tests.cast import ArticleFactory, Cast, MemberFactory, make_cast
from tests.faults.hostile_paper import packed
from tests.journeys.browsing import WITNESS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("hostile"),
    shared.needs("hostile"),
]
# What no text may bring into the part of a page that shows it.
STRANGE = """
(part) => {
  const found = [];
  for (const place of document.querySelectorAll(part)) {
    const strange = "script, iframe, object, embed, style, img, math, base";
    for (const each of place.querySelectorAll(strange))
      found.push(each.outerHTML);
    for (const each of place.querySelectorAll("*"))
      for (const { name, value } of each.attributes)
        if (/^on|^srcdoc$|^style$/i.test(name) || /^\\s*(javascript|data|vbscript):/i.test(value))
          found.push(each.outerHTML);
  }
  return found.map((each) => each.slice(0, 200));
}
"""
DESK, PAPER = ".moderation-case, .moderation-member, .moderation-queue", "main"


@pytest.fixture
def cast(db: None) -> Cast:
    cache.clear()
    return make_cast()


@pytest.fixture
def now() -> datetime:
    return clock.now()


@pytest.fixture
def speak(cast: Cast, now: datetime) -> Callable[..., Comment]:
    article = ArticleFactory(published=True)
    said: list[int] = []

    def act() -> Comment:
        said.append(1)
        return say(
            subject=Talk("article", article.pk), text=f"第{len(said)}句，说港口。",
            by=MemberFactory(), language="zh-hans", now=now,
        )  # fmt: skip

    return act


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in which whatever is set into it may act, and nothing is fetched."""
    context = browser.new_context()
    context.add_init_script(WITNESS)
    context.route("**/*", lambda route: route.abort())
    yield context.new_page()
    context.close()


def look(page: Page, client: Client, path: str, part: str, status: int = 200) -> str:
    """Set a page of ours into the browser; return what it says, with spaces as one."""
    answer = client.get(path)
    assert answer.status_code == status, path
    page.set_content(answer.content.decode(), wait_until="domcontentloaded")
    assert page.evaluate("window.__pwned") == [], path
    assert page.evaluate(STRANGE, part) == [], path
    return spaced(page.evaluate("document.body.textContent"))


def spaced(text: str) -> str:
    return "".join(text.split())


def portions(values: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


def test_in_reports(page: Page, client: Client, cast: Cast, speak: Any, now: datetime) -> None:
    client.force_login(cast.moderator)
    for words in portions(packed(1_000), SHOWN):
        subject = Subject("comment", speak().pk)
        for number, text in enumerate(words):
            made = report(
                subject=subject, reason="other", words=text, by=None,
                address=f"203.0.113.{number}", now=now,
            )  # fmt: skip
        shown = look(page, client, f"/desk/moderation/{made.case_id}/", DESK)
        assert all(spaced(text) in shown for text in words)


def test_in_complaints_through_the_form(page: Page, client: Client, cast: Cast, speak: Any) -> None:
    comment = speak()
    client.force_login(cast.moderator)
    for words in portions(packed(5_000)[::3], SHOWN):
        Complaint.objects.all().delete()
        for number, text in enumerate(words):
            # Each from an address of its own, as people would.
            answer = client.post(
                "/complaint/",
                {
                    "url": f"/c/{comment.pk}/", "reason": "other", "words": text,
                    "name": text[:100], "address": "a@example.org", "statement": "on",
                },
                REMOTE_ADDR=f"203.0.113.{number}",
            )  # fmt: skip
            assert answer.status_code in (302, 422)
        case = Case.objects.get(kind="complaint")
        shown = look(page, client, f"/desk/moderation/{case.pk}/", DESK)
        kept = [spaced(each.words) for each in Complaint.objects.all()]
        assert len(kept) >= len(words) - 1
        assert all(text in shown for text in kept)
        cache.clear()


def test_a_complaint_about_any_page_is_a_case_or_a_sentence(
    page: Page, client: Client, cast: Cast
) -> None:
    for number, text in enumerate(packed(400)[::9]):
        answer = client.post(
            "/complaint/?url=" + text[:50],
            {
                "url": text, "reason": "x" + text[:5], "words": text, "name": "陈",
                "address": text[:60], "statement": "on", "website": "",
            },
            REMOTE_ADDR=f"203.0.{number // 250}.{number % 250}",
        )  # fmt: skip
        assert answer.status_code == 422
    assert client.post("/complaint/", {
        "url": packed(400)[7], "reason": "other", "words": "看看", "name": "陈",
        "address": "a@example.org", "statement": "on",
    }).status_code == 302  # fmt: skip
    client.force_login(cast.moderator)
    look(page, client, "/desk/moderation/", DESK)


def test_in_appeals_and_reasons(
    page: Page, client: Client, cast: Cast, speak: Any, now: datetime
) -> None:
    reasons = packed(290)
    for number, text in enumerate(packed(3_000)[::4]):
        comment, reason = speak(), reasons[number * 3 % len(reasons)]
        try:
            made = decide_at_once(
                comment=comment, act="hide", why=reason, by=cast.moderator, now=now
            )
        except ValidationError:
            continue
        case = appeal(decision=made, words=text, by=comment.author, now=now).case
        client.force_login(cast.editor)
        shown = look(page, client, f"/desk/moderation/{case.pk}/", DESK)
        assert spaced(text) in shown
        assert spaced(reason) in shown
        client.force_login(comment.author)
        assert spaced(text) in look(page, client, f"/me/decisions/{made.pk}/", PAPER)
        look(page, client, "/me/decisions/", PAPER)
        look(page, client, "/me/notices/", PAPER)
        look(page, client, f"/me/comments/{comment.pk}/", PAPER)
    look(page, client, "/moderation/", PAPER)


def test_in_notes_and_rules(page: Page, client: Client, cast: Cast, now: datetime) -> None:
    client.force_login(cast.moderator)
    for notes in portions(packed(2_000), SHOWN):
        member = MemberFactory()
        for text in notes:
            add_note(member=member, text=text, by=cast.moderator, now=now)
        shown = look(page, client, f"/desk/moderation/member/{member.pk}/", DESK)
        assert all(spaced(text) in shown for text in notes)
    HouseRule.objects.bulk_create(
        HouseRule(number=number, language="en", text=text)
        for number, text in enumerate(packed(300)[::5], start=1)
    )
    look(page, client, "/en/rules/", PAPER)
    look(page, client, "/desk/moderation/", DESK)


@pytest.mark.parametrize("path", ["/report/{}/", "/me/decisions/{}/", "/me/appeal/{}/"])
def test_in_addresses(client: Client, cast: Cast, path: str) -> None:
    client.force_login(cast.member)
    for text in packed(60)[::7]:
        assert client.get(path.format(text.replace("?", "").replace("#", ""))).status_code in (
            301, 404,
        )  # fmt: skip
