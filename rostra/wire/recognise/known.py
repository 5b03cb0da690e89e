"""What the paper knows already: sections, sources and topics, by the names they go by."""

from dataclasses import dataclass, field

from rostra.kernel.text import fold


@dataclass(frozen=True, slots=True)
class KnownSection:
    """A section and its names in every language."""

    number: int
    slug: str
    names: tuple[str, ...]
    parent: int | None


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source, its names, its host (without www), and the zone of its printed times."""

    number: int
    names: tuple[str, ...]
    host: str
    zone: str
    language: str


@dataclass(frozen=True, slots=True)
class KnownTopic:
    """A topic."""

    number: int
    slug: str
    title: str
    language: str


@dataclass(slots=True)
class Known:
    """All of it, looked up by folded name; ``learnt`` counts what was added."""

    zone: str
    language: str
    sections: dict[str, list[KnownSection]] = field(default_factory=dict)
    sources: dict[str, KnownSource] = field(default_factory=dict)
    hosts: dict[str, KnownSource] = field(default_factory=dict)
    topics: dict[str, list[KnownTopic]] = field(default_factory=dict)
    learnt: int = 0

    def add_section(self, section: KnownSection) -> None:
        """Know a section."""
        self.learnt += 1
        for key in {section.slug, *map(fold, section.names)}:
            self.sections.setdefault(key, []).append(section)

    def add_source(self, source: KnownSource) -> None:
        """Know a source. Of two with one name or host the first counts."""
        self.learnt += 1
        for name in source.names:
            self.sources.setdefault(fold(name), source)
        if source.host:
            self.hosts.setdefault(source.host, source)

    def add_topic(self, topic: KnownTopic) -> None:
        """Know a topic."""
        self.learnt += 1
        for key in {topic.slug, fold(topic.title)}:
            self.topics.setdefault(key, []).append(topic)

    def source_at(self, host: str) -> KnownSource | None:
        """Return the source at a host or at one it lies under (news.example.org, example.org)."""
        parts = host.lower().removeprefix("www.").split(".")
        candidates = (".".join(parts[start:]) for start in range(len(parts) - 1))
        return next((self.hosts[each] for each in candidates if each in self.hosts), None)
