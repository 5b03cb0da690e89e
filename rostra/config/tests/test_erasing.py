"""Leaving and being erased: who may, what stays, and that nobody comes back out of a backup."""

from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread as Worker
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connections
from wagtail.models import ModelLogEntry

from rostra.accounts import ledger, portraits, rules
from rostra.accounts.actions.erase import carry_out, erase, erase_again, erase_due
from rostra.accounts.actions.grant_role import grant_role
from rostra.accounts.actions.heed_ledger import heed_ledger
from rostra.accounts.actions.leave import GRACE, leave, stay
from rostra.accounts.actions.register_member import register_member
from rostra.accounts.events import erasing
from rostra.accounts.holdings import about
from rostra.accounts.models import Erased, Leaving, Member, Standing
from rostra.accounts.roles import Role
from rostra.discussion.actions.say import say
from rostra.discussion.models import Comment
from rostra.discussion.subjects import Subject
from rostra.kernel import clock
from tests.cast import ArticleFactory, Cast, MemberFactory


@pytest.fixture(autouse=True)
def data(settings: Any, tmp_path: Path) -> Path:
    settings.DATA = tmp_path / "data"
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.DATA


@pytest.fixture
def now() -> datetime:
    return clock.now()


@pytest.fixture
def speaker(db: None, now: datetime) -> Member:
    member = register_member(email="s@example.org", name="说话的人", password="x", by=None, now=now)
    article = ArticleFactory(published=True)
    say(
        subject=Subject("article", article.pk),
        text="一句话。",
        by=member,
        language="zh-hans",
        now=now,
    )
    return member


def is_here(member: Member) -> bool:
    return Member.objects.filter(pk=member.pk).exists()


@pytest.mark.parametrize("texts", [True, False])
def test_who_leaves_has_days_to_come_back_and_is_then_erased(
    speaker: Member, now: datetime, texts: bool
) -> None:
    wish = leave(member=speaker, texts=texts, now=now)
    assert leave(member=speaker, texts=texts, now=now + timedelta(days=3)).due_at == wish.due_at
    assert erase_due(now=now + GRACE - timedelta(seconds=1)) == 0
    assert erase_due(now=now + GRACE) == 1
    assert not is_here(speaker)
    comment = Comment.objects.get()
    assert comment.author is None
    assert ("一句话" in comment.text) is not texts
    assert comment.is_visible is not texts
    assert not Leaving.objects.exists()
    assert not EmailAddress.objects.exists()
    assert not Standing.objects.exists()
    assert erase_due(now=now + GRACE) == 0


def test_coming_back_in_time_takes_it_back(speaker: Member, now: datetime) -> None:
    leave(member=speaker, texts=True, now=now)
    assert stay(member=speaker, now=now + timedelta(days=1))
    assert not stay(member=speaker, now=now + timedelta(days=1))
    assert erase_due(now=now + 2 * GRACE) == 0
    leave(member=speaker, texts=True, now=now)
    assert not stay(member=speaker, now=now + GRACE)
    assert is_here(speaker)


def test_nothing_of_the_name_stays_in_the_history(speaker: Member, cast: Cast) -> None:
    now = clock.now()
    grant_role(member=speaker, role=Role.EXPERT, by=cast.owner, now=now)
    assert ModelLogEntry.objects.filter(label="说话的人").exists()
    erase(member=speaker, texts=False, by=cast.owner, now=now)
    entries = ModelLogEntry.objects.filter(about(speaker))
    assert set(entries.values_list("label", flat=True)) == {f"#{speaker.pk}"}
    assert {"accounts.erase", "accounts.grant_role"} <= set(
        entries.values_list("action", flat=True)
    )


@pytest.mark.parametrize(
    ("who", "may"),
    [("owner", True), ("editor", False), ("moderator", False), ("member", False), (None, False)],
)
def test_only_owners_erase_others(cast: Cast, now: datetime, who: str | None, may: bool) -> None:
    person, other = getattr(cast, who) if who else None, MemberFactory()
    assert rules.may_erase(person, other) is may
    if person is None:
        return
    assert rules.may_erase(person, person) is False
    assert rules.may_ignore(person, other)
    assert not rules.may_ignore(person, person)
    if may:
        erase(member=other, texts=True, by=person, now=now)
    else:
        with pytest.raises(ValidationError):
            erase(member=other, texts=True, by=person, now=now)
    assert is_here(other) is not may


