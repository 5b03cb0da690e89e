"""What the benchmark's articles stand in: editions, sections, sources, topics, an owner."""

from dataclasses import dataclass

from bench import prose
from rostra.accounts.models import Member
from rostra.frontpage.models import Edition
from rostra.news.models import Section, SectionName, Source, Topic

OWNER = "owner@bench.example"
SECTIONS = {
    "国际": ("world", ["外交", "军事", "周边"]),
    "城市": ("city", ["交通", "教育", "健康"]),
    "财经": ("business", ["市场", "能源", "农业"]),
    "文化": ("culture", ["体育", "科学"]),
}
SOURCES = 120
TOPICS = 240


@dataclass(frozen=True)
class Frame:
    """The numbers of what articles refer to."""

    parents: dict[int, int | None]
    leaves: list[int]
    sources: list[int]
    topics: dict[str, list[int]]


def build() -> Frame:
    """Make the frame of an empty paper."""
    for language, name in (
        ("zh-hans", "量尺日报"),
        ("zh-hant", "量尺日報"),
        ("en", "The Yardstick"),
    ):
        Edition.objects.create(language=language, name=name)
    Member.objects.create_superuser(OWNER, name="Owner")
    parents, leaves = _sections()
    return Frame(parents=parents, leaves=leaves, sources=_sources(), topics=_topics())


def read() -> Frame:
    """Return the frame of a paper that has one, to load more articles into it."""
    parents = dict(Section.objects.order_by("pk").values_list("pk", "parent_id"))
    topics: dict[str, list[int]] = {"zh": [], "en": []}
    for number, language in Topic.objects.order_by("pk").values_list("pk", "language"):
        topics[language[:2]].append(number)
    return Frame(
        parents=parents,
        leaves=[number for number in parents if number not in parents.values()],
        sources=list(Source.objects.order_by("pk").values_list("pk", flat=True)),
        topics=topics,
    )


def _sections() -> tuple[dict[int, int | None], list[int]]:
    parents: dict[int, int | None] = {}
    leaves = []
    for name, (slug, inner) in SECTIONS.items():
        root = Section.objects.create(name=name, slug=slug, order=len(parents))
        parents[root.pk] = None
        for place, each in enumerate(inner):
            leaf = Section.objects.create(
                name=each, slug=f"{slug}-{place}", parent=root, order=len(parents)
            )
            parents[leaf.pk] = root.pk
            leaves.append(leaf.pk)
    SectionName.objects.bulk_create(
        SectionName(section_id=number, language="en", name=f"Section {number}")
        for number in parents
    )
    return parents, leaves


def _sources() -> list[int]:
    rights = Source.Rights
    sources = [
        Source.objects.create(
            name=f"{prose.OUTLETS[number % len(prose.OUTLETS)]}{number or ''}",
            slug=f"source-{number}",
            home_page=f"https://source-{number}.example/",
            rights=(rights.FULL, rights.FULL, rights.EXCERPT, rights.HEADLINE)[number % 4],
        )
        for number in range(SOURCES)
    ]
    return [source.pk for source in sources]


def _topics() -> dict[str, list[int]]:
    topics: dict[str, list[int]] = {"zh": [], "en": []}
    for number in range(TOPICS):
        language = "en" if number % 5 == 4 else "zh-hans"
        topic = Topic.objects.create(
            title=f"{prose.THINGS[number % len(prose.THINGS)]}（{number}）",
            slug=f"topic-{number}",
            language=language,
            deck=prose.REASONS[number % len(prose.REASONS)],
        )
        topics[language[:2]].append(topic.pk)
    return topics
