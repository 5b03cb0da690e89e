"""What the lists must know of the paper's last days: articles with their sections and topics.

Read from the places at the newsroom's shelves, whose index holds all of it in the order of
publication: it costs what was published within the ceiling, however large the archive is.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from rostra.kernel import script
from rostra.news import shelves
from rostra.news.models import Article, Placement, Section
from rostra.rankings.lists import CEILING
from rostra.rankings.models import Bar, Pin
from rostra.rankings.scores import Facts


@dataclass(frozen=True, slots=True)
class Survey:
    """Articles that may enter lists, by number; who stands on which shelf; what editors said.

    ``shelves`` are the sections' of each family by (family, section), ``topics`` by family.
    """

    facts: dict[int, Facts] = field(default_factory=dict)
    families: dict[str, list[int]] = field(default_factory=dict)
    sections: dict[tuple[str, int], list[int]] = field(default_factory=dict)
    topics: dict[str, dict[int, list[int]]] = field(default_factory=dict)
    roots: frozenset[int] = frozenset()
    pins: dict[str, dict[int, int]] = field(default_factory=dict)
    barred: frozenset[int] = frozenset()


def families() -> list[str]:
    """Return the families of the editions' languages, each once."""
    return list(dict.fromkeys(script.family(code) for code, _ in settings.LANGUAGES))


def survey(*, now: datetime) -> Survey:
    """Survey the paper: five queries, and two for each family."""
    parents = dict(Section.objects.values_list("pk", "parent_id"))
    found = Survey(
        roots=frozenset(number for number, parent in parents.items() if parent is None),
        pins=pins(now=now),
        barred=frozenset(Bar.objects.values_list("article_id", flat=True)),
    )
    depths = {number: len(shelves.ancestry(number, parents)) for number in parents}
    hidden = _hidden(now)
    for family in families():
        _survey_family(family, found, depths, hidden, now)
    return found


def pins(*, now: datetime) -> dict[str, dict[int, int]]:
    """Return the pins that hold, of articles that may be seen: by list, then by place."""
    # Asked of each pin, for there are few: SQLite would go through the archive for a list of all.
    seen = Article.objects.visible(now).filter(pk=OuterRef("article_id"))
    rows = Pin.objects.holding(now).filter(Exists(seen))
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for name, place, article in rows.values_list("ranking", "place", "article_id"):
        found[name][place] = article
    return dict(found)


def _survey_family(
    family: str, found: Survey, depths: dict[int, int], hidden: set[int], now: datetime
) -> None:
    lately = Q(published_at__gt=now - CEILING, published_at__lte=now)
    names = {shelves.section(family, number): number for number in depths}
    # The innermost of an article's sections is its own, the outermost its root.
    lines: dict[int, list[int]] = defaultdict(list)
    published: dict[int, datetime] = {}
    rows = Placement.objects.filter(lately, shelf__in=names).order_by()
    for shelf, article, moment in rows.values_list("shelf", "article_id", "published_at"):
        if article in hidden:
            continue
        number = names[shelf]
        found.sections.setdefault((family, number), []).append(article)
        lines[article].append(number)
        published[article] = moment
    for article, line in lines.items():
        line.sort(key=depths.__getitem__)
        found.facts[article] = Facts(published[article], section=line[-1], root=line[0])
    found.families[family] = list(lines)
    found.topics[family] = _topics(family, lately)


def _hidden(now: datetime) -> set[int]:
    """Return articles at their places that readers do not see at this moment: few."""
    live = Article.objects.filter(live=True)
    hidden = (live.filter(embargo_until__gt=now), live.filter(expire_at__lte=now))
    return {number for rows in hidden for number in rows.values_list("pk", flat=True)}


def _topics(family: str, lately: Q) -> dict[int, list[int]]:
    """Return the articles of each topic, by the links of what was published lately."""
    recent = Placement.objects.filter(lately, shelf=shelves.latest(family)).values("article_id")
    links = Article.topics.through.objects.filter(article_id__in=recent)
    found: dict[int, list[int]] = defaultdict(list)
    rows: Iterable[tuple[int, int]] = links.values_list("topic_id", "article_id")
    for topic, article in rows:
        found[topic].append(article)
    return dict(found)
