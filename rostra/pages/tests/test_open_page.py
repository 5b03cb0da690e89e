"""A page that stays open: what was said since, how far it was read, and the way to the rest."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rostra.discussion import queries
from rostra.discussion.actions.hide import hide
from rostra.discussion.actions.mark_read import mark_read
from rostra.discussion.models import ReadMark, Thread
from rostra.discussion.subjects import Subject
from rostra.kernel import clock
from rostra.news.actions.withdraw import withdraw


def fresh(client: Client, subject: Subject, floor: int, prefix: str = "") -> str:
    response = client.get(f"{prefix}/floor/{subject.key}/{floor}/")
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"
    return response.content.decode()


def test_what_was_said_later_comes_as_a_fragment(paper, client, subject, speak, cast) -> None:
    assert 'data-last="0"' in fresh(client, subject, 0)
    root = speak("先说一句。")
    answer = speak("港口的事，<b>我</b>也说。", to=root)
    hidden = speak("看不见的。")
    hide(comment=hidden, why="不文明", by=cast.editor, now=clock.now())
    text = fresh(client, subject, 1)
    assert re.findall(r'id="floor-(\d+)"', text) == [str(answer.floor)]
    assert 'data-last="2"' in text
    assert 'data-count="2"' in text
    assert "<b>" not in text
    assert "<html" not in text
    assert "港口的事，&lt;b&gt;我" in text or "港口的事，我" in text
    # In the other script as its page is.
    assert "我也說" in fresh(client, subject, 1, "/zh-hant").replace("&lt;b&gt;", "").replace(
        "&lt;/b&gt;", ""
    )
    assert 'data-last="2"' in fresh(client, subject, 2)


def test_a_fragment_of_nothing_is_not_there(paper, client, subject, speak, cast) -> None:
    speak()
    for key in ("article:987654", "board:1", "thread:1"):
        assert client.get(f"/floor/{key}/0/").status_code == 404
    withdraw(article=paper.article, note="撤下", by=cast.editor, now=clock.now())
    assert client.get(f"/floor/{subject.key}/0/").status_code == 404


def test_a_fragment_costs_the_same_however_much_is_new(paper, client, subject, speak) -> None:
    speak()
    fresh(client, subject, 0)

    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            fresh(client, subject, 0)
        return len(captured)

    one = count()
    for _ in range(8):
        speak()
    assert count() == one


def test_an_open_page_notes_how_far_it_was_read(paper, client, subject, speak, cast) -> None:
    for _ in range(4):
        speak()
    address = reverse("me_seen", args=[subject.key])
    assert client.post(address, {"floor": "2"}).status_code == 403
    client.force_login(cast.member)
    assert client.get(address).status_code == 405
    assert client.post(address, {"floor": "2"}).status_code == 204
    assert client.post(address, {"floor": "1"}).status_code == 204
    assert ReadMark.objects.get().floor == 2
    assert client.post(address, {"floor": "99"}).status_code == 204
    assert ReadMark.objects.get().floor == 4
    for wrong in ("", "-1", "²", "1" * 40, "drop"):
        assert client.post(address, {"floor": wrong}).status_code == 400
    assert (
        client.post(reverse("me_seen", args=["article:987654"]), {"floor": "1"}).status_code == 404
    )


def test_a_member_is_led_to_the_first_unread_comment(paper, client, subject, speak, cast) -> None:
    root = speak()
    thread = Thread.objects.get()
    address = reverse("me_unread", args=[subject.key])
    assert client.get(address).status_code == 302
    assert "/accounts/login/" in client.get(address)["Location"]
    client.force_login(cast.member)
    mark_read(thread=thread, floor=1, by=cast.member, now=clock.now())
    bar = reverse("me_for", args=[subject.key])
    assert "条新评论" not in client.get(bar).content.decode()
    answer = speak(to=root)
    second = speak()
    speak(by=cast.member)
    text = client.get(bar).content.decode()
    assert "2条新评论" in text.replace(" ", "")
    assert client.get(address)["Location"] == f"/c/{answer.pk}/"
    mark_read(thread=Thread.objects.get(), floor=2, by=cast.member, now=clock.now())
    assert client.get(address)["Location"] == (
        f"/thread/{thread.pk}/?older=0-2#floor-{second.floor}"
    )
    assert (
        f'id="floor-{second.floor}"'
        in client.get(f"/thread/{thread.pk}/?older=0-2").content.decode()
    )
    mark_read(thread=Thread.objects.get(), floor=9, by=cast.member, now=clock.now())
    assert client.get(address)["Location"] == f"/thread/{thread.pk}/"


def test_many_new_comments_are_not_counted_to_the_end(paper, client, subject, speak, cast) -> None:
    speak()
    thread = Thread.objects.get()
    mark_read(thread=thread, floor=1, by=cast.member, now=clock.now())
    with CaptureQueriesContext(connection) as captured:
        queries.unread(thread, cast.member.pk)
    assert len(captured) == 2
    assert f"LIMIT {queries.COUNTED}" in captured[-1]["sql"]


def test_words_are_quoted_without_script(paper, client, subject, speak, cast) -> None:
    said = speak("第一行\n\n第二行 <script>")
    client.force_login(cast.member)
    page = client.get(f"/me/threads/{subject.key}/reply?to={said.pk}&quote=1").content.decode()
    assert "&gt; 第一行\n&gt;\n&gt; 第二行 &lt;script&gt;" in page
    assert "data-quote" in client.get(f"/thread/{said.thread_id}/").content.decode()


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "²", "1e3", ""])
def test_an_answer_to_no_comment_is_no_page(paper, client, subject, speak, cast, number) -> None:
    speak()
    client.force_login(cast.member)
    status = client.get(f"/me/threads/{subject.key}/reply", {"to": number}).status_code
    assert status == (404 if number else 200)
