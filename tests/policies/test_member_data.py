"""Whoever holds a member's data answers for it: in the export, and when the member is erased."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models
from django.dispatch import Signal

from rostra.accounts.events import erasing, gathering
from rostra.accounts.models import Member
from rostra.config import members


def relations() -> Iterator[tuple[type[models.Model], models.Field]]:
    """Return every column of this project's rooms that points at a member."""
    for model in apps.get_models(include_auto_created=True):
        if not model.__module__.startswith("rostra."):
            continue
        for field in model._meta.get_fields():
            if field.related_model is Member and field.concrete:
                yield model, field


@pytest.mark.parametrize(
    ("signal", "table"),
    [(gathering, members.GATHERERS), (erasing, members.FORGETTERS)],
    ids=["gathering", "erasing"],
)
def test_every_room_that_points_at_members_answers(
    signal: Signal, table: dict[str, object]
) -> None:
    rooms = {model._meta.app_label for model, _ in relations()}
    assert {"accounts", "discussion", "news"} <= rooms
    assert rooms <= table.keys(), f"config/members.py: add {rooms - table.keys()}"
    connected = {key[0] for key, *_ in signal.receivers}
    assert table.keys() <= connected


def test_a_member_can_be_deleted() -> None:
    kept = {models.PROTECT, models.RESTRICT, models.DO_NOTHING}
    held = [
        f"{model._meta.label}.{field.name}"
        for model, field in relations()
        if getattr(field.remote_field, "on_delete", None) in kept
    ]
    assert not held, "Such a row would keep its member from being erased."
