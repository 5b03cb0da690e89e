"""The page of a member, badges beside comments, and what is personal about others."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rostra.accounts.actions.change_profile import change_profile
from rostra.accounts.actions.erase import carry_out
from rostra.accounts.actions.grant_role import grant_role
from rostra.accounts.actions.ignore import ignore
from rostra.accounts.actions.impose import impose
from rostra.accounts.models import Member
from rostra.accounts.roles import Role
from rostra.discussion.actions.hide import hide
from rostra.discussion.actions.like import like
from rostra.discussion.actions.say import say
from rostra.discussion.actions.take_back import take_back
from rostra.discussion.models import Comment
from rostra.discussion.subjects import Subject
from rostra.kernel import clock
from rostra.news.actions.withdraw import withdraw
from rostra.pages.tests.conftest import Paper
from rostra.pages.views import member as view
from tests.cast import Cast, MemberFactory

Say = Callable[..., Comment]


@pytest.fixture
def speak(paper: Paper) -> Say:
    """Say something about the paper's article or topic, a minute apart."""
    said: list[Comment] = []

    def act(by: Member, text: str = "", kind: str = "article") -> Comment:
        said.append(
            say(
                subject=Subject(kind, getattr(paper, kind).pk),
                text=text or f"第{len(said) + 1}句话，说港口的事。",
                by=by,
                language="zh-hans",
                now=paper.now + timedelta(minutes=len(said)),
            )
        )
        return said[-1]

    return act


def page(client: Client, member: Member | int, query: str = "", status: int = 200) -> str:
    number = member if isinstance(member, int) else member.pk
    response = client.get(f"/member/{number}/{query}")
    assert response.status_code == status
    return response.content.decode()


def test_a_member_has_a_page_with_what_it_said(paper, client, cast: Cast, speak: Say) -> None:
    first, second = speak(cast.member, "渡轮早就该停了。"), speak(cast.member, kind="topic")
    like(comment=first, by=cast.editor, now=paper.now)
    text = page(client, cast.member)
    assert "Wei Member" in text
    assert "渡轮早就该停了" in text
    assert paper.article.headline in text
    assert paper.topic.title in text
    assert text.index(f"/c/{second.pk}/") < text.index(f"/c/{first.pk}/")
    assert "渡輪早就該停了" in client.get(f"/zh-hant/member/{cast.member.pk}/").content.decode()
    assert cast.member.email not in text
    assert "noindex" in text
    assert "csrfmiddlewaretoken" not in text


def test_only_what_readers_can_see_stands_there(paper, client, cast: Cast, speak: Say) -> None:
    hidden, taken, seen = (speak(cast.member) for _ in range(3))
    hide(comment=hidden, why="离题", by=cast.moderator, now=paper.now)
    take_back(comment=taken, by=cast.member, now=paper.now)
    text = page(client, cast.member)
    assert f"/c/{seen.pk}/" in text
    assert f"/c/{hidden.pk}/" not in text
    assert f"/c/{taken.pk}/" not in text
    withdraw(article=paper.article, note="撤回", by=cast.editor, now=paper.now)
    text = page(client, cast.member)
    assert paper.article.headline not in text
    assert f"/c/{seen.pk}/" not in text


def test_the_list_is_paged_by_number(paper, client, cast: Cast, speak: Say, monkeypatch) -> None:
    monkeypatch.setattr(view, "SIZE", 2)
    numbers = [speak(cast.member).pk for _ in range(5)]
    seen, query = [], ""
    while True:
        text = page(client, cast.member, query)
        seen += [int(each) for each in re.findall(r'href="/c/(\d+)/"', text)]
        following = re.search(r'rel="next" href="[^"?]*(\?older=\d+)"', text)
        if following is None:
            break
        query = following[1]
    assert seen == numbers[::-1]
    back = page(client, cast.member, f"?newer={numbers[0]}")
    assert [int(each) for each in re.findall(r'href="/c/(\d+)/"', back)] == numbers[1:3][::-1]
    for wrong in ("?older=1", "?older=x", f"?newer={numbers[-1]}", "?older=-1", "?older=１"):
        page(client, cast.member, wrong, status=404)


