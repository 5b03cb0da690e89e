"""Mails: written for their reader, sent once, whatever the mail server does."""

import re
import threading
from datetime import timedelta
from smtplib import (
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
    SMTPServerDisconnected,
)

import pytest
from django.db import connections
from django.test import Client

from rostra.notices import kinds, rules
from rostra.notices.actions.make_mails import MOST, make_digests, make_mails
from rostra.notices.actions.post import LOST_AFTER, post
from rostra.notices.kinds import Kind
from rostra.notices.models import Letterbox, Mail, Notice, Preference
from rostra.notices.rules import Fault
from rostra.notices.tests.servers import Busy, Dying, Hanging, Refusing, Server, serving
from rostra.notices.ways import Rhythm, Way
from tests.cast import MemberFactory


@pytest.fixture(autouse=True)
def templates(settings, tmp_path):
    for name in ("knock", "ruling", "talk"):
        folder = tmp_path / "tried" / "notices" / name
        folder.mkdir(parents=True)
        (folder / "line.txt").write_text(
            "{% load i18n %}{% autoescape off %}{% translate 'Notices' %}: {{ about }} x{{ many }}"
            "{% endautoescape %}"
        )
        (folder / "body.txt").write_text(
            "{% autoescape off %}{{ about }}\n{{ excerpt }}{% endautoescape %}"
        )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]


@pytest.fixture
def server(settings):
    with serving(Server(), settings) as found:
        yield found


def send(now):
    make_mails(now=now)
    make_digests(now=now)
    return post(now=now)


def test_a_notice_goes_out_as_a_mail_in_the_members_language(knock, member, now, server):
    member.language = "zh-hant"
    member.save()
    knock(7, parameters={"about": "港口", "excerpt": "渡輪照常開。"})
    assert send(now) == 1
    (mail,) = server.kept
    assert server.recipients == [[member.email]]
    assert (mail["To"], mail["Subject"]) == (member.email, "通知: 港口 x1")
    text = mail.get_body(("plain",)).get_content()
    html = mail.get_body(("html",)).get_content()
    for part in (text, html):
        assert "渡輪照常開。" in part
        assert "/zh-hant/c/7/" in part
        assert "停止寄送此類郵件" in part
        assert "/me/notices/switches/" in part
    assert '<html lang="zh-Hant">' in html
    sent = Mail.objects.get()
    assert (sent.sent_at, sent.tries) == (now, 1)


def test_its_headers_let_programs_group_it_and_stop_it(knock, member, now, server):
    for number in (1, 2):
        knock(number, parameters={"thread": "thread:article:3"})
    send(now)
    first, second = server.kept
    assert first["Message-ID"] != second["Message-ID"]
    assert first["References"] == second["References"] == first["In-Reply-To"]
    assert "thread.article.3" in first["References"]
    assert first["Auto-Submitted"] == "auto-generated"
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = re.fullmatch(
        r"<https?://[^/]+(/me/unsubscribe/.+/)>", first["List-Unsubscribe"].strip()
    )
    Client(enforce_csrf_checks=True).post(address[1], {"List-Unsubscribe": "One-Click"})
    assert Preference.objects.get(member=member, kind="knock").way == Way.INBOX
    knock(3)
    assert send(now) == 0


def test_what_is_hostile_stays_in_its_line(knock, now, server):
    name = "<b>x</b>\r\nBcc: all@example.org\u202e"
    knock(parameters={"about": name, "excerpt": "<script>alert(1)</script>"})
    send(now)
    (mail,) = server.kept
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Notices: <b>x</b> Bcc: all@example.org x1"
    assert len(server.recipients[0]) == 1
    html = mail.get_body(("html",)).get_content()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_long_title_is_cut(knock, now, server):
    knock(parameters={"about": "长" * 5000})
    send(now)
    assert len(server.kept[0]["Subject"].strip()) == 160


def test_what_was_read_or_stopped_meanwhile_is_not_mailed(knock, member, now, server):
    for number in (1, 2, 3):
        knock(number)
    Notice.objects.filter(subject="comment:1").update(read_at=now)
    make_mails(now=now)
    Notice.objects.filter(subject="comment:2").update(read_at=now)
    Notice.objects.filter(subject="comment:3").update(way=Way.INBOX)
    assert post(now=now) == 0
    assert not server.kept
    assert {mail.why for mail in Mail.objects.all()} == {"Nothing was left to tell."}


