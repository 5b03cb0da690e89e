"""What can be followed on a page: a plain link for everybody, a button for members."""

import re

import pytest
from django.test import Client

from rostra.discussion.models import Board
from rostra.notices.actions.follow import follow
from rostra.notices.models import Follow, Notice
from rostra.pages.following import keys_of
from rostra.pages.tests.conftest import Paper
from tests.cast import Cast

LINK = re.compile(r'href="(/me/follows/[^"?]+/)\?back=([^"]+)"')
BUTTON = re.compile(r'action="(/me/follows/[^"]+)"')


@pytest.mark.parametrize(
    ("key", "followed"),
    [
        ("article:42", {"follow-thread": "thread:article:42"}),
        ("topic:7", {"follow": "topic:7", "follow-thread": "thread:topic:7"}),
        ("section:3", {"follow": "section:3"}),
        ("source:3", {"follow": "source:3"}),
        ("member:3", {"follow": "member:3"}),
        ("board:3", {"follow": "board:3"}),
        ("thread:9", {"follow-thread": "thread:thread:9"}),
        ("front:0", {}),
        ("latest:0", {}),
    ],
)
def test_what_can_be_followed_on_a_page(key, followed):
    assert keys_of(key) == followed


@pytest.mark.parametrize(
    ("path", "links"),
    [
        ("/section/military/", ["section"]),
        ("/topic/ukraine/", ["topic", "thread:topic"]),
        ("/source/diyi-junqing/", ["source"]),
    ],
)
def test_a_page_has_a_link_that_leads_to_a_button(
    paper: Paper, cast: Cast, client: Client, path: str, links: list[str]
) -> None:
    found = LINK.findall(client.get(path).content.decode())
    assert [address.split("/")[3].rpartition(":")[0] for address, _ in found] == links
    client.force_login(cast.member)
    for address, back in found:
        page = client.get(address, {"back": back})
        assert page.status_code == 200
        assert client.post(address, {"act": "follow", "back": back})["Location"] == path
    assert Follow.objects.filter(member=cast.member).count() == len(links)


def test_a_member_gets_the_button_of_the_page_and_its_state(
    paper: Paper, cast: Cast, client: Client
) -> None:
    client.force_login(cast.member)
    key, page = f"topic:{paper.topic.pk}", "http://testserver/en/topic/ukraine/"
    answer = client.get(f"/me/for/{key}?language=en", headers={"referer": page}).content.decode()
    assert BUTTON.findall(answer)[:2] == [
        f"/me/follows/{key}/?back=%2Fen%2Ftopic%2Fukraine%2F",
        f"/me/follows/thread:{key}/?back=%2Fen%2Ftopic%2Fukraine%2F",
    ]
    assert ">Follow</button>" in answer
    follow(subject=key, by=cast.member, now=paper.article.published_at)
    answer = client.get(f"/me/for/{key}?language=en", headers={"referer": "http://evil.example/x"})
    assert ">Unfollow</button>" in answer.content.decode()
    assert "evil" not in answer.content.decode()


def test_the_number_of_unread_notices_is_in_the_bar_only_when_there_are_any(
    paper: Paper, cast: Cast, client: Client
) -> None:
    client.force_login(cast.member)
    assert "me__unread" not in client.get("/me/for/front:0").content.decode()
    Notice.objects.bulk_create(
        Notice(
            member=cast.member, kind="reply", subject=f"comment:{number}", address="/", way="inbox",
            at=paper.article.published_at,
        )
        for number in range(120)
    )  # fmt: skip
    answer = client.get("/me/for/front:0?language=en").content.decode()
    assert "More than 99 unread notices" in answer
    assert ">99+</a>" in answer


def test_a_board_can_be_followed(paper: Paper, cast: Cast, client: Client) -> None:
    board = Board.objects.create(name="茶馆", slug="tea", language="zh-hans")
    found = LINK.findall(client.get("/board/tea/").content.decode())
    assert found == [(f"/me/follows/board:{board.pk}/", "/board/tea/")]
    client.force_login(cast.member)
    assert "茶馆" in client.get(found[0][0]).content.decode()
    assert len(BUTTON.findall(client.get(f"/me/for/board:{board.pk}").content.decode())) == 1


def test_nobody_follows_oneself(paper: Paper, cast: Cast, client: Client) -> None:
    client.force_login(cast.member)
    answer = client.get(f"/me/for/member:{cast.member.pk}").content.decode()
    assert 'data-into="follow"' in answer
    assert not BUTTON.findall(answer)
    other = client.get(f"/me/for/member:{cast.editor.pk}").content.decode()
    assert len(BUTTON.findall(other)) == 1
