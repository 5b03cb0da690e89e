"""What a member may be called: pure rules, told which names are reserved.

Whether a name is still free is the table's to say (``Member.name_key``, ``Member.name_look``).
"""

import re
import unicodedata
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rostra.kernel.text import one_line
from rostra.kernel.text.characters import CJK, MARKS
from rostra.kernel.text.lookalikes import look_key, mixes_scripts, word_key

LONGEST = 60
# The longest key of the longest name: no character looks like more than seven.
LONGEST_KEY = 7 * LONGEST
PUNCTUATION = "-_.'’·・"
# Letters, their marks, digits; and the space.
ALLOWED = ("L", "M", "N", "Zs")
# UTS 39, section 5.4: more marks than that on one letter are no language's.
MOST_MARKS = 4
# In every language of the paper: a name that holds one claims to speak for the paper.
RESERVED = (
    *("admin", "administrator", "owner", "editor", "moderator", "webmaster", "sysadmin"),
    *("root", "system", "staff", "support", "official", "rostra"),
    *("管理员", "版主", "站长", "编辑", "官方", "客服", "系统", "本站"),
)  # fmt: skip

_MARKS = re.compile(f"[{MARKS}]")
_HAN = re.compile(f"[{CJK}]")


def clean_name(typed: str, *, reserved: Iterable[str] = (), vouched: bool = False) -> str:
    """Return a name as it is kept. Raises ValidationError with a sentence that says what to do.

    Compatibility forms are folded (NFKC), white space to single spaces, and what is invisible is
    taken out: no reader could tell such names apart.
    """
    name = one_line(_MARKS.sub("", unicodedata.normalize("NFKC", typed)))
    for refusal in (_by_form, _by_letters):
        if sentence := refusal(name):
            raise ValidationError(sentence, code="name")
    if not vouched and is_reserved(name, reserved):
        raise ValidationError(
            _("This name is kept for those who run the site. Choose another."), code="reserved"
        )
    return name


def keys_of(name: str) -> tuple[str, str]:
    """Return the keys by which names are told apart: as read, and as written.

    Spaces and punctuation tell nothing apart.
    """
    bare = _only(unicodedata.normalize("NFKC", name), "LMN").replace(" ", "") or name
    return word_key(bare), look_key(bare)


def is_reserved(name: str, reserved: Iterable[str]) -> bool:
    """Say whether a reserved word is the name, stands in it as a word, or in Chinese anywhere."""
    letters = _only(name, "LM")
    words = {name, letters.replace(" ", ""), *letters.split()}
    keys = {key for word in words if word for key in keys_of(word)}
    whole = keys_of(name)[0]
    for word in (*RESERVED, *reserved):
        key = keys_of(word)[0]
        looks = {key, *(keys_of(each)[1] for each in (word, word.upper(), word.title()))}
        if keys & looks or (_HAN.search(key) and key in whole):
            return True
    return False


def _by_form(name: str) -> str:
    if not name:
        return _("Write a name in which something can be read.")
    if len(name) > LONGEST:
        return _("This name is too long: write at most %(limit)d characters.") % {"limit": LONGEST}
    wrong = next((each for each in name if not _is_allowed(each)), "")
    if wrong:
        return _(
            "“%(character)s” cannot stand in a name: use letters, digits, spaces and %(marks)s."
        ) % {"character": wrong, "marks": " ".join(PUNCTUATION)}
    return ""


def _by_letters(name: str) -> str:
    if not any(unicodedata.category(each)[0] in "LN" for each in name):
        return _("Write a name with at least one letter or digit.")
    if _piled_up(name) > MOST_MARKS:
        return _("There are too many marks on one letter of this name: take some away.")
    if mixes_scripts(name):
        return _(
            "Letters of several scripts look alike: write the name in one script."
            " Chinese, Japanese or Korean may stand with Latin letters."
        )
    return ""


def _is_allowed(character: str) -> bool:
    return character in PUNCTUATION or unicodedata.category(character).startswith(ALLOWED)


def _piled_up(name: str) -> int:
    """Return how many marks stand on the letter that has the most."""
    most = marks = 0
    for each in unicodedata.normalize("NFD", name):
        marks = marks + 1 if unicodedata.category(each) in {"Mn", "Me"} else 0
        most = max(most, marks)
    return most


def _only(name: str, kinds: str) -> str:
    """Return a name with a space in place of whatever is not of these kinds of characters."""
    return "".join(each if unicodedata.category(each)[0] in kinds else " " for each in name)
