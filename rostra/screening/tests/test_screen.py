"""What is done with a text: words, links and who writes it, as a matrix."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.kernel.tests.shared import unhurried
from rostra.screening import links, reasons, sketches
from rostra.screening.current import Rules
from rostra.screening.models import Practice
from rostra.screening.screen import screen
from rostra.screening.tests.asking import NOW, rule
from rostra.screening.verdict import Act
from rostra.screening.words import Words


@dataclass
class Facts:
    where: str = "comment"
    is_trusted: bool = False
    is_new: bool = False
    said: int = 100
    mail_domain: str = "example.org"
    copies: int = 0
    has_worked: bool = False


def judged(text="话", practice=None, rules=(), **facts):
    """The act, and the kinds of what fired."""
    given = Rules(Words(rules), practice or Practice(pk=1))
    verdict = screen(text, Facts(**facts), given, now=NOW)
    return verdict.act, [each.kind for each in verdict.fired]


THREE = "http://a.example https://b.example/x www.c.example"
BLOCKING = Practice(pk=1, blocked_domains="# bad ones\nspam.example\nhttps://evil.example/x\n")


@pytest.mark.parametrize(
    ("given", "act", "kinds"),
    [
        ({}, Act.PASS, []),
        ({"text": THREE}, Act.PASS, []),
        ({"text": THREE, "is_new": True}, Act.HOLD, ["links"]),
        ({"text": THREE, "is_new": True, "is_trusted": True}, Act.PASS, []),
        ({"text": "看https://x.spam.example/1。好", "practice": BLOCKING}, Act.HOLD, ["domain"]),
        ({"text": "www.evil.example", "practice": BLOCKING}, Act.HOLD, ["domain"]),
        ({"text": "https://notspam.example/", "practice": BLOCKING}, Act.PASS, []),
        ({"text": "https://bit.ly/3xYz"}, Act.HOLD, ["shortener"]),
        (
            {"text": "https://bit.ly/3xYz", "practice": Practice(pk=1, holds_shorteners=False)},
            Act.PASS,
            [],
        ),
        ({"practice": Practice(pk=1, first_comments=3), "said": 2}, Act.HOLD, ["first"]),
        ({"practice": Practice(pk=1, first_comments=3), "said": 3}, Act.PASS, []),
        ({"copies": 2}, Act.HOLD, ["copies"]),
        ({"copies": 1}, Act.PASS, []),
        ({"copies": 9, "practice": Practice(pk=1, copies=0)}, Act.PASS, []),
        ({"mail_domain": "mailinator.com", "is_new": True}, Act.HOLD, ["throwaway"]),
        ({"mail_domain": "mailinator.com"}, Act.PASS, []),
        ({"practice": Practice(pk=1, asks_work=True), "is_new": True}, Act.HOLD, ["work"]),
        (
            {"practice": Practice(pk=1, asks_work=True), "is_new": True, "has_worked": True},
            Act.PASS,
            [],
        ),
        ({"text": "坏词", "rules": [rule("坏词")]}, Act.HOLD, ["word"]),
        ({"text": "坏词", "rules": [rule("坏词", act=Act.REFUSE)]}, Act.REFUSE, ["word"]),
        ({"text": "坏词", "rules": [rule("坏词")], "is_trusted": True}, Act.PASS, []),
        ({"text": "坏词", "rules": [rule("坏词")], "where": "name"}, Act.PASS, []),
        ({"text": THREE, "is_new": True, "where": "title"}, Act.HOLD, ["links"]),
        ({"text": THREE, "is_new": True, "where": "profile"}, Act.PASS, []),
    ],
)
def test_what_is_done(given, act, kinds):
    assert judged(**given) == (act, kinds)


def test_the_hardest_act_wins_and_words_are_covered_all_the_same():
    rules = [rule("坏", act=Act.MASK, number=1), rule("恶", act=Act.HOLD, number=2)]
    verdict = screen("又坏又恶又坏", Facts(), Rules(Words(rules), Practice(pk=1)), now=NOW)
    assert (verdict.act, verdict.text) == (Act.HOLD, "又□又恶又□")
    assert [each.rule for each in verdict.of(Act.HOLD)] == ["word:2"]
    masked = screen("又坏", Facts(is_trusted=True), Rules(Words(rules), Practice(pk=1)), now=NOW)
    assert (masked.act, masked.text) == (Act.MASK, "又□")


def test_every_kind_has_its_sentence():
    kinds = ("word", "links", "domain", "shortener", "first", "copies", "throwaway", "work")
    told = {reasons.reason({"kind": kind, "what": "x"}) for kind in kinds}
    assert len(told) == len(kinds)


@unhurried
@given(st.text(max_size=60))
def test_links_of_anything(text):
    for link in links.links(text):
        assert links.host(link) == links.host(link).lower()
        links.below(link, {"a.example"})
    assert "" not in links.domains(text)


LONG = "今天港口的渡轮全部停航，三千名旅客滞留码头，市政府表示明天上午恢复。"


@pytest.mark.parametrize(
    ("other", "is_copy"),
    [
        (LONG, True),
        (LONG.replace("，", " ,  ") + "！！！", True),
        ("今天港口的渡輪全部停航，三千名旅客滯留碼頭，市政府表示明天上午恢復。", True),
        (LONG + "转发", True),
        ("我今天去港口吃了一碗面，味道不错，旅客也不多，明天还想再去一次。", False),
        ("短", False),
    ],
)
def test_copies_share_most_of_their_sketch(other, is_copy):
    own, its = sketches.sketch(LONG), sketches.sketch(other)
    common = len(set(own) & set(its))
    assert bool(its and common >= sketches.needed(its)) == is_copy


@unhurried
@given(st.text(max_size=200))
def test_sketches_fit_the_table(text):
    assert all(0 <= each < 2**63 for each in sketches.sketch(text))
    assert len(sketches.sketch(text)) <= sketches.SIZE
