"""The personal fragment: nothing for strangers, a bar for members, a pencil for editors."""

import pytest
from django.test import Client

from rostra.pages.tests.conftest import Paper
from tests.cast import Cast


def test_a_stranger_gets_nothing(db: None, client: Client) -> None:
    response = client.get("/me/for/article:1")
    assert (response.status_code, response.content) == (204, b"")
    assert "private" in response["Cache-Control"]
    assert not response.cookies


@pytest.mark.parametrize(
    ("who", "may_edit"), [("member", False), ("editor", True), ("owner", True)]
)
def test_a_member_gets_a_bar(
    paper: Paper, cast: Cast, client: Client, who: str, may_edit: bool
) -> None:
    member = getattr(cast, who)
    client.force_login(member)
    response = client.get(f"/me/for/article:{paper.article.pk}?language=en")
    text = response.content.decode()
    assert response.status_code == 200
    assert member.name in text
    assert "csrfmiddlewaretoken" in text
    assert "Sign out" in text
    assert ("me__edit" in text) == may_edit
    assert ("/desk/" in text) == may_edit
    assert "private" in response["Cache-Control"]
    assert "Cookie" in response["Vary"]
    assert "登出" in client.get("/me/for/front:0?language=zh-hant").content.decode()


def test_only_a_pages_key_is_answered(db: None, client: Client) -> None:
    for key in ("x:1", "article:", "article:1:2", "member:1", "article:-1"):
        assert client.get(f"/me/for/{key}").status_code == 404
    assert client.post("/me/for/front:0").status_code in {403, 405}
