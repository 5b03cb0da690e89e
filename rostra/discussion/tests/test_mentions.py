"""Mentions: which name an ``@`` means, what becomes of it, and who is told."""

import pytest

from rostra.discussion import mentions
from rostra.discussion.actions.edit import edit
from rostra.discussion.actions.take_back import take_back
from rostra.discussion.markdown import to_html
from rostra.kernel.script import convert_html
from rostra.notices.models import Notice
from tests.cast import MemberFactory

NAMES = {
    "Wei": 1, "Wei Zhang": 2, "王小明": 3, "王小": 4, "wei_z": 5, "민수": 6, "O'Neil": 7, "Ёлка": 8,
    "7up": 9,
}  # fmt: skip


def lookup(names):
    return {name: NAMES[name] for name in names if name in NAMES}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("@Wei hello", [1]),
        ("@Wei Zhang hello", [2]),
        ("@Wei Zhangs hello", [1]),
        ("@Weihai is a harbour", []),
        ("@Wei, @Wei Zhang: hello", [1, 2]),
        ("@Wei.", [1]),
        ("(@Wei)", [1]),
        ("@王小明你好", [3]),
        ("@王小红你好", [4]),
        ("你好@王小明，请看", [3]),
        ("＠王小明", [3]),
        ("@민수야", [6]),
        ("@wei_z says", [5]),
        ("@O'Neil's boat", [7]),
        ("@Ёлка!", [8]),
        ("@7up", [9]),
        ("**@Wei** and *@王小明*", [1, 3]),
        ("> @Wei said", [1]),
        ("- @Wei", [1]),
        # No mentions.
        ("wei@Wei.example", []),
        ("mail a.b@Wei", []),
        ("@@Wei", []),
        ("https://example.org/@Wei", []),
        ("`@Wei`", []),
        ("```\n@Wei\n```", []),
        ("[@Wei](https://example.org/)", []),
        ("@ Wei", []),
        ("@", []),
        ("@Nobody", []),
        ("\\@Wei", [1]),
    ],
)
def test_which_names_a_text_means(text, named):
    assert mentions.read(to_html(text, lookup)) == named


def test_a_mention_is_a_link_to_the_members_page():
    assert to_html("@Wei Zhang, hello", lookup) == (
        '<p><a href="/member/2/" rel="nofollow noopener ugc">'
        '<span translate="no">@Wei Zhang</span></a>, hello</p>'
    )


@pytest.mark.parametrize(
    "text",
    ["[x](/member/2/)", "[x](/accounts/logout/)", "[x](&#47;member/2/)", "[x](//evil.example)",
     "[x](\\/member/2/)", "</member/2/>", '<a href="/member/2/">x</a>'],
)  # fmt: skip
def test_nobody_writes_such_a_link_by_hand(text):
    html = to_html(text, lookup)
    assert '<a href="/' not in html
    assert mentions.read(html) == []


def test_hostile_names_are_text():
    hostile = "<img src=x onerror=alert(1)>"
    html = to_html(f"@{hostile} @Wei{hostile}", lookup)
    assert "<img" not in html
    assert mentions.read(html) == [1]


def test_a_name_stays_in_its_script():
    html = to_html("@王小明 发布了新闻", lookup)
    assert "發佈" in convert_html(html, "zh-hans", "zh-hant") or "發布" in convert_html(
        html, "zh-hans", "zh-hant"
    )
    assert "@王小明" in convert_html(html, "zh-hans", "zh-hant")


def test_names_are_asked_once_and_only_so_many():
    asked = []

    def count(names):
        asked.append(len(names))
        return dict.fromkeys(names, 1)

    html = to_html("@Wei " * 500 + "@" + "王" * 5000, count)
    assert len(asked) == 1
    assert asked[0] <= mentions.MOST * 60
    assert html.count("/member/1/") == mentions.MOST
    to_html("nobody here", count)
    assert asked[1:] in ([], [0])


def test_who_is_named_is_told(speak):
    wei, wang = MemberFactory(name="Wei Zhang"), MemberFactory(name="王小明")
    comment = speak("@wei zhang @王小明你好，@nobody")
    told = {(notice.member, notice.kind) for notice in Notice.objects.all()}
    assert told == {(wei, "mention"), (wang, "mention")}
    assert f"/member/{wei.pk}/" in comment.html


def test_who_names_oneself_or_answers_the_named_tells_once(speak):
    wei = MemberFactory(name="Wei")
    question = speak("@Wei that is me", by=wei)
    speak("@Wei look", to=question)
    assert [notice.kind for notice in Notice.objects.all()] == ["reply"]


def test_an_edit_tells_only_whom_it_names_anew(speak, now):
    wei, wang = MemberFactory(name="Wei"), MemberFactory(name="王小明")
    comment = speak("@Wei look")
    edit(comment=comment, text="@Wei @王小明 look", by=comment.author, now=now)
    assert [notice.member for notice in Notice.objects.order_by("pk")] == [wei, wang]
    assert {notice.many for notice in Notice.objects.all()} == {1}


def test_nobody_is_told_of_an_edit_that_readers_cannot_see(speak, now):
    comment = speak("look")
    take_back(comment=comment, by=comment.author, now=now)
    MemberFactory(name="Wei")
    assert not Notice.objects.exists()


def test_a_comment_without_mentions_asks_for_no_names(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        to_html("Nothing about anybody; mail a@b.example.")
    with django_assert_num_queries(1):
        to_html("@Wei @王小明 @Nobody")