def test_what_is_gone_meanwhile_is_not_mailed(knock, now, server, monkeypatch):
    knock()
    gone = Kind(name="knock", label="Knocks", room="tried", look=lambda *_: {})
    monkeypatch.setitem(kinds._kinds, "knock", gone)
    assert send(now) == 0
    assert not server.kept


def test_many_at_once_are_left_to_the_digest_but_for_the_house(knock, member, now, server):
    for number in range(MOST + 5):
        knock(number)
    knock(99, kind="ruling", parameters={"number": 1})
    assert send(now) == MOST + 1
    assert Notice.objects.waiting(Way.DIGEST).count() == 5
    morning = Letterbox.objects.get().due_at
    assert send(morning) == 1
    assert "5 notices" in server.kept[-1]["Subject"]
    knock(100, now=morning + timedelta(hours=2))
    assert send(morning + timedelta(hours=2)) == 1


def test_a_mail_is_sent_once_however_often_the_task_runs(knock, now, server):
    knock()
    assert [send(now), send(now), send(now + timedelta(days=1))] == [1, 0, 0]
    assert len(server.kept) == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_send_at_once_send_each_mail_once(member, knock, now, server):
    for number in range(6):
        knock(number)
    barrier, sent, failed = threading.Barrier(3), [], []

    def act():
        barrier.wait()
        try:
            sent.append(send(now))
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not failed
    send(now)
    assert len(server.kept) == 6
    assert Mail.objects.count() == 6


def test_who_is_not_known_there_is_given_up(knock, now, settings):
    with serving(Refusing(), settings) as server:
        knock()
        assert send(now) == 0
        mail = Mail.objects.get()
        assert mail.ended_at == now
        assert "550" in mail.why
        assert send(now + timedelta(days=3)) == 0
        assert server.tries == 1


def test_one_who_is_not_known_does_not_keep_the_others_waiting(knock, now, settings):
    class Choosy(Refusing):
        async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
            if address.startswith("nobody"):
                return "550 5.1.1 No such mailbox"
            envelope.rcpt_tos.append(address)
            return "250 OK"

    with serving(Choosy(), settings) as server:
        knock(member=MemberFactory(email="nobody@example.org"))
        knock()
        assert send(now) == 1
        assert len(server.kept) == 1


@pytest.mark.parametrize("temper", [Busy, Hanging, Dying])
def test_a_server_that_does_not_take_it_is_asked_again_later(knock, now, settings, temper):
    knock()
    with serving(temper(), settings) as server:
        assert send(now) == 0
        assert send(now) == 0
        assert server.tries == 1
    mail = Mail.objects.get()
    assert (mail.claimed_at, mail.sent_at, mail.ended_at) == (None, None, None)
    assert mail.due_at == now + rules.PAUSES[0]
    with serving(Server(), settings) as server:
        assert post(now=now + rules.PAUSES[0]) == 1
    # The same id at every try: where the first one came after all, it is known again.
    assert server.kept[0]["Message-ID"].startswith(f"<mail.{mail.pk}@")


def test_where_no_server_answers_the_others_lose_no_try(knock, now, settings):
    with serving(Server(), settings):
        pass
    for number in range(3):
        knock(number)
    assert send(now) == 0
    assert sorted(mail.tries for mail in Mail.objects.all()) == [0, 0, 1]


def test_a_mail_is_given_up_after_the_last_try(knock, now, settings):
    knock()
    with serving(Busy(), settings) as server:
        at = now
        make_mails(now=at)
        for _ in range(20):
            post(now=at)
            at += timedelta(days=1)
        assert server.tries == len(rules.PAUSES) + 1
    assert Mail.objects.get().ended_at is not None


def test_a_mail_whose_worker_ended_is_not_sent_twice(knock, now, server):
    knock()
    make_mails(now=now)
    Mail.objects.update(claimed_at=now, tries=1)
    post(now=now + timedelta(minutes=30))
    assert Mail.objects.get().ended_at is None
    assert post(now=now + LOST_AFTER + timedelta(minutes=1)) == 0
    assert not server.kept
    assert "worker ended" in Mail.objects.get().why


