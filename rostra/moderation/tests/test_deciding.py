"""Reporting, claiming, deciding and undoing: each has one clear outcome."""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections
from wagtail.models import ModelLogEntry

from rostra.accounts import sanctions
from rostra.accounts.models import Sanction
from rostra.changes.models import Change
from rostra.discussion.actions.take_back import take_back
from rostra.discussion.models import Comment, Hold
from rostra.moderation import rules
from rostra.moderation.actions.claim import claim, release
from rostra.moderation.actions.decide import Imposed, decide
from rostra.moderation.actions.open_case import open_case
from rostra.moderation.actions.report import report
from rostra.moderation.actions.undo import undo
from rostra.moderation.models import Case, Decision, Report, Tally
from rostra.moderation.subjects import Subject
from rostra.news.models import Article, Withdrawal
from rostra.notices.models import Notice
from tests.cast import MemberFactory

LINKS = "看这里 https://a.example/1 https://b.example/2 https://c.example/3"


def counted(what):
    return sum(Tally.objects.filter(what=what).values_list("count", flat=True))


def test_several_reports_join_one_case_and_weigh(speak, reported, cast, now):
    comment = speak()
    first = reported(comment, by=cast.member)
    second = reported(comment, by=cast.editor, reason="hate")
    third = reported(comment, address="203.0.113.9")
    assert first == second == third
    third.refresh_from_db()
    assert (third.weight, third.about, third.reports.count()) == (10, comment.author, 3)
    assert counted("reports") == 3


def test_a_person_reports_a_subject_once(speak, reported, cast):
    comment, other = speak(), speak()
    reported(comment, by=cast.member)
    reported(comment)
    for again in ({"by": cast.member}, {}):
        with pytest.raises(ValidationError, match="已经举报过"):
            reported(comment, **again)
    reported(other)
    assert Report.objects.exclude(visitor="").values("visitor").distinct().count() == 2
    assert Case.objects.get(subject=f"comment:{comment.pk}").weight == 2


@pytest.mark.parametrize(
    "wrong", [{"reason": "x"}, {"words": "长" * 1_001}, {"by": "author"}, {"by": "suspended"}]
)
def test_what_cannot_be_reported_is_refused_with_a_sentence(
    speak, reported, cast, now, wrong, bind
):
    comment = speak()
    if wrong.get("by") == "author":
        wrong = {"by": comment.author}
    elif "by" in wrong:
        bind(cast.member)
        wrong = {"by": cast.member}
    with pytest.raises(ValidationError):
        reported(comment, **wrong)
    assert not Report.objects.exists()


@pytest.fixture
def bind(cast, now):
    def act(member, kind="suspension"):
        case = open_case(kind="name", subject=f"member:{member.pk}", about=member, now=now)
        return decide(
            case=case, act="sanction", imposed=Imposed(kind), reason="骂人", by=cast.moderator,
            now=now,
        )  # fmt: skip

    return act


def test_only_what_readers_see_is_reported(speak, reported, cast, now):
    comment = speak(by=cast.member)
    take_back(comment=comment, by=cast.member, now=now)
    with pytest.raises(ValidationError):
        reported(comment)
    with pytest.raises(ValidationError):
        report(
            subject=Subject("comment", 987), reason="spam", words="", by=None, address="", now=now
        )


@pytest.mark.parametrize("act", ["hide", "remove", "withhold"])
def test_a_decision_is_one_act_with_all_that_belongs_to_it(speak, reported, cast, now, rule, act):
    comment = speak(by=cast.member)
    case = reported(comment)
    lines = Change.objects.count()
    made = decide(case=case, act=act, rule=rule, reason="骂人", by=cast.moderator, now=now)
    comment.refresh_from_db()
    case.refresh_from_db()
    assert (comment.hidden_why, comment.hidden_by) == ("骂人", cast.moderator)
    assert comment.text.startswith("第1句话")
    assert comment.hidden_how == {"hide": "hidden", "remove": "removed"}.get(act, "withheld")
    assert (case.settled_by, made.rule_number, made.rule) == (cast.moderator, 3, "3. 不骂人。")
    assert Change.objects.count() > lines
    assert ModelLogEntry.objects.filter(action="moderation.decide").count() == 1
    notice = Notice.objects.get(member=cast.member)
    assert (notice.kind, notice.subject) == ("decision", f"decision:{made.pk}")
    assert counted(act) == 1
    cast.member.refresh_from_db()
    assert cast.member.standing.upheld == 1
    with pytest.raises(ValidationError, match="已经了结"):
        decide(case=case, act="leave", by=cast.editor, now=now)


