"""Mentions: ``@name`` in a comment, for members of any script, with spaces in their names or none.

The longest name that a member has counts: “@王小明你好” names 王小明, where there is one. Between
letters of scripts that write words apart a name ends where the word does: “@Weihai” is not Wei. A
mention is a link to the member's page in the comment's HTML, by number, which is all that is kept
of it: printing a comment asks nobody's name, and a name that changes breaks nothing.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import TypeAlias

from markdown_it.token import Token

from rostra.accounts import addresses
from rostra.accounts.models import Member
from rostra.accounts.naming import LONGEST, PUNCTUATION, keys_of
from rostra.kernel.text.characters import CJK

# So many in a comment; what is named beyond that is text.
MOST = 8
AT = re.compile(r"(?<![0-9A-Za-z_.+/@＠-])[@＠](?=\w)")
IN_NAME = re.compile(rf"[\w {re.escape(PUNCTUATION)}]{{1,{LONGEST}}}")
# Hangul too: particles follow a name without a space.
TOGETHER = re.compile(rf"[{CJK}\uac00-\ud7a3]")
LINK = re.compile(rf'<a href="{addresses.member(0).replace("0", "([0-9]{1,18})")}"')

# Given names as they are written, return the numbers of those that members have.
Lookup: TypeAlias = Callable[[set[str]], Mapping[str, int]]


def names_at(text: str, start: int) -> list[str]:
    """Return what may be the name that begins at a place of a text, the longest first."""
    found = IN_NAME.match(text, start)
    if found is None:
        return []
    run = found[0]
    ends = [end for end in range(len(run), 0, -1) if _may_end(text, start + end)]
    return [run[:end] for end in ends]


def members_named(names: set[str]) -> dict[str, int]:
    """Return the numbers of the members who have some of these names: one query, or none."""
    keys = {name: keys_of(name)[0] for name in names}
    if not keys:
        return {}
    rows = Member.objects.filter(name_key__in=set(keys.values()), is_active=True)
    numbers = dict(rows.values_list("name_key", "pk"))
    return {name: numbers[key] for name, key in keys.items() if key in numbers}


def link(tokens: Iterable[Token], lookup: Lookup) -> None:
    """Turn the mentions in the text of parsed Markdown into links, not within links or code."""
    lines = [token.children for token in tokens if token.children]
    places = [
        (children, place, at.start())
        for children in lines
        for place in _plain(children)
        for at in AT.finditer(children[place].content)
    ][:MOST]
    candidates = [names_at(children[place].content, at + 1) for children, place, at in places]
    numbers = lookup({name for names in candidates for name in names})
    # From the end, so that places before keep their numbers.
    for (children, place, at), names in reversed(list(zip(places, candidates, strict=True))):
        name = next((each for each in names if each in numbers), None)
        if name is not None:
            _replace(children, place, at, at + 1 + len(name), numbers[name])


def read(html: str) -> list[int]:
    """Return the numbers of the members whom a comment's HTML names, each once."""
    return list(dict.fromkeys(int(number) for number in islice(LINK.findall(html), MOST)))


def _may_end(text: str, end: int) -> bool:
    last, following = text[end - 1], text[end : end + 1]
    if unicodedata.category(last)[0] not in "LMN":
        return False
    if not following or unicodedata.category(following)[0] not in "LMN":
        return True
    return bool(TOGETHER.match(last) or TOGETHER.match(following))


def _plain(children: list[Token]) -> list[int]:
    """Return the places of text that is not within a link."""
    depth, places = 0, []
    for place, token in enumerate(children):
        depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type == "text" and depth == 0:
            places.append(place)
    return places


def _replace(children: list[Token], place: int, start: int, end: int, number: int) -> None:
    content = children[place].content
    children[place : place + 1] = [
        _text(content[:start]),
        Token("link_open", "a", 1, attrs={"href": addresses.member(number)}),
        # A name stays in the script its owner writes it in.
        Token("mention_open", "span", 1, attrs={"translate": "no"}),
        _text(content[start:end]),
        Token("mention_close", "span", -1),
        Token("link_close", "a", -1),
        _text(content[end:]),
    ]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
