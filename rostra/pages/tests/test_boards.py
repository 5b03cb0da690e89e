"""The forum as readers, members and moderators meet it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rostra.discussion.actions.merge import merge
from rostra.discussion.actions.pick import pick
from rostra.discussion.actions.say import say
from rostra.discussion.actions.start_thread import start_thread
from rostra.discussion.models import Board, BoardTally, Comment, FloorSettings, Thread
from rostra.discussion.subjects import Subject
from rostra.pages import standing
from rostra.pages.tests.test_floor import text_of
from tests.cast import Cast, MemberFactory

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)> {{7*7}} %s \u202e'


@pytest.fixture
def board(paper) -> Board:
    board = Board.objects.create(name="闲谈", slug="talk", description="说说渡轮。")
    standing.forget()
    return board


@pytest.fixture
def start(board, paper):
    begun = []

    def act(title="", text="今天去看了码头。", **given):
        given = {"board": board, "by": MemberFactory(), "language": "zh-hans"} | given
        given.setdefault("now", paper.now + timedelta(minutes=len(begun)))
        begun.append(start_thread(title=title or f"第{len(begun) + 1}题", text=text, **given))
        return begun[-1].thread

    return act


def test_a_board_lists_its_threads_the_last_spoken_in_first(paper, board, client, start) -> None:
    first, second = start("渡輪停駛"), start("码头见闻")
    say(
        subject=Subject("thread", first.pk), text="还停着", by=MemberFactory(), language="zh-hans",
        now=paper.now + timedelta(hours=1),
    )  # fmt: skip
    Thread.objects.filter(pk=start("版规").pk).update(pinned_at=paper.now)
    text = text_of(client, "/board/talk/")
    titles = re.findall(r'<a href="/thread/\d+/"[^>]*>([^<]+)</a>', text)
    assert titles == ["版规", "渡轮停驶", "码头见闻"]
    assert "说说渡轮。" in text
    assert 'href="/me/boards/talk/start"' in text
    assert "第 1 题" not in text
    assert "闲谈" in text_of(client, "/boards/")
    assert f"/thread/{second.pk}/" in text
    assert 'href="/boards/"' in text_of(client, "/")
    assert "/board/talk/" in text_of(client, "/sitemap/")
    assert "/board/talk/" in text_of(client, "/sitemap-pages.xml")
    text_of(client, "/board/none/", 404)
    text_of(client, "/board/talk/?older=x", 404)


def test_a_board_is_paged_by_key(board, client, start, paper) -> None:
    rows = [
        Thread(
            board=board, title=f"第{n}题", opened_at=paper.now, last_floor=1, comment_count=1,
            last_comment_at=paper.now - timedelta(minutes=n),
        )
        for n in range(70)
    ]  # fmt: skip
    Thread.objects.bulk_create(rows)
    seen, path = [], "/board/talk/"
    while path:
        text = text_of(client, path)
        seen += re.findall(r'<a href="/thread/\d+/"[^>]*>([^<]+)</a>', text)
        found = re.search(r'class="paging__older" href="([^"]+)"', text)
        path = found[1].replace("&amp;", "&") if found else ""
    assert seen == [f"第{n}题" for n in range(70)]


def queries(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        client.get(path)
    return len(found)


def test_a_full_board_takes_no_more_queries_than_an_empty_one(board, client, start) -> None:
    start()
    before = [queries(client, path) for path in ("/board/talk/", "/boards/")]
    assert before == [6, 6]
    for _ in range(35):
        start()
    assert [queries(client, path) for path in ("/board/talk/", "/boards/")] == before


def test_a_board_is_read_by_its_index_however_many_threads_stand_in_it(board, paper) -> None:
    Thread.objects.bulk_create(
        Thread(
            board=board, title="题", opened_at=paper.now, last_floor=1, comment_count=1,
            last_comment_at=paper.now - timedelta(minutes=n),
        )
        for n in range(3000)
    )  # fmt: skip
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE discussion_thread")
    page = Thread.objects.standing().filter(board=board, pinned_at=None)
    plan = page.order_by("-last_comment_at", "-pk")[:31].explain()
    assert "thread_in_board" in plan
    assert "TEMP B-TREE" not in plan.upper()


def test_the_page_of_a_thread_says_what_it_is(board, client, start, paper) -> None:
    thread = start("码头见闻", "今天*风*大。")
    answer = {"by": MemberFactory(), "language": "zh-hans", "now": paper.now}
    say(subject=Subject("thread", thread.pk), text="明天也是", **answer)
    text = text_of(client, f"/thread/{thread.pk}/")
    assert "<h1" in text
    assert "码头见闻" in text
    assert '"@type":"DiscussionForumPosting"' in text
    assert '"text":"今天风大。"' in text
    assert '"commentCount":1' in text
    for crumb in ('href="/boards/"', 'href="/board/talk/"'):
        assert crumb in text
    assert 'class="rail"' in text
    assert f'data-me="/me/for/thread:{thread.pk}' in text
    assert 'rel="canonical"' in text
    assert 'hreflang="zh-Hant"' in text
    assert "碼頭見聞" in text_of(client, f"/zh-hant/thread/{thread.pk}/")
    assert 'content="noindex' in text_of(client, f"/en/thread/{thread.pk}/")
    assert 'content="noindex' in text_of(client, f"/thread/{thread.pk}/best/")
    number = thread.comments.get(floor=1).pk
    assert "码头见闻" in text_of(client, f"/c/{number}/")


def test_what_is_hostile_is_only_words(board, client, start, cast: Cast) -> None:
    thread = start(HOSTILE, HOSTILE)
    Board.objects.filter(pk=board.pk).update(name=HOSTILE[:60], description=HOSTILE)
    standing.forget()
    client.force_login(cast.moderator)
    number = thread.comments.get().pk
    for path in (
        "/boards/", "/board/talk/", f"/thread/{thread.pk}/", f"/c/{number}/", "/sitemap/",
        f"/me/threads/{thread.pk}/arrange", f"/me/threads/thread:{thread.pk}/reply",
        f"/me/comments/{number}/split", "/me/boards/talk/start",
    ):  # fmt: skip
        text = text_of(client, path)
        assert "<script>alert" not in text, path
        assert "<img src=x" not in text, path


def test_a_member_starts_a_thread_without_script(board, client, cast: Cast) -> None:
    client.force_login(cast.member)
    path = "/me/boards/talk/start"
    assert "发起讨论" in text_of(client, path)
    typed = {"title": "码头见闻", "text": "　　今天*风*大。"}
    shown = client.post(path, typed | {"preview": "1"}).content.decode()
    assert "<em>风</em>" in shown
    assert not Thread.objects.exists()
    for wrong in ({"title": ""}, {"text": " "}, {"title": "题" * 200}, {"text": "长" * 10_001}):
        response = client.post(path, typed | wrong)
        assert response.status_code == 422
        kept = (typed | wrong)["text"] if "title" in wrong else (typed | wrong)["title"]
        assert kept in response.content.decode()
    response = client.post(path, typed)
    thread = Thread.objects.get()
    assert response["Location"] == f"/thread/{thread.pk}/"
    assert client.post(path, typed)["Location"] == f"/thread/{thread.pk}/"
    assert BoardTally.objects.get(board=board).threads == 1
    assert cast.member.name in text_of(client, "/board/talk/")


def test_a_board_says_before_writing_who_may_not_start(board, client, cast: Cast, paper) -> None:
    client.force_login(cast.member)
    Board.objects.filter(pk=board.pk).update(starters=Board.Starters.TRUSTED)
    text = text_of(client, "/me/boards/talk/start")
    assert "受信任的会员" in text
    assert "<textarea" not in text
    response = client.post("/me/boards/talk/start", {"title": "题", "text": "写好的话"})
    assert response.status_code == 422
    assert "写好的话" in response.content.decode()
    Board.objects.filter(pk=board.pk).update(closed_at=paper.now)
    assert "版块已关闭" in text_of(client, "/me/boards/talk/start")
    standing.forget()
    assert "本版块已关闭" in text_of(client, "/board/talk/")
    text_of(client, "/me/boards/none/start", 404)


def test_signing_in_leads_back_to_the_thread_as_it_was_typed(board, client, cast: Cast) -> None:
    typed = {"title": "码头见闻", "text": "今天风大。"}
    response = client.post("/me/boards/talk/start", typed)
    assert response.status_code == 302
    assert "/accounts/login/" in response["Location"]
    session = client.session["typed"]
    client.force_login(cast.member)
    kept = client.session
    kept["typed"] = session
    kept.save()
    text = text_of(client, "/me/boards/talk/start")
    assert "码头见闻" in text
    assert "今天风大。" in text


def test_moderators_arrange_threads_and_members_do_not(board, client, cast: Cast, start) -> None:
    other = Board.objects.create(name="旧货", slug="flea")
    standing.forget()
    thread, second = start("码头见闻"), start("也说码头")
    address = f"/me/threads/{thread.pk}/"
    client.force_login(cast.member)
    text_of(client, f"{address}arrange", 404)
    client.post(f"{address}pin")
    assert not Thread.objects.filter(pinned_at__isnull=False).exists()
    client.force_login(cast.moderator)
    text_of(client, f"{address}arrange")
    client.post(f"{address}pin")
    assert "置顶" in text_of(client, "/board/talk/")
    client.post(f"{address}unpin")
    client.post(f"{address}rename", {"title": "码头见闻录"})
    client.post(f"{address}move", {"board": other.pk})
    assert "码头见闻录" in text_of(client, "/board/flea/")
    assert "闲谈" in text_of(client, f"/thread/{thread.pk}/")
    for wrong in ("", "x", "987654", f"{thread.pk}"):
        assert client.post(f"{address}merge", {"into": wrong}).status_code == 302
    assert client.post(f"{address}move", {"board": "x"}).status_code == 302
    assert client.post(f"{address}undo", {"relocation": "1"}).status_code == 302
    moved = thread.comments.get()
    client.post(f"{address}merge", {"into": f"http://testserver/thread/{second.pk}/best/"})
    response = client.get(f"/thread/{thread.pk}/")
    assert (response.status_code, response["Location"]) == (301, f"/thread/{second.pk}/")
    assert "今天去看了码头" in text_of(client, f"/c/{moved.pk}/")
    reply = client.post(f"/me/threads/thread:{thread.pk}/reply", {"text": "还写到老地址"})
    assert reply.status_code == 302
    assert Comment.objects.get(text="还写到老地址").thread == second
    text = text_of(client, f"{address}arrange")
    [relocation] = re.findall(r'name="relocation" value="(\d+)"', text)
    client.post(f"{address}undo", {"relocation": relocation})
    assert "码头见闻录" in text_of(client, f"/thread/{thread.pk}/")


def test_a_branch_is_split_off_and_the_old_place_says_where(paper, board, client, cast) -> None:
    given = {"subject": Subject("article", paper.article.pk), "language": "zh-hans"}
    root = say(text="说渡轮", by=MemberFactory(), now=paper.now, **given)
    branch = say(text="说别的", by=MemberFactory(), now=paper.now, parent=root.pk, **given)
    client.force_login(cast.member)
    text_of(client, f"/me/comments/{branch.pk}/split", 404)
    client.force_login(cast.moderator)
    path = f"/me/comments/{branch.pk}/split"
    assert client.post(path, {"title": "", "board": board.pk}).status_code == 422
    assert client.post(path, {"title": "别的事", "board": "x"}).status_code == 422
    client.post(path, {"title": "别的事", "board": board.pk})
    old = text_of(client, f"/thread/{root.thread_id}/")
    assert "说别的" not in old
    assert "别的事" in old
    assert "别的事" in text_of(client, f"/news/{paper.article.pk}-{paper.article.slug}/")
    assert "说别的" in text_of(client, f"/thread/{Thread.objects.get(title='别的事').pk}/")


def test_an_article_whose_thread_was_merged_shows_where_it_went(
    paper, board, client, start, cast: Cast
) -> None:
    given = {"by": MemberFactory(), "language": "zh-hans", "now": paper.now}
    said = say(subject=Subject("article", paper.article.pk), text="说渡轮", **given)
    thread = start("码头见闻")
    merge(source=said.thread, target=thread, by=cast.moderator, now=paper.now)
    text = text_of(client, f"/news/{paper.article.pk}-{paper.article.slug}/")
    assert "说渡轮" in text
    assert "今天去看了码头" in text
    assert f"/me/threads/article:{paper.article.pk}/reply?to={said.pk}" in text
    client.force_login(cast.member)
    path = f"/me/threads/article:{paper.article.pk}/reply?to={said.pk}"
    assert client.post(path, {"text": "答渡轮"}).status_code == 302
    assert Comment.objects.get(text="答渡轮").thread == thread


def test_what_editors_picked_is_marked_and_has_its_list(board, client, start, cast, paper) -> None:
    thread = start()
    path = f"/thread/{thread.pk}/"
    assert "编辑精选" not in text_of(client, path)
    answer = {"by": MemberFactory(), "language": "zh-hans", "now": paper.now}
    said = say(subject=Subject("thread", thread.pk), text="说得好", **answer)
    pick(comment=said, by=cast.editor, now=paper.now)
    assert "编辑精选" in text_of(client, path)
    picked = text_of(client, f"{path}picked/")
    assert "说得好" in picked
    assert "今天去看了码头" not in picked
    client.force_login(cast.editor)
    client.post(f"/me/comments/{said.pk}/unpick")
    assert "编辑精选" not in text_of(client, path)


def test_members_react_with_what_the_owner_chose(board, client, start, cast: Cast) -> None:
    number = start().comments.get().pk
    client.force_login(cast.member)
    assert "好笑" not in text_of(client, f"/me/comments/{number}/")
    client.post(f"/me/comments/{number}/like", {"kind": "laugh"})
    assert Comment.objects.get().reaction_counts == {}
    FloorSettings.objects.update_or_create(pk=1, defaults={"reactions": ["like", "laugh"]})
    assert "好笑" in text_of(client, f"/me/comments/{number}/")
    client.post(f"/me/comments/{number}/like", {"kind": "laugh"})
    text = text_of(client, f"/c/{number}/")
    assert "😄" in text
    assert "好笑" in text
    client.post(f"/me/comments/{number}/like", {"kind": "like"})
    client.post(f"/me/comments/{number}/like", {"kind": "nonsense"})
    assert Comment.objects.get().reaction_counts == {"like": 1}
    client.post(f"/me/comments/{number}/unlike")
    assert Comment.objects.get().reaction_counts == {}