def test_undoing_takes_all_of_it_back_and_the_case_waits_again(speak, reported, cast, now):
    comment = speak(by=cast.member)
    case = reported(comment)
    made = decide(
        case=case, act="hide", imposed=Imposed("suspension", now + timedelta(days=1)),
        reason="骂人", by=cast.moderator, now=now,
    )  # fmt: skip
    assert sanctions.silence(cast.member, now)
    undo(decision=made, why="看错了", by=cast.editor, now=now)
    comment.refresh_from_db(), made.refresh_from_db(), case.refresh_from_db()
    assert comment.is_visible
    assert not sanctions.silence(cast.member, now)
    assert (made.undone_by, made.undone_why) == (cast.editor, "看错了")
    assert case.settled_at is None
    assert Sanction.objects.get().lifted_why == "看错了"
    assert cast.member.standing.upheld == 0
    assert {each.kind for each in Notice.objects.filter(member=cast.member)} == {
        "decision", "undone",
    }  # fmt: skip
    with pytest.raises(ValidationError):
        undo(decision=made, why="", by=cast.editor, now=now)


def test_what_is_refused_leaves_nothing_half_done(speak, reported, cast, now):
    comment = speak(by=cast.editor)
    case = reported(comment)
    with pytest.raises(ValidationError, match="无权处分"):
        decide(
            case=case, act="hide", imposed=Imposed("ban"), reason="骂人", by=cast.moderator, now=now
        )
    comment.refresh_from_db(), case.refresh_from_db()
    assert comment.is_visible
    assert case.settled_at is None
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": " "}, {"reason": "长" * 301}, {"act": "flog"}, {"act": "rename"},
        {"act": "sanction"}, {"act": "leave", "imposed": Imposed("ban")},
        {"imposed": Imposed("limit")}, {"by": "member"}, {"by": "author"},
    ],
)  # fmt: skip
def test_what_cannot_be_decided_is_refused_with_a_sentence(speak, reported, cast, now, wrong):
    comment = speak(by=cast.moderator)
    case = reported(comment)
    by = {"member": cast.member, "author": cast.moderator}.get(wrong.get("by", ""), cast.owner)
    given = {"act": "hide", "reason": "骂人", **wrong, "by": by}
    with pytest.raises(ValidationError) as error:
        decide(case=case, now=now, **given)
    assert "".join(error.value.messages)
    assert not Decision.objects.exists()


def test_held_comments_wait_in_the_queue_and_are_settled_there(speak, cast, now):
    shown, refused = speak(LINKS), speak(LINKS + " 再来")
    cases = {case.subject: case for case in Case.objects.filter(kind="held")}
    approving = cases[f"comment:{shown.pk}"]
    assert approving.about == shown.author
    made = decide(case=approving, act="leave", by=cast.moderator, now=now)
    decide(
        case=cases[f"comment:{refused.pk}"], act="hide", reason="广告", by=cast.moderator, now=now
    )
    shown.refresh_from_db(), refused.refresh_from_db()
    assert (shown.is_visible, refused.is_visible) == (True, False)
    assert not Hold.objects.waiting().exists()
    assert not Case.objects.waiting().exists()
    assert counted("held") == 2
    undo(decision=made, why="", by=cast.moderator, now=now)
    shown.refresh_from_db()
    assert not shown.is_visible
    decide(case=approving, act="leave", by=cast.editor, now=now)
    shown.refresh_from_db()
    assert shown.is_visible


