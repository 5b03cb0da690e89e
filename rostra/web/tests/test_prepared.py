"""A query compiled once gives what the query itself would give."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import Value

from rostra.changes.models import Change
from rostra.web import prepared

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def build(given):
    lines = Change.objects.filter(kind=given["kind"], at__lte=given["at"], id__gte=given["least"])
    return lines.order_by("id").values_list("kind", "key", "at", Value("x"))


@pytest.mark.django_db
def test_later_values_are_bound_to_the_kept_statement(django_assert_num_queries) -> None:
    for hour in range(3):
        at = NOON + timedelta(hours=hour)
        Change.objects.create(kind=f"kind{hour % 2}", key=str(hour), at=at)
    for kind, hours in (("kind0", 0), ("kind0", 5), ("kind1", 5), ("none", 5)):
        values = {"kind": kind, "at": NOON + timedelta(hours=hours), "least": 1}
        with django_assert_num_queries(1):
            rows = list(prepared.rows("test", build, values))
        assert rows == list(build(values))


@pytest.mark.django_db
def test_a_value_that_is_no_parameter_is_refused() -> None:
    with pytest.raises(prepared.UnboundError, match="count"):
        prepared.rows(
            "limited",
            lambda given: Change.objects.order_by("id").values_list("id")[: given["count"]],
            {"count": 3},
        )


@pytest.mark.django_db
def test_a_row_is_added_and_written_as_save_would(django_assert_num_queries) -> None:
    line = Change(kind="kind", key="one", at=NOON)
    with django_assert_num_queries(1):
        prepared.add(line)
    found = Change.objects.get(pk=line.pk)
    assert (found.kind, found.key, found.at) == ("kind", "one", NOON)
    found.key, found.kind = "two", "not written"
    with django_assert_num_queries(1):
        prepared.write(found, ["key"])
    line.refresh_from_db()
    assert (line.kind, line.key) == ("kind", "two")