def test_a_digest_brings_what_is_new_once(knock, member, now, server):
    knock(1, kind="talk", parameters={"about": "one"})
    knock(2, kind="talk", parameters={"about": "two"})
    knock(3, kind="talk", parameters={"about": "read"})
    Notice.objects.filter(subject="comment:3").update(read_at=now)
    assert send(now) == 0
    morning = Letterbox.objects.get().due_at
    assert send(morning) == 1
    (mail,) = server.kept
    assert "2 notices" in mail["Subject"]
    text = mail.get_body(("plain",)).get_content()
    assert "one x1" in text
    assert "two x1" in text
    assert "read x1" not in text
    assert Letterbox.objects.get().due_at is None
    assert send(morning + timedelta(days=1)) == 0
    knock(4, kind="talk", parameters={"about": "four"}, now=morning + timedelta(hours=1))
    assert send(morning + timedelta(days=1)) == 1
    assert "1 notice" in server.kept[1]["Subject"]


def test_an_empty_digest_is_not_sent(knock, now, server):
    knock(kind="talk")
    Notice.objects.update(read_at=now)
    assert send(now + timedelta(days=2)) == 0
    assert not Mail.objects.exists()


def test_a_digest_is_in_the_members_zone_and_language(knock, member, now, server):
    member.language, member.time_zone = "zh-hans", "Asia/Shanghai"
    member.save()
    knock(kind="talk", parameters={"about": "港口"})
    due = Letterbox.objects.get().due_at
    assert due.hour == 23
    send(due)
    assert "通知" in server.kept[0]["Subject"]
    assert f"{(due + timedelta(hours=8)).day}日" in server.kept[0]["Subject"]


def test_a_long_digest_leaves_the_rest_to_the_inbox(knock, now, server):
    for number in range(60):
        knock(number, kind="talk", parameters={"about": f"nr {number}."})
    send(Letterbox.objects.get().due_at)
    text = server.kept[0].get_body(("plain",)).get_content()
    assert text.count("nr ") == 50
    assert "10 more" in text


def test_who_turns_digests_off_gets_none_that_is_due(knock, member, now, server):
    knock(kind="talk")
    due = Letterbox.objects.get().due_at
    Letterbox.objects.update(rhythm=Rhythm.NEVER)
    assert send(due) == 0
    assert not server.kept


@pytest.mark.parametrize(
    ("error", "fault", "code"),
    [
        (SMTPRecipientsRefused({"a@b.c": (550, b"no")}), Fault.MAIL, 550),
        (SMTPRecipientsRefused({"a@b.c": (451, b"later")}), Fault.MAIL, 451),
        (SMTPDataError(554, b"spam"), Fault.MAIL, 554),
        (SMTPSenderRefused(530, b"who are you", "x@y.z"), Fault.SERVER, 530),
        (SMTPAuthenticationError(535, b"wrong"), Fault.SERVER, 535),
        (SMTPServerDisconnected("gone"), Fault.SERVER, None),
        (ConnectionRefusedError(), Fault.SERVER, None),
        (TimeoutError(), Fault.SERVER, None),
    ],
)
def test_whose_fault_it_is(error, fault, code):
    assert rules.fault_of(error) == (fault, code)


@pytest.mark.parametrize(
    ("tries", "fault", "code", "pause"),
    [
        (1, Fault.MAIL, 550, None),
        (1, Fault.MAIL, 451, rules.PAUSES[0]),
        (1, Fault.SERVER, 535, rules.PAUSES[0]),
        (3, Fault.SERVER, None, rules.PAUSES[2]),
        (len(rules.PAUSES), Fault.SERVER, None, rules.PAUSES[-1]),
        (len(rules.PAUSES) + 1, Fault.SERVER, None, None),
    ],
)
def test_how_long_a_mail_waits(tries, fault, code, pause):
    assert rules.pause_after(tries, fault, code) == pause


@pytest.mark.django_db(transaction=True)
def test_what_is_told_while_a_digest_is_made_is_in_it_or_in_the_next(member, knock, now):
    knock(0, kind="talk")
    due = Letterbox.objects.get().due_at
    barrier, failed = threading.Barrier(2), []

    def act(work):
        barrier.wait()
        try:
            work()
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    def tell_some():
        for number in range(1, 20):
            knock(number, kind="talk", now=due)

    def make_some():
        for _ in range(20):
            make_digests(now=due)

    threads = [threading.Thread(target=act, args=[work]) for work in (tell_some, make_some)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not failed
    assert Notice.objects.count() == 20
    waiting = Notice.objects.waiting(Way.DIGEST).count()
    assert waiting == 0 or Letterbox.objects.get().due_at is not None
    make_digests(now=due + timedelta(days=1))
    assert not Notice.objects.waiting(Way.DIGEST).exists()
