"""What the reader's pages put into the slots of the base layout: masthead and footer."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from rostra.kernel import clock
from rostra.pages import addresses
from rostra.pages.frame import frame
from rostra.pages.standing import standing
from rostra.pages.visit import Visit
from rostra.web import editions


def masthead(context: Mapping[str, Any]) -> SafeString:
    """Print the masthead for a page that is not a reader's: signing in, say."""
    return _print("masthead")


def footer(context: Mapping[str, Any]) -> SafeString:
    """Print the footer for a page that is not a reader's."""
    return _print("footer")


def _print(part: str) -> SafeString:
    visit = Visit(
        language=editions.current(),
        now=clock.now(),
        standing=standing(),
        path=addresses.front(),
    )
    # Nothing is personal there but the member's own bar, as on a page that is not found.
    context = {**frame(visit), "page": {"key": addresses.key("error")}}
    return mark_safe(render_to_string(f"pages/parts/{part}.html", context))
