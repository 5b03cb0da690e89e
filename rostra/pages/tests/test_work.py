"""The small work asked of new members' browsers, and the field that only machines fill."""

import base64
import html
import json
import re

import pytest
from altcha import solve_challenge_v1
from django.core.cache import cache
from django.test import Client

from rostra.accounts.models import Member, Standing
from rostra.accounts.trust import Level
from rostra.discussion.models import Comment, Hold
from rostra.pages.tests.conftest import Paper
from rostra.screening import work
from rostra.screening.actions.change_practice import change_practice
from rostra.screening.models import Practice
from tests.cast import Cast

ASKED = re.compile('data-work="([^"]+)"')


@pytest.fixture
def path(paper: Paper, cast: Cast) -> str:
    cache.clear()
    change_practice(practice=Practice(asks_work=True), by=cast.owner)
    return f"/me/threads/article:{paper.article.pk}/reply"


def asked(text: str) -> dict | None:
    found = ASKED.search(text)
    return json.loads(html.unescape(found[1])) if found else None


def answered(given: dict) -> str:
    """Do the browser's work."""
    solution = solve_challenge_v1(given["challenge"], given["salt"], given["algorithm"], 30_000)
    own = {name: given[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps({**own, "number": solution.number}).encode()).decode()


def say(client: Client, path: str, text: str, **more: str) -> Comment:
    client.post(path, {"text": text, **more})
    return Comment.objects.latest("pk")


def test_a_new_members_browser_works_once_a_day(client: Client, cast: Cast, path: str) -> None:
    client.force_login(cast.member)
    given = asked(client.get(path).content.decode())
    assert given is not None
    assert asked(client.get(f"/me/for/{path.split('/')[3]}").content.decode())
    assert say(client, path, "会算的浏览器", work=answered(given)).is_visible
    assert asked(client.get(path).content.decode()) is None
    assert say(client, path, "同一天再说一句").is_visible


@pytest.mark.parametrize("wrong", ["", "x", "bm90IGpzb24=", "e30=", "é" * 50, "A" * 3_000])
def test_without_work_it_waits(client: Client, cast: Cast, path: str, wrong: str) -> None:
    client.force_login(cast.member)
    assert not say(client, path, "没有脚本", work=wrong).is_visible
    assert [each["kind"] for each in Hold.objects.get().fired] == ["work"]


def test_an_answer_counts_once_and_for_its_own_challenge(
    client: Client, cast: Cast, path: str
) -> None:
    client.force_login(cast.member)
    given = asked(client.get(path).content.decode())
    answer = answered(given)
    assert say(client, path, "第一个人", work=answer).is_visible
    other = Client()
    other.force_login(Member.objects.create_user("second@example.org", name="Second"))
    assert not say(other, path, "第二个人用同一个答案", work=answer).is_visible
    forged = json.loads(base64.b64decode(answer))
    forged["salt"] = forged["salt"].replace("expires=1", "expires=9")
    sent = base64.b64encode(json.dumps(forged).encode()).decode()
    assert not say(other, path, "改过的答案", work=sent).is_visible


def test_known_members_are_asked_for_nothing(client: Client, cast: Cast, path: str) -> None:
    Standing.objects.update_or_create(member=cast.member, defaults={"level": Level.MEMBER})
    client.force_login(cast.member)
    assert asked(client.get(path).content.decode()) is None
    assert say(client, path, "老会员").is_visible


def test_the_trap_and_the_work_stand_at_the_entrance(client: Client, cast: Cast, path: str) -> None:
    page = client.get("/accounts/signup/").content.decode()
    given = asked(page)
    assert given is not None
    assert "field--trap" in page
    typed = {"email": "robot@example.org", "name": "Robot", "password1": "four walls and a press"}
    caught = client.post("/accounts/signup/", {**typed, "website": "https://spam.example/"})
    assert caught.status_code == 200
    assert 'role="alert"' in caught.content.decode()
    assert not Member.objects.filter(email="robot@example.org").exists()
    answer = {"work": answered(given)}
    client.post(
        "/accounts/signup/", {**typed, "email": "wei@example.org", "name": "小魏", **answer}
    )
    assert Member.objects.filter(email="wei@example.org").exists()
    assert client.session[work.DONE] > 0


def test_nobody_is_asked_where_the_owner_does_not_want_it(client: Client, cast: Cast) -> None:
    assert asked(client.get("/accounts/signup/").content.decode()) is None
