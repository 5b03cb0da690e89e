"""Rows whose saving is one transaction, so that what hears of it can write into the same one."""

from typing import Any

from django.db import transaction


class SavedWhole:
    """Save a row, its children and what its receivers write in one transaction, or nothing.

    Django sends ``post_save`` after the row of a plain save has been committed; a change could
    then be logged and its line lost, or the other way round. Deleting is whole as it is.
    """

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save within a transaction, an outer one if there is one."""
        super().save(*args, **kwargs)  # type: ignore[misc]
