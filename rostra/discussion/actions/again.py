"""Do an act again when its thread was merged or split while it waited for the lock."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

TIMES = 5

Given = ParamSpec("Given")
Result = TypeVar("Result")


class MovedOnError(Exception):
    """What was to be locked is in another thread by now."""


def again_if_moved(act: Callable[Given, Result]) -> Callable[Given, Result]:
    """Do the act again from its beginning: its transaction, and the locks of it, are undone.

    To take the right lock while holding the wrong one would be to take two out of order.
    """

    @wraps(act)
    def perform(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        for _time in range(TIMES):
            try:
                return act(*args, **kwargs)
            except MovedOnError:
                continue
        raise ValidationError(_("It is being moved just now. Try again."))

    return perform
