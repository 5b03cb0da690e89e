"""The change log is written in the transaction of the change, or not at all."""

import pytest
from django.db import IntegrityError, transaction

from rostra.changes.log import NotInTransactionError, append, latest
from rostra.changes.models import Change


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_logged() -> None:
    with pytest.raises(NotInTransactionError):
        append("article:1")
    assert not Change.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_line_goes_with_its_transaction() -> None:
    def fail_afterwards() -> None:
        with transaction.atomic():
            append("article:1")
            raise LookupError

    with pytest.raises(LookupError):
        fail_afterwards()
    assert not Change.objects.exists()


def test_each_subject_is_logged_once_in_order(db: None) -> None:
    append("article:2", "shelf:zh/section:3", "article:2")
    assert list(Change.objects.order_by("id").values_list("kind", "key")) == [
        ("article", "2"),
        ("shelf", "zh/section:3"),
    ]


def test_nothing_to_log_is_no_line(db: None) -> None:
    append()
    assert not Change.objects.exists()


def test_a_line_without_a_kind_is_refused_by_the_database(db: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        append(":1")


def test_the_stamp_changes_with_its_own_kinds_only(db: None) -> None:
    nothing = latest("section")
    append("section:1")
    one = latest("section")
    append("article:1")
    assert nothing != one == latest("section")
    append("section:1")
    assert latest("section") != one


@pytest.mark.django_db(transaction=True)
def test_the_stamp_sees_a_line_that_appears_below_the_newest() -> None:
    """What a transaction that began early and commits late looks like on PostgreSQL."""
    with transaction.atomic():
        append("section:1", "section:2")
    early = Change.objects.order_by("id").first()
    assert early is not None
    number = early.pk
    early.delete()
    before = latest("section")
    early.pk = number
    early.save(force_insert=True)
    assert latest("section") != before
