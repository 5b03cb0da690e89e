"""The sections as a tree in memory: small, read whole, asked on every page."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.conf import settings

from rostra.kernel import script
from rostra.news.models import Section, SectionName
from rostra.news.models.commenting import Choice, choice_of
from rostra.web import prepared


@dataclass(frozen=True, slots=True)
class Words:
    """What a section is called, and what it is about, in one language."""

    name: str
    description: str
    language: str


@dataclass(frozen=True, slots=True)
class Node:
    """A section of the tree; ``words`` are by language."""

    number: int
    slug: str
    parent: int | None
    words: Mapping[str, Words]
    commenting: Choice

    def words_for(self, language: str) -> Words:
        """Return the words for a page in ``language``, in its script where that is possible.

        The other script's words are converted; where a language has none, those of the default
        edition stand in as they are.
        """
        if language in self.words:
            return self.words[language]
        family = script.family(language)
        for known, words in self.words.items():
            if script.family(known) == family:
                name = script.convert(words.name, known, language)
                about = script.convert(words.description, known, language)
                return Words(name=name, description=about, language=language)
        return self.words[settings.LANGUAGE_CODE]


@dataclass(frozen=True, slots=True)
class Tree:
    """All sections, in the order of the paper."""

    nodes: Mapping[int, Node] = field(default_factory=dict)
    children: Mapping[int | None, tuple[Node, ...]] = field(default_factory=dict)
    by_slug: Mapping[str, Node] = field(default_factory=dict)

    @property
    def roots(self) -> tuple[Node, ...]:
        """The sections at the top."""
        return self.children.get(None, ())

    def inside(self, number: int) -> tuple[Node, ...]:
        """Return the sections directly inside one."""
        return self.children.get(number, ())

    def line(self, number: int | None) -> list[Node]:
        """Return a section with those it lies in, outermost first; empty for an unknown one."""
        return list(self._upwards(number))[::-1]

    def _upwards(self, number: int | None) -> Iterator[Node]:
        passed: set[int] = set()
        while number is not None and number in self.nodes and number not in passed:
            passed.add(number)
            node = self.nodes[number]
            yield node
            number = node.parent


def load() -> Tree:
    """Read the tree: two queries."""
    names: dict[int, dict[str, Words]] = defaultdict(dict)
    for row in SectionName.objects.all():
        words = Words(name=row.name, description=row.description, language=row.language)
        names[row.section_id][row.language] = words
    nodes = [
        _node(section, names[section.pk]) for section in Section.objects.order_by("order", "id")
    ]
    children: dict[int | None, list[Node]] = defaultdict(list)
    for node in nodes:
        children[node.parent].append(node)
    return Tree(
        nodes={node.number: node for node in nodes},
        children={parent: tuple(inside) for parent, inside in children.items()},
        by_slug={node.slug: node for node in nodes},
    )


def commenting_above(section: int | None) -> list[Choice]:
    """Return what a section and those it lies in choose of comments, innermost first: one query."""
    columns = ("pk", "parent", "comments_taken", "comments_level", "comments_days")
    asked = prepared.rows("commenting", lambda _: Section.objects.values_list(*columns), {})
    rows = {number: rest for number, *rest in asked}
    found: list[Choice] = []
    while section in rows:
        section, *chosen = rows.pop(section)
        found.append(Choice(*chosen))
    return found


def _node(section: Section, names: dict[str, Words]) -> Node:
    """Return the node of a row: its own name is in the default edition's language."""
    own = Words(name=section.name, description=section.description, language=settings.LANGUAGE_CODE)
    words = names | {settings.LANGUAGE_CODE: own}
    return Node(
        number=section.pk,
        slug=section.slug,
        parent=section.parent_id,
        words=words,
        commenting=choice_of(section),
    )
