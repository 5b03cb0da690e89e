"""Notices as their readers see them: what happened since counts, not what was when it was told."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import select_template
from django.utils import translation

from rostra.notices.kinds import Kind, UnknownKindError, kind_of
from rostra.notices.models import Notice
from rostra.web import editions

# Pages of one's own do not stand in an edition.
PRIVATE = "/me/"


@dataclass(frozen=True, slots=True)
class Printed:
    """A notice that its reader may still see, with what its templates print."""

    notice: Notice
    kind: Kind
    context: dict[str, Any]
    language: str

    def line(self) -> str:
        """Return one line that says what happened, as plain text."""
        return " ".join(self.text("line").split())

    def text(self, part: str) -> str:
        """Return a part (``line``, ``subject``, ``body``) as plain text, not yet escaped."""
        template = select_template(self.kind.templates(part))
        with translation.override(self.language):
            # Told apart from HTML that is safe: whoever prints it on a page escapes it.
            return "".join([template.render(self.context)]).strip()

    @property
    def address(self) -> str:
        """Where it leads, in the edition that the reader reads or that has it."""
        path = self.notice.address
        if path.startswith(PRIVATE):
            return path
        return editions.address(path, self.context.get("edition") or self.language)


def printed(notices: Iterable[Notice], language: str, now: datetime) -> dict[int, Printed]:
    """Return the notices that may still be seen, by number; a query or two for each kind."""
    by_kind: dict[str, list[Notice]] = defaultdict(list)
    for notice in notices:
        by_kind[notice.kind].append(notice)
    found: dict[int, Printed] = {}
    for name, of_kind in by_kind.items():
        try:
            kind = kind_of(name)
        except UnknownKindError:
            continue
        with translation.override(language):
            looked = kind.look(of_kind, language, now)
        for notice in of_kind:
            if notice.pk in looked:
                context = {**looked[notice.pk], "many": notice.many, "at": notice.at}
                found[notice.pk] = Printed(notice, kind, context, language)
    return found
