"""What a member was told is handed over in its export, and goes with the account."""

import json

from django.core.serializers.json import DjangoJSONEncoder

from rostra.notices.actions.choose import choose
from rostra.notices.actions.follow import follow
from rostra.notices.actions.make_mails import make_mails
from rostra.notices.holdings import gather
from rostra.notices.models import Follow, Letterbox, Mail, Notice, Preference
from tests.cast import MemberFactory


def test_all_that_is_held_is_handed_over_and_nothing_of_others(member, knock, now):
    other = MemberFactory()
    knock(1, parameters={"said": "one"})
    knock(2, kind="talk")
    knock(3, member=other, parameters={"said": "three"}, by=member)
    follow(subject="topic:7", by=member, now=now)
    follow(subject="topic:8", by=other, now=now)
    choose(ways={"knock": "digest"}, by=member)
    make_mails(now=now)
    held = {each.name: list(each.rows) for each in gather(member=member)}
    assert [row["subject"] for row in held["notices"]] == ["comment:1", "comment:2"]
    assert held["notices"][0]["parameters"] == {"said": "one"}
    assert [row["subject"] for row in held["follows"]] == ["topic:7"]
    assert held["notice_choices"] == [{"kind": "knock", "way": "digest"}]
    assert len(held["digest"]) == 1
    # That others were told of what the member did is the member's; what they were told is not.
    assert "three" not in json.dumps(held, cls=DjangoJSONEncoder)
    assert [row["subject"] for row in held["notices_to_others"]] == ["comment:3"]


def test_it_goes_with_the_account_and_others_keep_theirs(member, knock, now):
    other = MemberFactory()
    knock(1)
    knock(2, kind="talk")
    knock(3, member=other, by=member)
    follow(subject="topic:7", by=member, now=now)
    choose(ways={"ruling": "digest"}, by=member)
    make_mails(now=now)
    number = member.pk
    member.delete()
    for model in (Follow, Letterbox, Mail, Notice, Preference):
        assert not model.objects.filter(member=number).exists()
    assert Notice.objects.get().by is None
