"""The related list: what the editor and the printed page say first, then the machine."""

from collections.abc import Iterable, Mapping, Sequence

from rostra.news import addresses, shelves
from rostra.news.article_queries import Companion, Line
from rostra.news.models import Article, RelatedLine
from rostra.news.queries import Listed, Subject, Wish
from rostra.pages.shapes import Link
from rostra.pages.visit import Visit, changes_at

COUNT = 20
# More topics than that on one article say nothing about what goes with it.
TOPIC_LIMIT = 3

Kind = RelatedLine.Kind


def wishes(article: Article, topics: Sequence[Subject], family: str) -> list[Wish]:
    """Return the shelves the machine looks through: the same topics, then the same section."""
    names = [shelves.topic(family, topic.number) for topic in topics[:TOPIC_LIMIT]]
    if article.section_id is not None:
        names.append(shelves.section(family, article.section_id))
    return [Wish(name, COUNT + 1) for name in names]


def targets(lines: Iterable[Line]) -> list[int]:
    """Return the articles that lines lead to."""
    return [line.target for line in lines if line.target and line.kind != Kind.DROPPED]


def related(
    article: Article,
    lines: Sequence[Line],
    companions: Mapping[int, Companion],
    newest: Iterable[Sequence[Listed]],
    visit: Visit,
) -> tuple[Link, ...]:
    """Return about twenty lines, none twice and never the article itself.

    A printed line without an article to lead to stays plain words; so does a pinned one.
    """
    links = [link for line in lines if (link := _line(line, article, companions, visit))]
    passed = {line.target for line in lines} | {article.pk}
    machine: list[Link] = []
    for listed in (each for shelf in newest for each in shelf):
        if len(links) + len(machine) >= COUNT:
            break
        if listed.number not in passed:
            passed.add(listed.number)
            changes_at(listed.expire_at, visit)
            machine.append(_link(listed.headline, listed, visit))
    return (*links, *machine)


def _line(
    line: Line, article: Article, companions: Mapping[int, Companion], visit: Visit
) -> Link | None:
    if line.kind == Kind.DROPPED:
        return None
    target = companions.get(line.target or 0)
    if target is not None:
        changes_at(target.expire_at, visit)
        words = line.text if line.kind == Kind.PRINTED else target.headline
        return _link(words, target, visit)
    if not line.text:
        return None
    return Link(label=visit.words(line.text, article.language), lang=visit.lang(article.language))


def _link(words: str, target: Listed | Companion, visit: Visit) -> Link:
    return Link(
        label=visit.words(words, target.language),
        url=visit.address(addresses.article(target.number, target.slug)),
        lang=visit.lang(target.language),
    )