def test_a_comment_taken_back_meanwhile_is_settled_by_leaving_it(speak, cast, now):
    comment = speak(LINKS, by=cast.member)
    take_back(comment=comment, by=cast.member, now=now)
    decide(case=Case.objects.get(), act="leave", by=cast.moderator, now=now)
    assert not Case.objects.waiting().exists()


def test_what_waits_about_one_subject_is_settled_together(speak, reported, cast, now):
    comment = speak()
    case = reported(comment)
    other = open_case(kind="complaint", subject=case.subject, about=comment.author, now=now)
    name = open_case(kind="name", subject=case.subject, about=comment.author, now=now)
    decide(case=case, act="hide", reason="骂人", by=cast.moderator, now=now)
    assert list(Case.objects.waiting()) == [other]
    name.refresh_from_db()
    assert name.settled_by == cast.moderator


def test_an_article_is_withheld_and_released(article, cast, now):
    case = open_case(kind="complaint", subject=f"article:{article.pk}", about=None, now=now)
    with pytest.raises(ValidationError):
        decide(case=case, act="withhold", reason="法院命令", by=cast.moderator, now=now)
    made = decide(case=case, act="withhold", reason="法院命令", by=cast.editor, now=now)
    assert Withdrawal.objects.get().kind == "withheld"
    assert not Article.objects.visible(now).exists()
    undo(decision=made, why="命令已撤销", by=cast.owner, now=now)
    assert Article.objects.visible(now + timedelta(seconds=5)).get() == article


def test_a_member_is_renamed_and_named_again(cast, now):
    member = MemberFactory(name="坏名字")
    case = open_case(kind="name", subject=f"member:{member.pk}", about=member, now=now)
    made = decide(case=case, act="rename", reason="不像话", by=cast.moderator, now=now)
    member.refresh_from_db()
    assert member.name != "坏名字"
    undo(decision=made, why="", by=cast.moderator, now=now)
    member.refresh_from_db()
    assert member.name == "坏名字"


def test_a_case_is_one_moderators_for_a_while(speak, reported, cast, now):
    case = reported(speak())
    claim(case=case, by=cast.moderator, now=now)
    with pytest.raises(ValidationError, match="Mo Moderator"):
        claim(case=case, by=cast.editor, now=now)
    with pytest.raises(ValidationError, match="Mo Moderator"):
        decide(case=case, act="leave", by=cast.editor, now=now)
    release(case=case, by=cast.editor, now=now)
    with pytest.raises(ValidationError):
        claim(case=case, by=cast.editor, now=now)
    claim(case=case, by=cast.editor, now=now + rules.CLAIMED)
    release(case=case, by=cast.editor, now=now)
    claim(case=case, by=cast.moderator, now=now)


def at_once(*acts):
    """Run acts in threads that begin together; return what each refused with."""
    barrier, refused = threading.Barrier(len(acts)), []

    def run(act):
        try:
            barrier.wait()
            act()
        except ValidationError as error:
            refused.append(" ".join(error.messages))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_does(speak, reported, cast, now):
    connection.close()
    comment = speak()
    case = reported(comment)
    refused = at_once(
        lambda: decide(case=case, act="hide", reason="骂人", by=cast.moderator, now=now),
        lambda: decide(case=case, act="remove", reason="骂人", by=cast.editor, now=now),
    )
    assert len(refused) == 1
    assert Decision.objects.count() == 1
    assert Comment.objects.get(pk=comment.pk).hidden_at is not None


@pytest.mark.django_db(transaction=True)
def test_of_two_who_claim_at_once_one_has_it(speak, reported, cast, now):
    case = reported(speak())
    refused = at_once(
        lambda: claim(case=case, by=cast.moderator, now=now),
        lambda: claim(case=case, by=cast.editor, now=now),
    )
    assert len(refused) == 1
    case.refresh_from_db()
    assert case.claimed_by in (cast.moderator, cast.editor)


@pytest.mark.django_db(transaction=True)
def test_reports_at_once_join_one_case(speak, reported, now):
    comment = speak()
    members = [MemberFactory() for _ in range(4)]
    refused = at_once(*(lambda by=by: reported(comment, by=by) for by in members))
    assert refused == []
    assert Case.objects.get().weight == 4
    assert counted("reports") == 4