def test_a_page_costs_the_same_whatever_was_said(paper, client, cast: Cast, speak: Say) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(client, cast.member)
        return len(captured)

    speak(cast.member)
    page(client, cast.member)
    speak(cast.member)
    few = queries()
    for number in range(30):
        speak(cast.member, kind="topic" if number % 3 else "article")
    assert queries() == few
    assert few <= 6


def test_badges_stand_beside_names_at_no_cost(paper, client, cast: Cast, speak: Say) -> None:
    address = f"/news/{paper.article.pk}-{paper.article.slug}/"
    for _ in range(2):
        speak(cast.member)
        with CaptureQueriesContext(connection) as plain:
            client.get(address)
    grant_role(member=cast.member, role=Role.EXPERT, by=cast.owner, now=paper.now)
    for person in (cast.owner, cast.editor, cast.moderator):
        speak(person)
    with CaptureQueriesContext(connection) as badged:
        text = client.get(address).content.decode()
    assert len(badged) == len(plain)
    assert set(re.findall(r'class="badge">([^<]+)<', text)) == {"专家", "站长", "编辑", "版主"}
    assert f'href="/member/{cast.member.pk}/"' in text
    assert f'data-author="{cast.member.pk}"' in text


def test_the_page_follows_what_is_done(paper, client, cast: Cast, speak: Say) -> None:
    said = speak(cast.member)
    assert f"/c/{said.pk}/" in page(client, cast.member)
    change_profile(
        member=cast.member, name="新名字", about="海运十年。", language="", time_zone="",
        portrait="", now=paper.now,
    )  # fmt: skip
    text = page(client, cast.member)
    assert "新名字" in text
    assert "海运十年" in text
    take_back(comment=said, by=cast.member, now=paper.now)
    assert f"/c/{said.pk}/" not in page(client, cast.member)


def test_a_banned_and_an_erased_member_have_plain_pages(
    paper, client, cast: Cast, speak: Say
) -> None:
    now = clock.now()
    said = speak(cast.member, "留下的话。")
    impose(
        member=cast.member, kind="ban", reason="骂人", by=cast.moderator, now=now,
        ends_at=now + timedelta(days=3),
    )  # fmt: skip
    text = page(client, cast.member)
    assert "留下的话" not in text
    assert "noindex" in text
    number = cast.member.pk
    carry_out(member=cast.member, texts=False, by=None, now=now)
    text = page(client, number, status=410)
    assert "Wei Member" not in text
    assert "Wei Member" not in client.get(f"/c/{said.pk}/").content.decode()
    page(client, 987_654, status=404)


def test_nothing_hostile_runs_on_the_page(paper, client, cast: Cast, speak: Say) -> None:
    Member.objects.filter(pk=cast.member.pk).update(
        name='<b onclick="x">名</b>', about="</p><script>alert(1)</script>"
    )
    speak(cast.member, "<img src=x onerror=alert(1)> 说一句")
    text = page(client, cast.member)
    assert "<script>alert" not in text
    assert "<b onclick" not in text
    assert "<img src=x" not in text


def test_what_is_personal_comes_with_the_bar(paper, client, cast: Cast) -> None:
    other = MemberFactory()
    ignore(other=other, by=cast.member, now=paper.now)
    Member.objects.filter(pk=cast.member.pk).update(time_zone="Asia/Taipei")
    client.force_login(cast.member)
    text = client.get(f"/me/for/member:{other.pk}").content.decode()
    assert f'data-ignored="{other.pk}"' in text
    assert 'data-zone="Asia/Taipei"' in text
    assert f"/me/members/{other.pk}/" in text
