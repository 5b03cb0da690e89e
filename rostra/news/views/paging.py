"""Pages of a long list at the desk, without counting the archive."""

from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.paginator import WagtailPaginator

# Counting stops here: who looks further back narrows the list down by its filters.
COUNT_LIMIT = 2000


class BoundedPaginator(WagtailPaginator):
    """A paginator that counts no further than ``COUNT_LIMIT`` rows."""

    @cached_property
    def count(self) -> int:
        """Return how many rows there are, at most ``COUNT_LIMIT``."""
        return bounded_count(self.object_list, COUNT_LIMIT)

    @property
    def items_count_label(self) -> str:
        """Say how many rows there are, or that there are more than were counted."""
        if self.count < COUNT_LIMIT:
            return super().items_count_label
        return _("more than %(count)s %(kind)s: narrow the list down to see older ones") % {
            "count": COUNT_LIMIT,
            "kind": self.verbose_name_plural,
        }


class UndatedFirstPaginator(BoundedPaginator):
    """Pages of articles: first those without a time of publication, then from new to old.

    The databases disagree where rows without a time belong in an order by time, and asking for
    one place costs a sort of the archive; so the list is two walks down one index.
    """

    @cached_property
    def undated(self) -> QuerySet[Any]:
        """The articles that have no time yet, the newest row first."""
        return self.object_list.filter(published_at=None).order_by("-pk")

    @cached_property
    def dated(self) -> QuerySet[Any]:
        """The articles that have a time, in the order of the list."""
        return self.object_list.filter(published_at__isnull=False)

    @cached_property
    def undated_count(self) -> int:
        """How many articles have no time yet, at most ``COUNT_LIMIT``."""
        return bounded_count(self.undated, COUNT_LIMIT)

    @cached_property
    def count(self) -> int:
        """Return how many articles there are, at most ``COUNT_LIMIT``."""
        left = COUNT_LIMIT - self.undated_count
        return self.undated_count + (bounded_count(self.dated, left) if left else 0)

    def page(self, number: int | str) -> Page:
        """Return one page: a slice of the one walk, of the other, or of both."""
        wanted = self.validate_number(number)
        begin, end = (wanted - 1) * self.per_page, wanted * self.per_page
        numbers = list(_numbers(self.undated)[begin:end]) if begin < self.undated_count else []
        if end > self.undated_count:
            skipped = max(begin - self.undated_count, 0)
            numbers += _numbers(self.dated)[skipped : end - self.undated_count]
        return self._get_page(self._rows(numbers), wanted, self)

    def _rows(self, numbers: list[int]) -> list[Any]:
        """Read the rows of a page by their numbers.

        Asked for together with the walk, what is joined to them leads the database to sort.
        """
        found = self.object_list.order_by().in_bulk(numbers)
        return [found[number] for number in numbers if number in found]


def _numbers(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.values_list("pk", flat=True)


def bounded_count(rows: QuerySet[Any], limit: int) -> int:
    """Count rows, but no more than ``limit``; their order and their columns cost nothing."""
    return rows.order_by().values("pk")[:limit].count()
