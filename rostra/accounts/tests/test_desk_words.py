"""The words of Wagtail that we translate are still said by Wagtail."""

from pathlib import Path

import pytest
import wagtail
from babel.messages.pofile import read_po
from django.utils.translation import gettext, override

from rostra.accounts import desk_words

HOME = Path(wagtail.__file__).parent


def said_by_wagtail(domain: str) -> set[str]:
    said: set[str] = set()
    for catalogue in HOME.glob(f"**/locale/en/LC_MESSAGES/{domain}.po"):
        with catalogue.open("rb") as file:
            for message in read_po(file):
                said.update([message.id] if isinstance(message.id, str) else message.id)
    return said


def test_wagtail_still_says_them() -> None:
    assert not set(desk_words.WORDS) - said_by_wagtail("django")


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant"])
def test_they_are_said_in_chinese(language: str) -> None:
    with override(language):
        assert not [word for word in desk_words.WORDS if gettext(word) == word]