def test_the_last_owner_neither_leaves_nor_is_erased(cast: Cast, now: datetime) -> None:
    with pytest.raises(ValidationError):
        leave(member=cast.owner, texts=False, now=now)
    second = MemberFactory()
    grant_role(member=second, role=Role.OWNER, by=cast.owner, now=now)
    leave(member=cast.owner, texts=False, now=now)
    second.is_superuser = False
    second.save()
    assert erase_due(now=now + GRACE) == 0
    assert is_here(cast.owner)
    with pytest.raises(ValidationError):
        carry_out(member=cast.owner, texts=True, by=None, now=now)
    assert not Erased.objects.exists()
    assert not ledger.read()


def test_what_was_cut_off_is_taken_up(speaker: Member, cast: Cast, now: datetime) -> None:
    def fail(**_: Any) -> bool:
        raise OSError(28, "No space left on device")

    erasing.connect(fail, sender=Member)
    try:
        with pytest.raises(OSError, match="No space"):
            erase(member=speaker, texts=True, by=cast.owner, now=now)
    finally:
        erasing.disconnect(fail, sender=Member)
    assert not Member.objects.get(pk=speaker.pk).is_active
    assert erase_due(now=now) == 1
    assert not is_here(speaker)
    assert Comment.objects.get().text == "–"


def test_who_comes_back_out_of_a_backup_is_erased_again(speaker: Member, now: datetime) -> None:
    kept = Member.objects.values().get(pk=speaker.pk)
    carry_out(member=speaker, texts=False, by=None, now=now)
    # A backup of the day before: it has the member and knows of no erasure.
    Erased.objects.all().delete()
    Member.objects.create(**kept)
    leaving = MemberFactory()
    Leaving.objects.create(member=leaving, asked_at=now - 2 * GRACE, due_at=now - GRACE)
    assert heed_ledger(now=now) == 1
    assert not is_here(speaker)
    assert Leaving.objects.get().due_at == now + GRACE
    # The number given again, to somebody else.
    Member.objects.create(**{**kept, "joined_at": now + timedelta(days=1)})
    assert heed_ledger(now=now) == 0
    assert erase_again(now=now) == 0
    assert is_here(speaker)


def test_the_ledger_holds_no_name_and_outlives_damage(
    speaker: Member, now: datetime, data: Path
) -> None:
    carry_out(member=speaker, texts=True, by=None, now=now)
    file = data / ledger.FILE
    kept = file.read_text()
    assert "说话" not in kept
    assert "example.org" not in kept
    assert file.stat().st_mode & 0o777 == 0o600
    (entry,) = ledger.read()
    assert entry.address == ledger.address_hash("S@example.org ")
    file.write_text('[1]\nnull\n{"number": "x"}\n' + kept + '{"number": 7, "joi')
    other = ledger.Entry(8, now, "", now, texts=False)
    ledger.write([other, entry])
    assert ledger.read() == [entry, other]
    file.unlink()
    ledger.write_known()
    assert ledger.read() == [entry]


def test_the_owner_can_answer_whether_an_address_was_erased(
    speaker: Member, now: datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("member", "erased", "s@example.org")
    assert "Nobody" in capsys.readouterr().out
    carry_out(member=speaker, texts=True, by=None, now=now)
    call_command("member", "erased", " S@Example.org")
    said = capsys.readouterr().out
    assert f"Member {speaker.pk} was erased" in said
    assert "with what it wrote" in said


def test_the_portrait_goes_with_its_member(speaker: Member, now: datetime, settings: Any) -> None:
    from wagtail.images.tests.utils import get_test_image_file

    speaker.portrait = portraits.keep(get_test_image_file(size=(90, 300)))
    speaker.save()
    folder = Path(settings.MEDIA_ROOT) / portraits.FOLDER
    assert len(list(folder.iterdir())) == len(portraits.SIZES)
    carry_out(member=speaker, texts=False, by=None, now=now)
    assert not list(folder.iterdir())


def test_two_who_erase_at_once_both_end_well(transactional_db: None, now: datetime) -> None:
    member = MemberFactory()
    article = ArticleFactory(published=True)
    subject = Subject("article", article.pk)
    for number in range(5):
        at = now + timedelta(minutes=number)
        say(subject=subject, text=f"第{number}句。", by=member, language="zh-hans", now=at)
    errors: list[Exception] = []

    def work() -> None:
        try:
            carry_out(member=Member.objects.get(pk=member.pk), texts=True, by=None, now=now)
        except Member.DoesNotExist:
            pass
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    workers = [Worker(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert not errors
    assert not is_here(member)
    assert Erased.objects.count() == 1
    assert set(Comment.objects.values_list("author", "text")) == {(None, "–")}
