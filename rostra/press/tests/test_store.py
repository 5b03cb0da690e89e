"""The store as it is for now, and the way to it."""

import pytest

from rostra import press
from rostra.press import store as stores
from rostra.press.declarations import Declaration


def test_for_now_every_page_is_printed_anew() -> None:
    stores.NullStore().keep("/", b"page", Declaration(hard={"a:1"}))
    press.touch("a:1")


def test_touching_reaches_the_store_with_each_key_once(monkeypatch: pytest.MonkeyPatch) -> None:
    touched = []

    class Recorder(stores.NullStore):
        def touch(self, keys: frozenset[str]) -> None:
            touched.append(keys)

    monkeypatch.setattr(stores, "store", Recorder())
    press.touch("a:1", "a:2", "a:1")
    assert touched == [frozenset({"a:1", "a:2"})]
