"""What stands on every page: sections, boards, editions with their links, furniture.

Kept in memory by each process, and read anew when the change log has a new line of one of these
kinds: a change at the desk shows at the next request, for one small query a page.
"""

from dataclasses import dataclass

from rostra.changes import log
from rostra.discussion.models import Board, FloorSettings
from rostra.frontpage import queries as editions
from rostra.frontpage.models import FurniturePage
from rostra.frontpage.queries import Masthead
from rostra.kernel import script
from rostra.news import sections
from rostra.news.sections import Tree

KINDS = ("section", "edition", "furniture", "board", "floor")
# What a page declares that shows standing matter; whoever changes it touches these.
PRESS_KEYS = tuple(f"{kind}:all" for kind in KINDS)


@dataclass(frozen=True, slots=True)
class Furniture:
    """A furniture page, without its text.

    Pages of one name in several languages stand at one address: the tree wants their slugs to
    differ, so ``about-en`` in English is ``about`` here.
    """

    number: int
    slug: str
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class Place:
    """A board of the forum."""

    number: int
    slug: str
    name: str
    description: str
    language: str
    section: int | None
    closed: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """All that stands, as of a stamp of the change log."""

    stamp: object
    sections: Tree
    mastheads: dict[str, Masthead]
    furniture: tuple[Furniture, ...]
    boards: tuple[Place, ...] = ()
    reactions: tuple[str, ...] = ()

    def masthead(self, language: str) -> Masthead:
        """Return the edition of a language, or what stands in for it."""
        return editions.masthead(self.mastheads, language)

    def furniture_in(self, language: str) -> list[Furniture]:
        """Return the furniture of an edition in its order: what is written in its language.

        The other script's stands in, to be converted; another language's does not.
        """
        slugs = dict.fromkeys(page.slug for page in self.furniture)
        best = (self._best(slug, language) for slug in slugs)
        family = script.family(language)
        return [page for page in best if script.family(page.language) == family]

    def furniture_at(self, slug: str, language: str) -> Furniture | None:
        """Return the furniture page of an address in an edition, None where there is none."""
        known = any(page.slug == slug for page in self.furniture)
        return self._best(slug, language) if known else None

    def _best(self, slug: str, language: str) -> Furniture:
        def distance(page: Furniture) -> int:
            if page.language == language:
                return 0
            return 1 if script.family(page.language) == script.family(language) else 2

        return min((page for page in self.furniture if page.slug == slug), key=distance)


_kept: Standing | None = None


def standing() -> Standing:
    """Return what stands now: one query, and seven more after a change."""
    global _kept  # noqa: PLW0603 - the memory of this process
    # The stamp is read before the rows: what changes in between is read again next time.
    stamp = log.latest(*KINDS)
    if _kept is None or _kept.stamp != stamp:
        _kept = Standing(
            stamp=stamp,
            sections=sections.load(),
            mastheads=editions.load(),
            furniture=_furniture(),
            boards=_boards(),
            reactions=tuple(FloorSettings.current().reactions),
        )
    return _kept


def forget() -> None:
    """Forget what is kept: for tests, whose rollbacks leave no trace in the change log."""
    global _kept  # noqa: PLW0603
    _kept = None


def _furniture() -> tuple[Furniture, ...]:
    """Read the live furniture pages in the order of the tree."""
    rows = FurniturePage.objects.live().order_by("path")
    return tuple(
        Furniture(
            number=number, slug=slug.removesuffix(f"-{language}"), title=title, language=language
        )
        for number, slug, title, language in rows.values_list("pk", "slug", "title", "language")
    )


def _boards() -> tuple[Place, ...]:
    """Read the boards in their order."""
    return tuple(
        Place(
            number=board.pk,
            slug=board.slug,
            name=board.name,
            description=board.description,
            language=board.language,
            section=board.section_id,
            closed=board.closed_at is not None,
        )
        for board in Board.objects.all()
    )
