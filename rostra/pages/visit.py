"""One page being printed: its edition, its moment, and how words and addresses are put for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils import timezone

from rostra import press
from rostra.kernel import clock, script
from rostra.news import addresses
from rostra.news.sections import Node
from rostra.pages import standing as matter
from rostra.pages.shapes import Link
from rostra.pages.standing import Standing
from rostra.web import editions

# Boxes that slide with the time of day may be so many seconds late.
SLIDE = 300


@dataclass(frozen=True, slots=True)
class Visit:
    """What every part of a page needs to know; ``path`` is without the edition's prefix.

    A preview is made for an editor, who waits while new pictures are encoded; readers do not.
    """

    language: str
    now: datetime
    standing: Standing
    path: str
    is_preview: bool = False

    @property
    def family(self) -> str:
        """The family of languages the edition prints: its lists come from that family's shelves."""
        return script.family(self.language)

    def address(self, path: str) -> str:
        """Return the address of a path in this edition."""
        return editions.address(path, self.language)

    def words(self, text: str, language: str) -> str:
        """Return a text written in ``language`` in the script of the page."""
        return script.convert(text, language, editions.shown_in(language, self.language))

    def html(self, text: str, language: str) -> str:
        """Return HTML written in ``language`` in the script of the page."""
        return script.convert_html(text, language, editions.shown_in(language, self.language))

    def lang(self, language: str) -> str:
        """Return the HTML language of a text where it is not the page's own, else nothing."""
        shown = editions.shown_in(language, self.language)
        return "" if shown == self.language else editions.html_language(shown)

    def is_foreign(self, language: str) -> bool:
        """Say whether a text in ``language`` stands in an edition of another language."""
        return script.family(language) != self.family

    def section_link(self, node: Node) -> Link:
        """Return a section's name and address."""
        words = node.words_for(self.language)
        url = self.address(addresses.section(node.slug))
        return Link(label=words.name, url=url, lang=self.lang(words.language))


def begin(request: HttpRequest) -> Visit:
    """Begin to print a page: read the clock and what stands, and declare the latter."""
    now = clock.now()
    press.depends(*matter.PRESS_KEYS)
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    # The date under the nameplate turns; 26 hours on and back, for a day may have 25.
    following = (midnight + timedelta(hours=26)).replace(hour=0)
    press.good_for((following - now).total_seconds())
    return Visit(
        language=editions.current(),
        now=now,
        standing=matter.standing(),
        path=editions.split(request.path_info)[1],
    )


def changes_at(moment: datetime | None, visit: Visit) -> None:
    """Declare that the page changes by itself at a moment, to the second."""
    if moment is not None and moment > visit.now:
        press.good_for((moment - visit.now).total_seconds())


def slides_at(moment: datetime, visit: Visit) -> None:
    """Declare that a box of the page slides on at a moment, about."""
    press.good_for(max((moment - visit.now).total_seconds(), SLIDE))
