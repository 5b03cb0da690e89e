"""What the desk's own views save is logged in the transaction that saves it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import models
from wagtail.models import Page

from rostra.changes.models import Change
from rostra.frontpage.models import Edition, FurniturePage
from rostra.press import stamps
from tests.cast import (
    ArticleFactory,
    ImageFactory,
    SectionFactory,
    SourceFactory,
    TopicFactory,
)


def edition() -> Edition:
    return Edition.objects.create(language="en", name="The Paper")


def furniture() -> FurniturePage:
    page = FurniturePage(title="About", slug="about", language="en")
    return Page.get_first_root_node().add_child(instance=page)


MAKERS: dict[str, Callable[[], models.Model]] = {
    "section": SectionFactory,
    "topic": TopicFactory,
    "source": SourceFactory,
    "image": ImageFactory,
    "edition": edition,
    "furniture": furniture,
}

# Those that need no row of Wagtail's to hang on.
PLAIN = ("section", "topic", "source", "edition")


def lines(kind: str) -> list[str]:
    return list(Change.objects.filter(kind=kind).order_by("id").values_list("key", flat=True))


@pytest.mark.parametrize("kind", MAKERS)
def test_making_changing_and_deleting_is_logged(
    db: None,
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    touched: list[str] = []
    monkeypatch.setattr(
        stamps, "heed", lambda lines: touched.extend(line.subject for line in lines)
    )
    row = MAKERS[kind]()
    for act in (row.save, row.delete):
        key = str(row.pk)
        Change.objects.all().delete()
        touched.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        assert key in lines(kind)
        assert f"{kind}:{key}" in touched


@pytest.mark.parametrize("kind", PLAIN)
def test_a_change_whose_line_cannot_be_written_is_taken_back(
    transactional_db: None, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = MAKERS[kind]()
    monkeypatch.setattr("rostra.config.desk_changes.append", lambda *keys: 1 / 0)
    field = "name" if kind == "edition" else "slug"
    before = getattr(row, field)
    setattr(row, field, "after")
    with pytest.raises(ZeroDivisionError):
        row.save()
    assert getattr(type(row).objects.get(), field) == before


def test_a_deleted_draft_is_logged(db: None) -> None:
    draft = ArticleFactory()
    key = str(draft.pk)
    Change.objects.all().delete()
    draft.delete()
    assert lines("article") == [key]


def test_moving_furniture_is_logged(db: None) -> None:
    first = furniture()
    home = Page.objects.get(depth=2, slug="home")
    Change.objects.all().delete()
    first.move(home, "last-child")
    assert str(first.pk) in lines("furniture")
