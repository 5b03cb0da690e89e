"""Appeals: one a decision, judged by somebody else, upheld with all its effects."""

import pytest
from django.core.exceptions import ValidationError

from rostra.accounts import sanctions
from rostra.moderation import rules
from rostra.moderation.actions.appeal import appeal
from rostra.moderation.actions.decide import Imposed, decide
from rostra.moderation.actions.judge import judge
from rostra.moderation.models import Appeal, Case
from rostra.moderation.tests.test_deciding import at_once, counted
from rostra.notices.models import Notice


@pytest.fixture
def decided(speak, reported, cast, now):
    return decide(
        case=reported(speak(by=cast.member)), act="hide", imposed=Imposed("suspension"),
        reason="骂人", by=cast.moderator, now=now,
    )  # fmt: skip


def test_an_upheld_appeal_reverses_all_that_was_decided(decided, cast, now):
    made = appeal(decision=decided, words="我没骂人。", by=cast.member, now=now)
    assert (made.case.kind, made.case.about) == ("appeal", cast.member)
    judge(appeal=made, upheld=True, answer="确实没有。", by=cast.editor, now=now)
    made.refresh_from_db(), decided.refresh_from_db()
    assert (made.outcome, made.judged_by) == ("upheld", cast.editor)
    assert decided.undone_by == cast.editor
    assert not sanctions.silence(cast.member, now)
    assert not Case.objects.waiting().exists()
    assert (counted("appeals"), counted("upheld")) == (1, 1)
    notice = Notice.objects.get(member=cast.member, kind="judged")
    assert notice.parameters["why"] == "确实没有。"


def test_a_refused_appeal_lets_it_stand(decided, cast, now):
    made = appeal(decision=decided, words="我没骂人。", by=cast.member, now=now)
    with pytest.raises(ValidationError):
        judge(appeal=made, upheld=False, answer=" ", by=cast.editor, now=now)
    judge(appeal=made, upheld=False, answer="骂了。", by=cast.editor, now=now)
    decided.refresh_from_db()
    assert decided.undone_at is None
    assert sanctions.silence(cast.member, now)
    for wrong in (cast.editor, cast.owner):
        with pytest.raises(ValidationError):
            judge(appeal=made, upheld=True, answer="x", by=wrong, now=now)


def test_who_decided_and_who_is_concerned_do_not_judge(decided, cast, now):
    made = appeal(decision=decided, words="我没骂人。", by=cast.member, now=now)
    with pytest.raises(ValidationError, match="换一个人"):
        judge(appeal=made, upheld=True, answer="x", by=cast.moderator, now=now)
    with pytest.raises(ValidationError):
        judge(appeal=made, upheld=True, answer="x", by=cast.member, now=now)
    with pytest.raises(ValidationError):
        decide(case=made.case, act="leave", by=cast.editor, now=now)


@pytest.mark.parametrize("words", [" ", "\x00", "长" * 3_001])
def test_an_appeal_has_words(decided, cast, now, words):
    with pytest.raises(ValidationError):
        appeal(decision=decided, words=words, by=cast.member, now=now)
    assert not Appeal.objects.exists()


def test_a_decision_is_appealed_once_in_time_by_whom_it_concerns(decided, cast, now):
    with pytest.raises(ValidationError):
        appeal(decision=decided, words="x", by=cast.editor, now=now)
    with pytest.raises(ValidationError):
        appeal(decision=decided, words="x", by=cast.member, now=now + rules.APPEALABLE)
    appeal(decision=decided, words="x", by=cast.member, now=now)
    with pytest.raises(ValidationError, match="已经申诉过"):
        appeal(decision=decided, words="x", by=cast.member, now=now)


@pytest.mark.django_db(transaction=True)
def test_appealed_twice_at_once_is_one_appeal(decided, cast, now):
    refused = at_once(*[lambda: appeal(decision=decided, words="x", by=cast.member, now=now)] * 2)
    assert len(refused) == 1
    assert Case.objects.filter(kind="appeal").count() == 1


@pytest.mark.django_db(transaction=True)
def test_judged_twice_at_once_has_one_outcome(decided, cast, now):
    made = appeal(decision=decided, words="x", by=cast.member, now=now)
    refused = at_once(
        lambda: judge(appeal=made, upheld=True, answer="是", by=cast.editor, now=now),
        lambda: judge(appeal=made, upheld=False, answer="否", by=cast.owner, now=now),
    )
    assert len(refused) == 1
    made.refresh_from_db(), decided.refresh_from_db()
    assert (made.outcome == "upheld") == (decided.undone_at is not None)
