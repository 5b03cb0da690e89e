"""Everything that is held about a member, from every room, as one JSON file."""

import json
import tracemalloc
from collections import Counter
from datetime import datetime
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from rostra.accounts.events import gathering
from rostra.accounts.holdings import Holding
from rostra.accounts.models import Member
from rostra.accounts.views.own_data import export
from rostra.config import members
from rostra.discussion.actions.edit import edit
from rostra.discussion.actions.like import like
from rostra.discussion.actions.say import say
from rostra.discussion.subjects import Subject
from rostra.kernel import clock
from tests.cast import PASSWORD, ArticleFactory, Cast


@pytest.fixture
def now() -> datetime:
    return clock.now()


def test_an_export_holds_what_all_rooms_hold(client: Any, cast: Cast, now: datetime) -> None:
    subject = Subject("article", ArticleFactory(published=True).pk)
    text = "“引号”\\ </script>\n第二行 \u2028 \U0001f600"
    own = say(subject=subject, text="之前的话", by=cast.member, language="zh-hans", now=now)
    edit(comment=own, text=text, by=cast.member, now=now)
    other = say(subject=subject, text="别人的话", by=cast.editor, language="zh-hans", now=now)
    like(comment=other, by=cast.member, now=now)
    EmailAddress.objects.create(user=cast.member, email=cast.member.email, verified=True)
    client.force_login(cast.member)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    response = client.get(reverse("me_download"))
    assert response["Content-Type"] == "application/json"
    assert "attachment" in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]
    raw = b"".join(response.streaming_content).decode()
    held = json.loads(raw)
    assert held["account"][0]["email"] == cast.member.email
    assert [each["text"] for each in held["comments"]] == [text]
    assert [each["text"] for each in held["earlier_wordings"]] == ["之前的话"]
    assert [each["comment"] for each in held["reactions"]] == [other.pk]
    assert "别人的话" not in raw
    assert cast.editor.email not in raw
    assert "argon2" not in raw
    assert Member.objects.get(pk=cast.member.pk).password not in raw


def test_the_names_of_the_lists_are_unique(cast: Cast) -> None:
    names = [
        each.name for gather in members.GATHERERS.values() for each in gather(member=cast.member)
    ]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_a_long_list_takes_no_more_memory(cast: Cast, now: datetime) -> None:
    def much(**_: Any) -> list[Holding]:
        return [Holding("much", ({"text": "字" * 1000} for _ in range(20_000)))]

    gathering.connect(much, sender=Member)
    try:
        pieces = export(cast.member, now)
        next(pieces)
        tracemalloc.start()
        length = sum(len(piece) for piece in pieces)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    finally:
        gathering.disconnect(much, sender=Member)
    assert length > 20_000_000
    assert peak < 4_000_000
