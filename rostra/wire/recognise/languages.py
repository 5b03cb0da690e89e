"""Recognise the language of an item."""

import re

from rostra.kernel import script
from rostra.wire.parcels import RefusedError

HANS = frozenset(["zh-hans", "zh-cn", "zh-sg", "zh-hans-cn", "chs", "gb"])
HANT = frozenset(["zh-hant", "zh-tw", "zh-hk", "zh-mo", "zh-hant-tw", "zh-hant-hk", "cht", "big5"])
ENGLISH = "en"
CHINESE = "zh"
LATIN = re.compile(r"[A-Za-z]")
# Enough to tell a script by.
ENOUGH = 20_000


def find_language(said: str, text: str, usual: str, notes: list[str]) -> str:
    """Return the paper's code for an item's language.

    ``said`` is what the item says, believed if it names a language the paper is printed in; of
    Chinese without a script the text decides. ``usual`` is the source's language, for texts that
    cannot be told. Raises RefusedError for a language the paper is not printed in.
    """
    code = said.lower().replace("_", "-")
    family = script.family(code) if code else ""
    if code in HANS:
        return script.SIMPLIFIED
    if code in HANT:
        return script.TRADITIONAL
    if family == ENGLISH or code == "english":
        return ENGLISH
    detected = script.detect(text[:ENOUGH])
    if family == CHINESE:
        chinese = usual if script.family(usual) == CHINESE else script.SIMPLIFIED
        return detected if detected and script.family(detected) == CHINESE else chinese
    if family:
        raise RefusedError(
            f"Its language is “{said}”; the paper is printed in zh-hans, zh-hant and en."
        )
    return detected or guess(text, usual, notes)


def guess(text: str, usual: str, notes: list[str]) -> str:
    """Return the source's language for a text that cannot be told, if its letters are of it."""
    latin = len(LATIN.findall(text[:ENOUGH])) * 2 > len(text[:ENOUGH].replace(" ", ""))
    fits = latin == (script.family(usual) != CHINESE)
    chosen = usual if fits else ENGLISH if latin else script.SIMPLIFIED
    notes.append(f"Its language could not be told; taken for {chosen}.")
    return chosen
