"""The floor as readers and members meet it: pages of threads, and writing at /me/."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rostra.accounts.actions.impose import impose
from rostra.changes.log import append
from rostra.discussion.actions.close import close
from rostra.discussion.actions.hide import hide
from rostra.discussion.actions.like import like
from rostra.discussion.actions.take_back import take_back
from rostra.discussion.models import Comment, Thread
from rostra.news.actions.withdraw import withdraw
from rostra.news.models import Article
from tests.cast import Cast, MemberFactory


def text_of(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


def test_comments_stand_under_the_article_with_their_count(paper, client, address, speak) -> None:
    assert "暂无评论" in text_of(client, address)
    root = speak("渡轮早就该停了。")
    speak("*同意*。", to=root)
    text = text_of(client, address)
    assert re.findall(r"(\d+) 条评论", text) == ["2", "2"]
    assert 'id="floor-1"' in text
    assert "<em>同意</em>" in text
    assert f"/c/{root.pk}/" in text
    assert '"commentCount":2' in text
    assert "csrfmiddlewaretoken" not in text
    assert "渡輪早就該停了" in text_of(client, f"/zh-hant{address}")


def test_a_thread_is_paged_in_each_order(paper, client, speak) -> None:
    comments = [speak() for _ in range(45)]
    for liker in range(3):
        like(comment=comments[30], by=MemberFactory(), now=paper.now + timedelta(liker))
    number = comments[0].thread_id
    for order, first in (("", 1), ("newest/", 45), ("best/", 31)):
        seen, path = [], f"/thread/{number}/{order}"
        while path:
            text = text_of(client, path)
            seen += map(int, re.findall(r'id="floor-(\d+)"', text))
            found = re.search(r'<p class="thread__more"><a href="([^"]+)">', text)
            path = found[1].replace("&amp;", "&") if found else ""
        assert sorted(seen) == list(range(1, 46)), order
        assert seen[0] == first
    last = text_of(client, f"/thread/{number}/?older=0-40")
    back = re.search(r'<a href="([^"]+)" rel="prev">', last)
    assert back is not None
    floors = re.findall(r'id="floor-(\d+)"', text_of(client, back[1]))
    assert floors == [str(floor) for floor in range(21, 41)]


@pytest.mark.parametrize("key", ["older=x", "older=0-99", "newer=0-1", "older=1", "newer=-1-1"])
def test_a_wrong_key_is_not_an_empty_page(paper, client, speak, key) -> None:
    number = speak().thread_id
    text_of(client, f"/thread/{number}/?{key}", 404)
    text_of(client, f"/c/{Comment.objects.get().pk}/?{key}", 404)


def test_a_comment_has_a_page_with_what_it_answers_and_what_answered(client, speak) -> None:
    root = speak("头一句")
    middle = speak("第二句", to=root)
    last = speak("第三句", to=middle)
    speak("别的话")
    text = text_of(client, f"/c/{middle.pk}/")
    assert [each in text for each in ("头一句", "第二句", "第三句", "别的话")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert "第三句" in text_of(client, f"/c/{last.pk}/")
    text_of(client, "/c/987654/", 404)
    text_of(client, "/thread/987654/", 404)


def test_a_long_branch_is_folded_and_paged(client, speak) -> None:
    root = speak()
    for _ in range(70):
        speak(to=root)
    text = text_of(client, f"/thread/{root.thread_id}/")
    assert text.count('class="comment ') == 9
    assert "另有 62 条回复" in text
    page = text_of(client, f"/c/{root.pk}/")
    floors = re.findall(r'id="floor-(\d+)"', page)
    following = re.search(r'<a href="([^"]+)" rel="next">', page)
    assert following is not None
    rest = text_of(client, following[1])
    floors += re.findall(r'id="floor-(\d+)"', rest)[1:]
    assert floors == [str(floor) for floor in range(1, 72)]
    assert 'rel="prev"' in rest


def test_what_is_hidden_or_taken_back_shows_only_that_it_was(
    paper, cast: Cast, client, address, speak
) -> None:
    first, second, third = speak("甲的话"), speak("乙的话"), speak("丙的话")
    speak("答甲", to=first)
    hide(comment=first, why="骂人", by=cast.editor, now=paper.now)
    take_back(comment=second, by=second.author, now=paper.now)
    text = text_of(client, address)
    assert "甲的话" not in text
    assert first.author.name not in text
    assert "已隐藏" in text
    assert "乙的话" not in text
    assert 'id="floor-2"' not in text
    assert "答甲" in text
    assert re.findall(r"(\d+) 条评论", text) == ["2", "2"]
    assert f'id="floor-{third.floor}"' in text
    text_of(client, f"/c/{second.pk}/", 404)
    assert "甲的话" not in text_of(client, f"/c/{first.pk}/")


def test_a_thread_goes_with_its_article(paper, cast: Cast, client, speak) -> None:
    comment = speak()
    withdraw(article=paper.article, note="撤下", by=cast.editor, now=paper.now)
    text_of(client, f"/thread/{comment.thread_id}/", 404)
    text_of(client, f"/c/{comment.pk}/", 404)


def queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        client.get(path)
    return len(found)


def test_a_long_thread_takes_no_more_queries_than_a_short_one(client, address, speak) -> None:
    root = speak()
    speak(to=root)
    number = root.thread_id
    paths = [address, f"/thread/{number}/", f"/thread/{number}/best/", f"/c/{root.pk}/"]
    before = [queries(client, path) for path in paths]
    assert before == [10, 8, 8, 8]
    roots = [speak() for _ in range(25)]
    for each in roots[:22]:
        speak(to=each)
    assert [queries(client, path) for path in paths] == before


def test_a_member_comments_and_answers(paper, cast: Cast, client, address, subject) -> None:
    client.force_login(cast.member)
    path = f"/me/threads/{subject.key}/reply"
    assert "发送" in text_of(client, path)
    response = client.post(path, {"text": "　　第一段。\n\n> 引文"})
    comment = Comment.objects.get()
    assert response["Location"] == f"/c/{comment.pk}/"
    assert comment.text == "　　第一段。\n\n> 引文"
    assert "<blockquote>" in comment.html
    response = client.post(f"{path}?to={comment.pk}", {"text": "答自己"})
    assert Comment.objects.get(parent=comment).text == "答自己"
    assert cast.member.name in text_of(client, address)


def test_what_was_typed_survives_an_error(cast: Cast, client, subject) -> None:
    client.force_login(cast.member)
    path = f"/me/threads/{subject.key}/reply"
    for typed in ("长" * 10_001, "  "):
        response = client.post(path, {"text": typed})
        assert response.status_code == 422
        assert typed in response.content.decode()
    assert "10001" in client.post(path, {"text": "长" * 10_001}).content.decode()
    close(subject=subject, why="完了", by=cast.editor, now=cast.member.joined_at)
    response = client.post(path, {"text": "还想说"})
    assert response.status_code == 422
    assert "还想说" in response.content.decode()
    assert not Comment.objects.exists()


def test_a_suspended_member_reads_why_in_the_place_of_the_box(
    paper, cast: Cast, client, subject, speak
) -> None:
    comment = speak(by=cast.member)
    impose(
        member=cast.member, kind="suspension", reason="骂人", by=cast.moderator, now=paper.now,
    )  # fmt: skip
    client.force_login(cast.member)
    path = f"/me/threads/{subject.key}/reply"
    for shown in (text_of(client, path), text_of(client, f"/me/for/{subject.key}")):
        assert "骂人" in shown
        assert "<textarea" not in shown
    acts = text_of(client, f"/me/comments/{comment.pk}/")
    assert "骂人" in acts
    assert f"/me/comments/{comment.pk}/edit" not in acts
    for address, typed in ((path, "还想说"), (f"/me/comments/{comment.pk}/edit", "想改")):
        response = client.post(address, {"text": typed})
        assert response.status_code == 422
        assert typed in response.content.decode()
        assert "骂人" in response.content.decode()
    assert Comment.objects.count() == 1


def test_signing_in_leads_back_to_the_box_with_the_text_still_there(
    cast: Cast, client, subject
) -> None:
    path = f"/me/threads/{subject.key}/reply"
    response = client.post(path, {"text": "登录之前写的话"})
    assert response["Location"].startswith("/accounts/login/?next=")
    client.force_login(cast.member)
    assert "登录之前写的话" in text_of(client, path)
    client.post(path, {"text": "登录之前写的话"})
    assert "登录之前写的话" not in text_of(client, path)


def test_acts_are_offered_and_done_by_right(paper, cast: Cast, client, speak) -> None:
    comment = speak("一句话", by=cast.member)
    acts = f"/me/comments/{comment.pk}/"
    assert client.get(acts).status_code == 302
    assert client.post(f"{acts}like").status_code == 302
    client.force_login(cast.member)
    own = text_of(client, acts)
    assert f"{acts}take-back" in own
    assert f"{acts}like" not in own
    assert f"{acts}hide" not in own
    client.post(f"{acts}hide", {"why": "不该"})
    client.post(f"{acts}edit", {"text": "改了的话"})
    comment.refresh_from_db()
    assert (comment.text, comment.hidden_at) == ("改了的话", None)
    assert "一句话" in text_of(client, acts)
    client.post(f"{acts}take-back")
    assert f"{acts}put-back" in text_of(client, acts)
    client.post(f"{acts}put-back")
    client.force_login(cast.editor)
    client.post(f"{acts}like")
    assert f"{acts}unlike" in text_of(client, acts)
    client.post(f"{acts}hide", {"why": ""})
    comment.refresh_from_db()
    assert (comment.likes, comment.hidden_at) == (1, None)
    client.post(f"{acts}hide", {"why": "骂人"})
    client.force_login(cast.member)
    assert "骂人" in text_of(client, acts)
    client.force_login(MemberFactory())
    text_of(client, acts, 404)
    assert client.get(f"{acts}like").status_code == 405
    assert client.post("/me/comments/987654/like").status_code == 404


def test_only_what_readers_see_can_be_spoken_about(paper, cast: Cast, client, speak) -> None:
    client.force_login(cast.member)
    for key in ("article:987654", "section:1", "article:x", "front:0"):
        assert client.get(f"/me/threads/{key}/reply").status_code == 404
    comment = speak()
    other = f"/me/threads/article:{paper.english.pk}/reply"
    assert client.get(f"{other}?to={comment.pk}").status_code == 404
    assert client.get(f"{other}?to=x").status_code == 404
    assert Thread.objects.count() == 1


def test_a_signed_in_browser_gets_the_box(paper, cast: Cast, client, subject) -> None:
    client.force_login(cast.member)
    text = text_of(client, f"/me/for/{subject.key}")
    assert f'action="/me/threads/{subject.key}/reply"' in text
    assert "data-into" not in text_of(client, "/me/for/front:0")


def test_an_editor_closes_a_thread_and_opens_it_again(
    paper, cast: Cast, client, address, subject, speak
) -> None:
    reply = f"/me/threads/{subject.key}/"
    speak()
    client.force_login(cast.member)
    assert "close" not in text_of(client, f"{reply}reply")
    client.post(f"{reply}close", {"why": "不该"})
    assert "回复" in text_of(client, address)
    client.force_login(cast.editor)
    assert f"{reply}close" in text_of(client, f"{reply}reply")
    assert f"{reply}reply" in text_of(client, f"/me/for/{subject.key}")
    client.post(f"{reply}close", {"why": "事情已了"})
    text = text_of(client, address)
    assert "讨论已关闭。 事情已了" in text
    assert ">回复<" not in text
    client.post(f"{reply}open")
    assert ">回复<" in text_of(client, address)
    assert client.post("/me/threads/article:987654/close").status_code == 302
    assert client.get(f"{reply}close").status_code == 405


def test_a_topic_is_talked_about_on_its_page(paper, cast: Cast, client) -> None:
    client.force_login(cast.member)
    client.post(f"/me/threads/topic:{paper.topic.pk}/reply", {"text": "这个专题该收了。"})
    assert "这个专题该收了" in text_of(client, "/topic/ukraine/")
    comment = Comment.objects.get()
    assert "乌克兰战争" in text_of(client, f"/c/{comment.pk}/")
    assert "乌克兰战争" in text_of(client, f"/thread/{comment.thread_id}/")


LINKS = "https://a.example/ https://b.example/ https://c.example/"


def test_a_held_comment_waits_and_its_author_sees_why(
    paper, cast: Cast, client, address, subject
) -> None:
    client.force_login(cast.member)
    response = client.post(f"/me/threads/{subject.key}/reply", {"text": LINKS})
    comment = Comment.objects.get()
    acts = f"/me/comments/{comment.pk}/"
    assert response["Location"] == acts
    own = text_of(client, acts)
    assert "等待版主审核" in own
    assert "c.example" in own
    assert f"{acts}approve" not in own
    assert acts in text_of(client, f"/me/for/{subject.key}")
    assert "a.example" not in text_of(client, address)
    text_of(client, f"/c/{comment.pk}/", 404)
    client.post(f"{acts}approve")
    client.force_login(MemberFactory())
    text_of(client, acts, 404)
    assert acts not in text_of(client, f"/me/for/{subject.key}")
    client.force_login(cast.moderator)
    assert f"{acts}approve" in text_of(client, acts)
    assert f"{acts}refuse" in text_of(client, acts)
    client.post(f"{acts}approve")
    assert "a.example" in text_of(client, address)


def test_readers_and_members_are_told_how_comments_are_taken(
    paper, cast: Cast, client, address, subject
) -> None:
    Article.objects.filter(pk=paper.article.pk).update(comments_taken="held")
    append(f"article:{paper.article.pk}")
    assert "审阅后才显示" in text_of(client, address)
    client.force_login(cast.member)
    assert "审阅后才显示" in text_of(client, f"/me/threads/{subject.key}/reply")
    client.post(f"/me/threads/{subject.key}/reply", {"text": "先审的话"})
    assert "先审的话" not in text_of(client, address)
    Article.objects.filter(pk=paper.article.pk).update(comments_taken="trusted", comments_level=2)
    append(f"article:{paper.article.pk}")
    assert "信任等级" in text_of(client, address)
    fragment = text_of(client, f"/me/for/{subject.key}")
    assert "您目前的等级" in fragment
    assert "textarea" not in fragment
    refused = client.post(f"/me/threads/{subject.key}/reply", {"text": "等级不够的话"})
    assert refused.status_code == 422
    assert "等级不够的话" in refused.content.decode()
    Article.objects.filter(pk=paper.article.pk).update(comments_taken="closed")
    append(f"article:{paper.article.pk}")
    text = text_of(client, address)
    assert "不开放评论" in text
    assert ">回复<" not in text
    client.force_login(cast.editor)
    client.post(f"/me/threads/{subject.key}/reply", {"text": "编辑照样能说"})
    assert "编辑照样能说" in text_of(client, address)
