"""What the templates get: plain values, already in the script of the page."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString

from rostra.web.pictures import Picture


def marked(words: str, lang: str) -> str:
    """Return words with their HTML language, as they are where that is empty."""
    return format_html('<span lang="{}">{}</span>', lang, words) if lang else words


@dataclass(frozen=True, slots=True)
class Link:
    """A label that leads somewhere; ``url`` empty: plain words.

    ``lang`` is empty where it is the page's.
    """

    label: str
    url: str = ""
    note: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed of the page's list, in a form."""

    label: str
    url: str
    mime: str


@dataclass(frozen=True, slots=True)
class SwitchLink:
    """The same page in an edition."""

    label: str
    lang: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class NavSection:
    """A section in the navigation."""

    label: str
    url: str
    current: bool
    within: bool
    children: tuple["NavSection", ...] = ()


@dataclass(frozen=True, slots=True)
class PracticalGroup:
    """Useful addresses under a heading."""

    heading: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EditionView:
    """The edition around a page."""

    language: str
    name: str
    tagline: str
    home: str
    latest: str
    domain: str
    switch: tuple[SwitchLink, ...]
    today: datetime
    copyright_since: int
    copyright_until: int
    licences: tuple[str, ...]
    contact: str
    sign_in: str
    register: str


@dataclass(slots=True)
class Page:
    """What a page says about itself."""

    key: str
    kind: str
    title: str
    description: str = ""
    canonical: str = ""
    alternates: list[tuple[str, str]] = field(default_factory=list)
    noindex: bool = False
    feeds: list[FeedLink] = field(default_factory=list)
    json_ld: SafeString | str = ""
    og: dict[str, str] = field(default_factory=dict)
    crumbs: list[Link] = field(default_factory=list)
    previous: str | None = None
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """An article in a list. ``lang`` is empty where it is the page's."""

    url: str
    headline: str
    lang: str
    published_at: datetime
    section: Link | None = None
    deck: str = ""
    source: Link | None = None
    picture: Picture | None = None
    topic: Link | None = None
    comment_count: int = 0
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class RankingBox:
    """A list beside a page; the newest stand in it until anything was read."""

    kind: str
    url: str
    cards: tuple[Card, ...]
    is_ranked: bool


@dataclass(frozen=True, slots=True)
class Sidebar:
    """The boxes beside a page, the same on every page of an edition."""

    practical: tuple[PracticalGroup, ...]
    ranking_24h: RankingBox
    ranking_48h: RankingBox
    hot_topics: tuple[Link, ...]
    topics_are_ranked: bool
    topics_url: str


@dataclass(frozen=True, slots=True)
class ZoneView:
    """A zone of the front page."""

    kind: str
    heading: str = ""
    url: str = ""
    cards: tuple[Card, ...] = ()
    deck: str = ""
    lang: str = ""
    html: SafeString | str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """The articles of one day in the site's zone."""

    date: date
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A line of the log of moderation."""

    at: datetime
    act: str
    about: str
    sanction: str = ""
    until: datetime | None = None
    rule: str = ""
    reason: str = ""
    member: str = ""
    undone_at: datetime | None = None
    appeal: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """What was counted in a year: its name, the twelve months, and the sum."""

    label: str
    months: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """A line of the corrections page."""

    at: datetime
    text: str
    article: Link
    lang: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """An outlet as a page shows it. ``lang`` is empty where it is the page's."""

    name: str
    url: str
    lang: str = ""
    home_page: str = ""
    kind: str = ""
    rights: str = ""
    note: str = ""

    @property
    def marked(self) -> str:
        """The name as it stands amid the page's words, marked where it is of another language."""
        return marked(self.name, self.lang)


@dataclass(frozen=True, slots=True)
class TopicView:
    """Special coverage as its page shows it. ``lang`` is empty where it is the page's."""

    title: str
    url: str
    lang: str = ""
    deck: str = ""
    intro: SafeString | str = ""
    picture: Picture | None = None
    closed: bool = False

    @property
    def marked(self) -> str:
        """The title as it stands amid the page's words, marked where it is of another language."""
        return marked(self.title, self.lang)


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A correction under its article."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as its page prints it."""

    number: int
    url: str
    permalink: str
    lang: str
    headline: str
    description: str
    deck: str
    byline: str
    section: Link | None
    published_at: datetime
    updated_at: datetime | None
    source: SourceView | None
    source_url: str
    rights: str
    picture: Picture | None
    body: SafeString
    excerpt: bool
    read_more_url: str
    citations: tuple[Link, ...]
    topics: tuple[TopicView, ...]
    corrections: tuple[CorrectionLine, ...]
    related: tuple[Link, ...]
    reading_minutes: int
    translations: tuple[Link, ...]
    first: Link | None
    share: tuple[Link, ...]
    # Seconds in sight after which the article counts as read; 0: it does not count (a preview).
    read_after: int = 0
    reactions: int = 0
    comment_count: int = 0
