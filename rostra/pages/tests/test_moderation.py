"""What readers, visitors and members meet of moderation: reports, complaints, log, figures, 451."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rostra.accounts import addresses as members
from rostra.accounts import sanctions
from rostra.discussion.models import Comment
from rostra.moderation.actions.decide import Imposed, decide
from rostra.moderation.actions.open_case import open_case
from rostra.moderation.actions.undo import undo
from rostra.moderation.models import Appeal, Case, Complaint, HouseRule, Report
from rostra.pages.tests.conftest import Paper
from rostra.pages.tests.test_work import answered, asked
from rostra.screening.actions.change_practice import change_practice
from rostra.screening.models import Practice
from tests.cast import PASSWORD, Cast


@pytest.fixture(autouse=True)
def no_limits_from_before(db: None) -> None:
    cache.clear()


@pytest.fixture
def settle(paper: Paper, cast: Cast):
    """Decide about a subject at once."""

    def act(subject, act, *, about=None, by=None, reason="骂人", imposed=None, kind="report"):
        case = open_case(kind=kind, subject=subject, about=about, now=paper.now)
        return decide(
            case=case, act=act, reason=reason, imposed=imposed, by=by or cast.editor, now=paper.now
        )

    return act


def text_of(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, (path, response.status_code)
    return response.content.decode()


def test_a_visitor_reports_from_the_comment_and_is_thanked(client, address, speak) -> None:
    comment = speak("这句话太过分了。")
    link = re.search(r'href="(/report/[^"]+)"', text_of(client, address))
    assert link is not None
    path = link[1]
    assert "这句话太过分了" in text_of(client, path)
    answer = client.post(path, {"reason": "insult", "words": "你看"})
    assert "谢谢" in text_of(client, answer["Location"])
    report = Report.objects.get()
    assert (report.subject, report.by, report.words) == (f"comment:{comment.pk}", None, "你看")
    again = client.post(path, {"reason": "spam", "words": "写好的话"})
    assert again.status_code == 422
    assert "写好的话" in again.content.decode()
    assert "已经举报过" in again.content.decode()


def test_a_member_reports_and_the_suspended_reads_why_not(
    client, cast: Cast, speak, settle
) -> None:
    comment = speak()
    path = f"/report/comment:{comment.pk}/"
    client.force_login(cast.member)
    assert client.post(path, {"reason": "hate"}).status_code == 302
    assert Report.objects.get().by == cast.member
    settle(f"member:{cast.member.pk}", "sanction", about=cast.member,
           imposed=Imposed("suspension"))  # fmt: skip
    other = f"/report/comment:{speak().pk}/"
    assert '<form class="account__form"' not in text_of(client, other)
    answer = client.post(other, {"reason": "hate", "words": "写好的话"})
    assert answer.status_code == 422
    assert "写好的话" in answer.content.decode()


def test_machines_and_the_hasty_report_nothing(client, speak) -> None:
    path = f"/report/comment:{speak().pk}/"
    trapped = client.post(path, {"reason": "spam", "website": "https://x.example"})
    assert trapped.status_code == 422
    assert "机器" in trapped.content.decode()
    assert not Report.objects.exists()
    for _ in range(19):
        client.post(path, {"reason": "spam"})
    other = f"/report/comment:{speak().pk}/"
    answer = client.post(other, {"reason": "spam"})
    limited = client.post(other, {"reason": "spam"})
    assert "太频繁" in answer.content.decode() + limited.content.decode()


def test_visitors_whose_browsers_do_no_work_send_less(client, cast: Cast, speak) -> None:
    comments = [speak() for _ in range(6)]
    change_practice(practice=Practice(asks_work=True), by=cast.owner)
    paths = [f"/report/comment:{comment.pk}/" for comment in comments]
    assert "data-work" in text_of(client, paths[0])
    answers = [client.post(path, {"reason": "spam"}).status_code for path in paths[:5]]
    assert answers == [302, 302, 302, 422, 422]
    given = asked(text_of(client, paths[5]))
    assert given is not None
    worked = client.post(paths[5], {"reason": "spam", "work": answered(given)})
    assert worked.status_code == 302
    assert "data-work" not in text_of(client, paths[4])
    assert client.post(paths[4], {"reason": "spam"}).status_code == 302
    client.force_login(cast.member)
    assert "data-work" not in text_of(client, paths[0])


def test_only_what_readers_see_is_reported(client, cast: Cast, speak, settle) -> None:
    comment = speak()
    settle(f"comment:{comment.pk}", "hide", about=comment.author)
    for key in (f"comment:{comment.pk}", "comment:987", "x:1", "article:1", "decision:1"):
        assert client.get(f"/report/{key}/").status_code == 404
    client.force_login(cast.member)
    for key in (f"thread:{comment.thread_id}", f"member:{cast.owner.pk}"):
        assert client.get(f"/report/{key}/").status_code == 200
    assert client.post(f"/report/member:{cast.member.pk}/", {"reason": "spam"}).status_code == 422
    for path in (f"/thread/{speak().thread_id}/", members.member(cast.owner.pk)):
        found = re.search(r'href="(/report/(?:thread|member):[^"]+)"', text_of(client, path))
        assert found is not None, path
        assert client.post(found[1], {"reason": "other"}).status_code == 302
    assert set(Case.objects.filter(weight=1).values_list("kind", flat=True)) >= {"name"}


def test_a_complaint_is_filed_with_the_page_it_means(client, paper: Paper, address, speak) -> None:
    found = re.search(r'href="(/complaint/\?url=[^"]+)"', text_of(client, address))
    assert found is not None
    form = text_of(client, found[1].replace("&amp;", "&"))
    assert paper.article.slug in form
    typed = {
        "url": f"https://paper.example/zh-hant{address}", "reason": "copyright",
        "words": "照片是我拍的。", "name": "陈某", "address": "chen@example.org", "statement": "on",
    }  # fmt: skip
    answer = client.post("/complaint/", typed)
    assert "已收到" in text_of(client, answer["Location"])
    comment = speak()
    client.post("/complaint/", {**typed, "url": f"/c/{comment.pk}/", "reason": "privacy"})
    client.post("/complaint/", {**typed, "url": "somewhere <b>", "reason": "other"})
    subjects = [each.case.subject for each in Complaint.objects.order_by("pk")]
    assert subjects[:2] == [f"article:{paper.article.pk}", f"comment:{comment.pk}"]
    assert subjects[2].startswith("page:")
    for missing in ("url", "reason", "words", "name", "address", "statement"):
        given = {name: value for name, value in typed.items() if name != missing}
        wrong = client.post("/complaint/", given)
        assert wrong.status_code == 422, missing
        assert missing == "words" or "照片是我拍的" in wrong.content.decode()
    assert Complaint.objects.count() == 3
    assert client.post("/complaint/", {**typed, "website": "x"}).status_code == 422
    for _ in range(6):
        last = client.post("/complaint/", typed)
    assert last.status_code == 422
    assert "太频繁" in last.content.decode()


@pytest.mark.parametrize(("act", "status"), [("hide", 404), ("remove", 404), ("withhold", 451)])
def test_what_is_decided_is_what_readers_find(client, address, speak, settle, act, status) -> None:
    root = speak("坏话坏话")
    leaf = speak("另一句")
    answer = speak("答复在此", to=root)
    for comment in (root, leaf):
        settle(f"comment:{comment.pk}", act, about=comment.author, reason="第七条理由")
    page = text_of(client, address)
    assert "坏话坏话" not in page
    assert "答复在此" in page
    assert (f'id="floor-{root.floor}"' in page) == (act != "remove")
    assert f'id="floor-{leaf.floor}"' not in page
    assert f'id="floor-{answer.floor}"' in page
    single = text_of(client, f"/c/{leaf.pk}/", status)
    assert ("第七条理由" in single) == (act == "withhold")
    rooted = text_of(client, f"/c/{root.pk}/", 451 if act == "withhold" else 200)
    assert "坏话坏话" not in rooted
    assert "答复在此" in text_of(client, f"/c/{answer.pk}/")
    assert root.author.name not in page


def test_a_withheld_article_says_451_everywhere_and_comes_back(
    client, paper: Paper, address, settle, speak
) -> None:
    comment = speak()
    headline = paper.article.headline
    made = settle(
        f"article:{paper.article.pk}", "withhold", kind="complaint", reason="法院第12号命令"
    )
    response = client.get(address)
    text = response.content.decode()
    assert response.status_code == 451
    assert "法院第12号命令" in text
    assert "noindex" in text
    assert headline not in text
    gone = ["/latest/", "/", "/section/military/", "/feed.xml", "/sitemap.xml"]
    for path in gone:
        answer = client.get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert f"/news/{paper.article.pk}-" not in body.decode(), path
    text_of(client, f"/zh-hant{address}", 451)
    text_of(client, f"/thread/{comment.thread_id}/", 404)
    text_of(client, f"/c/{comment.pk}/", 404)
    assert "法院第12号命令" in text_of(client, "/moderation/")
    undo(decision=made, why="已撤销", by=made.by, now=paper.now)
    assert headline in text_of(client, address)


def test_the_log_says_what_and_why_and_whom_only_if_the_owner_wants(
    client, cast: Cast, speak, settle, settings
) -> None:
    assert "还没有作过决定" in text_of(client, "/moderation/")
    comment = speak(by=cast.member)
    settle(f"comment:{comment.pk}", "hide", about=cast.member, reason="骂人骂得太凶",
           imposed=Imposed("suspension"))  # fmt: skip
    settle(f"comment:{speak().pk}", "leave", reason="没事没事")
    text = text_of(client, "/moderation/")
    assert "骂人骂得太凶" in text
    assert "没事没事" not in text
    assert cast.member.name not in text
    assert "罵人罵得太兇" in text_of(client, "/zh-hant/moderation/")
    assert "moderation:log" in client.get("/moderation/")["Surrogate-Key"]
    settings.LOG_NAMES = True
    assert cast.member.name in text_of(client, "/moderation/")


def test_the_log_is_paged_by_key_and_costs_the_same(client, speak, settle) -> None:
    def cost():
        client.get("/moderation/")
        with CaptureQueriesContext(connection) as found:
            client.get("/moderation/")
        return len(found)

    settle(f"comment:{speak().pk}", "hide")
    before = cost()
    for _ in range(40):
        settle(f"comment:{speak().pk}", "hide")
    assert cost() == before
    found = re.search(r'href="([^"]+)" rel="next"', text_of(client, "/moderation/"))
    assert found is not None
    text_of(client, found[1].replace("&amp;", "&"))
    text_of(client, "/moderation/?older=1-1", 404)


def test_the_figures_are_those_of_the_acts(client, cast: Cast, speak, settle) -> None:
    comment = speak(by=cast.member)
    client.post(f"/report/comment:{comment.pk}/", {"reason": "spam"})
    made = settle(f"comment:{comment.pk}", "hide", about=cast.member,
                  imposed=Imposed("warning"))  # fmt: skip
    undo(decision=made, why="", by=cast.editor, now=made.at)
    text = text_of(client, "/transparency/")
    rows = dict(
        re.findall(r'<th scope="row">([^<]+)</th><td class="table__figure"><strong>(\d+)', text)
    )
    assert (rows["举报"], rows["已隐藏"], rows["警告"], rows["撤销的决定"]) == ("1", "1", "1", "1")
    assert rows["封禁"] == "0"
    for wrong in ("/transparency/2001/", "/transparency/1999/"):
        text_of(client, wrong, 404)


def test_the_rules_are_in_the_language_of_the_edition(client, db) -> None:
    assert "还没有写下规则" in text_of(client, "/rules/")
    HouseRule.objects.create(number=1, language="zh-hans", text="不骂人。")
    HouseRule.objects.create(number=1, language="en", text="Do not insult.")
    assert "不骂人。" in text_of(client, "/rules/")
    assert "不罵人。" in text_of(client, "/zh-hant/rules/")
    assert "Do not insult." in text_of(client, "/en/rules/")


def test_a_member_reads_what_was_decided_and_appeals(client, cast: Cast, speak, settle) -> None:
    comment = speak("我说的话", by=cast.member)
    made = settle(f"comment:{comment.pk}", "hide", about=cast.member, reason="骂人骂得太凶")
    path = f"/me/decisions/{made.pk}/"
    for private in ("/me/decisions/", path):
        assert client.get(private).status_code == 302
    client.force_login(cast.member)
    assert path in text_of(client, "/me/decisions/")
    text = text_of(client, path)
    assert "骂人骂得太凶" in text
    assert "我说的话" in text
    assert client.post(path, {"words": " "}).status_code == 422
    assert client.post(path, {"words": "<script>alert(1)</script> 没骂"}).status_code == 302
    text = text_of(client, path)
    assert "没骂" in text
    assert "<script>alert(1)" not in text
    again = client.post(path, {"words": "再来一次"})
    assert again.status_code == 422
    assert "再来一次" in again.content.decode()
    assert Appeal.objects.count() == 1
    client.force_login(cast.owner)
    text_of(client, path, 404)
    text_of(client, "/me/decisions/987654/", 404)


def test_the_banned_appeal_without_signing_in(client, cast: Cast, settle) -> None:
    settle(f"member:{cast.member.pk}", "sanction", about=cast.member, imposed=Imposed("ban"))
    EmailAddress.objects.create(
        user=cast.member, email=cast.member.email, verified=True, primary=True
    )
    sign_in = {"login": cast.member.email, "password": PASSWORD}
    page = client.post("/accounts/login/", sign_in).content.decode()
    found = re.search(r'href="(/me/appeal/[^"]+)"', page)
    assert found is not None
    assert "申诉" in text_of(client, found[1])
    assert client.post(found[1], {"words": "不是我"}).status_code == 302
    assert Case.objects.waiting().get().kind == "appeal"
    text_of(client, "/me/appeal/x/", 404)
    token = sanctions.token_of(cast.editor)
    text_of(client, f"/me/appeal/{token}/", 404)


def test_a_members_decisions_cost_the_same_however_many(client, cast: Cast, speak, settle) -> None:
    def cost():
        with CaptureQueriesContext(connection) as found:
            text_of(client, "/me/decisions/")
        return len(found)

    author = cast.member
    comments = [speak(by=author) for _ in range(5)]
    settle(f"comment:{comments[0].pk}", "hide", about=author)
    client.force_login(author)
    text_of(client, "/me/decisions/")
    before = cost()
    for comment in comments[1:]:
        settle(f"comment:{comment.pk}", "hide", about=author)
    assert cost() == before
    assert Comment.objects.visible().count() == 0
