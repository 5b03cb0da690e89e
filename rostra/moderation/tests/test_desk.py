"""Moderation at the desk: the queue, a case, what is decided there, and what it costs."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rostra.discussion.models import Comment
from rostra.moderation import queries
from rostra.moderation.actions.appeal import appeal
from rostra.moderation.actions.claim import claim
from rostra.moderation.actions.decide import decide
from rostra.moderation.actions.open_case import open_case
from rostra.moderation.models import Case, Decision, Note
from tests.cast import MemberFactory

QUEUE = "/desk/moderation/"


def text_of(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, (path, response.status_code)
    return response.content.decode()


@pytest.fixture
def desk(cast, client):
    client.force_login(cast.moderator)
    return client


def test_the_queue_is_not_for_everybody(cast, client, speak, reported):
    case = reported(speak())
    paths = [QUEUE, f"{QUEUE}{case.pk}/", f"{QUEUE}member/{cast.member.pk}/"]
    for path in paths:
        assert client.get(path).status_code == 302
    client.force_login(cast.member)
    for path in paths:
        assert client.get(path).status_code == 403
    for act in ("claim", "release"):
        assert client.post(f"{QUEUE}{case.pk}/{act}/").status_code == 403


def test_what_waits_is_listed_with_what_it_is_about(desk, speak, reported, cast):
    case = reported(speak("这句话太过分了。", by=cast.member), reason="threat")
    text = text_of(desk, QUEUE)
    assert f"{QUEUE}{case.pk}/" in text
    assert "这句话太过分了" in text
    assert "威胁" in text or "threat" in text
    assert cast.member.name in text
    assert "<svg" in text


def cases(now, count, **given):
    for number in range(count):
        open_case(
            kind="report", subject=f"comment:{10_000 + number}", about=None,
            now=now + timedelta(seconds=number), weight=number % 7 + 1,
        )  # fmt: skip


@pytest.mark.parametrize("order", ["newest", "worst"])
def test_the_queue_is_paged_by_key_in_both_orders(desk, now, order):
    cases(now, 70)
    seen, path = [], f"{QUEUE}?order={order}"
    while path:
        text = text_of(desk, path)
        seen += [int(each) for each in re.findall(r'data-case="(\d+)"', text)]
        found = re.search(r'rel="next" href="([^"]+)"', text)
        last, path = path, QUEUE + found[1].replace("&amp;", "&") if found else ""
    assert len(seen) == len(set(seen)) == 70
    rows = {case.pk: case for case in Case.objects.all()}
    if order == "worst":
        weights = [rows[number].weight for number in seen]
        assert weights == sorted(weights, reverse=True)
    back = re.search(r'rel="prev" href="([^"]+)"', text_of(desk, last))
    text = text_of(desk, QUEUE + back[1].replace("&amp;", "&"))
    assert [int(each) for each in re.findall(r'data-case="(\d+)"', text)] == seen[30:60]
    for wrong in ("older=x", "newer=1-1-1", "older=0-0"):
        assert desk.get(f"{QUEUE}?order={order}&{wrong}").status_code == 404


def test_filters_narrow_the_queue(desk, speak, reported, cast, now):
    case, other = reported(speak()), reported(speak())
    claim(case=case, by=cast.moderator, now=now)
    decide(case=other, act="leave", by=cast.editor, now=now)
    shown = {
        "": {case.pk}, "kind=held": set(), "state=mine": {case.pk}, "state=settled": {other.pk},
        "state=x&kind=y": {case.pk},
    }  # fmt: skip
    for query, expected in shown.items():
        found = re.findall(r'data-case="(\d+)"', text_of(desk, f"{QUEUE}?{query}"))
        assert {int(each) for each in found} == expected, query


def queries_of(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        client.get(path)
    return len(found)


def test_a_long_queue_costs_what_a_short_one_does(desk, speak, reported, cast, now):
    reported(speak(), by=cast.member)
    before = [queries_of(desk, path) for path in (QUEUE, f"{QUEUE}?order=worst")]
    answered = speak()
    for _ in range(12):
        answered = speak(to=answered)
        reported(answered, by=cast.member, words="看看")
        reported(answered)
    assert [queries_of(desk, path) for path in (QUEUE, f"{QUEUE}?order=worst")] == before
    assert max(before) <= 22


def test_a_case_costs_the_same_with_a_long_history(desk, speak, reported, cast, now):
    author = MemberFactory()
    root = speak(by=author)
    case = reported(speak(by=author, to=root))
    path = f"{QUEUE}{case.pk}/"
    before = queries_of(desk, path)
    for number in range(3):
        other = reported(speak(by=author, to=root), by=cast.member)
        decide(case=other, act="hide", reason=f"第{number}次", by=cast.editor, now=now)
        reported(case_comment(case), address=f"198.51.100.{number}")
    assert queries_of(desk, path) == before
    assert before <= 32


def case_comment(case):
    return Comment.objects.get(pk=case.subject.partition(":")[2])


def test_a_case_is_decided_with_its_rule_and_the_next_one_comes(desk, speak, reported, cast, rule):
    root = speak("先说的话")
    comment = speak("被举报的话", by=cast.member, to=root)
    case, following = reported(comment, words="看看"), reported(root)
    text = text_of(desk, f"{QUEUE}{case.pk}/")
    for words in ("先说的话", "被举报的话", "看看", cast.member.name, "不骂人"):
        assert words in text
    answer = desk.post(
        f"{QUEUE}{case.pk}/",
        {"act": "hide", "rule": rule.pk, "reason": "骂人", "sanction": "limit", "per_day": "2",
         "days": "7"},
    )  # fmt: skip
    assert answer["Location"] == f"{QUEUE}{following.pk}/"
    made = Decision.objects.get()
    assert (made.act, made.rule, made.sanction.per_day) == ("hide", "3. 不骂人。", 2)
    undo = f"{QUEUE}decision/{made.pk}/undo/"
    assert undo in text_of(desk, answer["Location"])
    assert "骂人" in text_of(desk, undo)
    assert desk.post(undo, {"why": "看错了"})["Location"] == f"{QUEUE}{case.pk}/"
    made.refresh_from_db()
    assert made.undone_why == "看错了"
    assert desk.post(undo, {"why": "再来"}).status_code == 422


def test_what_is_refused_is_said_and_what_was_typed_stays(desk, speak, reported):
    case = reported(speak())
    answer = desk.post(f"{QUEUE}{case.pk}/", {"act": "hide", "reason": ""})
    assert answer.status_code == 422
    answer = desk.post(
        f"{QUEUE}{case.pk}/", {"act": "hide", "reason": "写好的原因", "sanction": "limit"}
    )
    assert answer.status_code == 422
    assert "写好的原因" in answer.content.decode()
    assert desk.post(f"{QUEUE}{case.pk}/", {"act": "flog"}).status_code == 422
    assert desk.get(f"{QUEUE}987654/").status_code == 404
    assert desk.post(f"{QUEUE}{case.pk}/burn/").status_code == 404


def test_an_appeal_is_judged_at_the_desk_by_another(desk, client, speak, reported, cast, now):
    made = decide(
        case=reported(speak(by=cast.member)), act="hide", reason="骂人", by=cast.moderator, now=now
    )
    case = appeal(decision=made, words="我没骂人", by=cast.member, now=now).case
    path = f"{QUEUE}{case.pk}/"
    assert "moderation-decide" not in text_of(desk, path)
    assert desk.post(path, {"outcome": "upheld", "answer": "好"}).status_code == 422
    client.force_login(cast.editor)
    assert "我没骂人" in text_of(client, path)
    assert client.post(path, {"outcome": "upheld", "answer": "确实"}).status_code == 302
    made.refresh_from_db()
    assert made.undone_by == cast.editor


def test_all_that_are_marked_are_decided_and_what_is_refused_stops_none(
    desk, speak, reported, cast, now
):
    own = reported(speak(by=cast.moderator))
    marked = [reported(speak()) for _ in range(3)]
    path = f"{QUEUE}bulk/"
    numbers = [own.pk, *(case.pk for case in marked)]
    assert desk.post(path, {"act": "hide", "case": numbers}).status_code == 302
    assert not Decision.objects.exists()
    here = f"{QUEUE}?order=worst"
    answer = desk.post(path, {"act": "hide", "reason": "刷屏", "case": numbers, "here": here})
    assert answer["Location"] == here
    assert Decision.objects.count() == 3
    assert list(Case.objects.waiting()) == [own]
    for nonsense in ({}, {"act": "withhold", "case": [own.pk]}, {"case": ["x", "²", "9" * 30]}):
        away = {**nonsense, "here": "https://elsewhere.example/"}
        assert desk.post(path, away)["Location"] == QUEUE
    assert Decision.objects.count() == 3


def test_a_member_is_noted_and_a_case_opened(desk, cast):
    path = f"{QUEUE}member/{cast.member.pk}/"
    desk.post(f"{path}note/", {"text": "<script>alert(1)</script> 留意"})
    desk.post(f"{path}note/", {"text": " "})
    assert Note.objects.count() == 1
    text = text_of(desk, path)
    assert "留意" in text
    assert "<script>alert(1)" not in text
    case = desk.post(path)["Location"]
    assert (
        desk.post(case, {"act": "sanction", "sanction": "warning", "reason": "注意"}).status_code
        == 302
    )
    assert "注意" in text_of(desk, path)
    own = f"{QUEUE}member/{cast.moderator.pk}/note/"
    desk.post(own, {"text": "自己"})
    assert Note.objects.count() == 1


def test_the_load_is_on_the_first_page_of_the_desk(desk, cast, now):
    cases(now, 3)
    assert "moderation-panel" in text_of(desk, "/desk/")
    found = queries.load(now=now + timedelta(seconds=10))
    assert (found.waiting, sum(n for _, n in found.opened)) == (3, 3)
    assert len(found.opened) == len(found.settled) == 48
