"""The personal fragment: nothing for strangers, a bar for members, a pencil for editors."""

import re

import pytest
from django.test import Client

from rostra.frontpage.models import Edition, FurniturePage
from rostra.pages.tests.conftest import Paper
from tests.cast import Cast

KEY = re.compile('data-me="([^"?]+)')


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


@pytest.mark.parametrize("who", ["member", "editor"])
def test_what_is_edited_at_the_desk_has_a_link_there(
    paper: Paper, cast: Cast, client: Client, who: str
) -> None:
    edition = Edition.objects.create(language="zh-hans", name="报", live=True)
    page = FurniturePage(title="关于", slug="about", language="zh-hans")
    FurniturePage.get_first_root_node().add_child(instance=page)
    client.force_login(getattr(cast, who))
    editing = {
        "/": f"/desk/editions/edit/{edition.pk}/",
        "/section/military/": f"/desk/sections/edit/{paper.section.pk}/",
        "/topic/ukraine/": f"/desk/topics/edit/{paper.topic.pk}/",
        "/source/diyi-junqing/": f"/desk/sources/edit/{paper.source.pk}/",
        "/about/": f"/desk/pages/{page.pk}/edit/",
        "/latest/": None,
    }
    for address, desk in editing.items():
        key = KEY.search(client.get(address).content.decode())
        assert key is not None, address
        answer = client.get(key[1]).content.decode()
        # Editors may look at sections; only the owner changes them.
        is_shown = desk is not None and who == "editor" and "/sections/" not in desk
        assert (str(desk) in answer) == is_shown, address


def test_only_a_pages_key_is_answered(db: None, client: Client) -> None:
    for key in ("x:1", "article:", "article:1:2", "reader:1", "article:-1"):
        assert client.get(f"/me/for/{key}").status_code == 404
    assert client.post("/me/for/front:0").status_code in {403, 405}
