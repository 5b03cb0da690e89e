"""Hostile names and titles, in the inbox and in the headers of mails."""

import json
import re
from email import message_from_bytes, policy

import pytest
from django.core import mail as outbox
from django.core.mail.message import BadHeaderError

from rostra.discussion.notices import KINDS
from rostra.kernel.tests.shared import FOLDER, hostile, needs
from rostra.kernel.text import one_line
from rostra.notices import kinds
from rostra.notices.actions.make_mails import make_mails
from rostra.notices.actions.post import post
from rostra.notices.actions.tell import tell
from rostra.notices.kinds import Kind
from rostra.notices.models import Mail, Notice
from tests.cast import MemberFactory

# The tags of one row of the inbox: its item, link, mark, and moment.
ROW = 10
TAG = re.compile(r"<(\w+)")
TAGS = {"html", "head", "meta", "title", "body", "p", "br", "a", "hr", "small"}
HEADERS = {
    "content-type", "mime-version", "subject", "from", "to", "date", "message-id",
    "auto-submitted", "x-auto-response-suppress", "list-id", "list-unsubscribe",
    "list-unsubscribe-post", "references", "in-reply-to", "content-transfer-encoding",
}  # fmt: skip


@pytest.fixture
def member(db):
    return MemberFactory(language="en")


@pytest.fixture
def says(monkeypatch):
    """Let notices of replies say what a test wants, through the room's own templates."""
    said = {}

    def look(notices, language, now):
        return {notice.pk: said for notice in notices}

    reply = next(kind for kind in KINDS if kind.name == "reply")
    monkeypatch.setitem(
        kinds._kinds, "reply", Kind(name="reply", label=reply.label, room="discussion", look=look)
    )
    return said


@needs("hostile")
def test_nothing_hostile_gets_out_of_its_place(says, member, client, now):
    client.force_login(member)
    client.get("/me/notices/")
    assert (FOLDER / "hostile").is_dir()
    for number, words in enumerate(hostile()[::45]):
        says |= {"by": words, "about": words, "excerpt": words}
        Notice.objects.all().delete()
        Mail.objects.all().delete()
        about = {"subject": f"comment:{number}", "address": f"/c/{number}/"}
        tell(member=member, kind="reply", parameters={}, now=now, **about)
        page = client.get("/me/notices/").content.decode()
        row = page.partition('<ol class="inbox">')[2].partition("</ol>")[0]
        assert row.count("<") == ROW, words
        outbox.outbox.clear()
        make_mails(now=now)
        assert post(now=now) == 1, (words, Mail.objects.latest("pk").why)
        sent = message_from_bytes(outbox.outbox[0].message().as_bytes(), policy=policy.compat32)
        assert {name.lower() for name, _ in sent.items()} <= HEADERS, words
        assert outbox.outbox[0].recipients() == [member.email]
        html = sent.get_payload()[1].get_payload(decode=True).decode()
        assert set(TAG.findall(html)) <= TAGS, words


def test_a_header_with_a_line_break_is_refused_below_us_too():
    letter = outbox.EmailMessage(subject="x\r\nBcc: all@example.org", to=["a@example.org"])
    with pytest.raises(BadHeaderError):
        letter.message()
    assert "\n" not in one_line("x\r\nBcc: all@example.org")
    assert json.dumps(one_line("x\u2028y")) == '"x y"'
