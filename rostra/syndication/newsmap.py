"""The news sitemap: what was first published in the last two days (Google's protocol, 0.9)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from rostra import press
from rostra.kernel import script
from rostra.news import addresses, queries, shelves
from rostra.news.models import Article
from rostra.news.reprints import without_reprints
from rostra.syndication import subjects
from rostra.syndication.items import full
from rostra.syndication.sitemap import until
from rostra.web import editions

WITHIN = timedelta(hours=48)
MOST = 1_000
# The protocol's names: two letters, and by script for Chinese.
LANGUAGES = {"zh-hans": "zh-cn", "zh-hant": "zh-tw"}
# A reprint stands here once the text before it goes out of sight by itself: the one change that
# nothing announces and that is looked for again after so many seconds.
LOOK_AGAIN = 600


@dataclass(frozen=True, slots=True)
class News:
    """An article as the news sitemap tells it."""

    url: str
    paper: str
    language: str
    published_at: datetime
    title: str


def news(*, now: datetime) -> list[News]:
    """Return the newest articles, no reprints: two queries, and one for each language's name."""
    families = {script.family(code) for code in editions.languages()}
    press.depends(*(shelves.press_key(shelves.latest(family)) for family in families))
    press.good_for(LOOK_AGAIN)
    since = now - WITHIN
    recent = Article.objects.visible(now).filter(
        published_at__gt=since, first_published_at__gt=since
    )
    rows = list(
        without_reprints(recent, now)
        .order_by("-published_at", "-pk")
        .values_list("pk", "slug", "language", "published_at", "headline", "expire_at")[:MOST]
    )
    _, turn = queries.newest([], now=now)
    until([turn, *(row[-1] for row in rows)], now=now)
    until([row[3] + WITHIN for row in rows[-1:]], now=now)
    names = {code: subjects.paper(code).title for code in dict.fromkeys(row[2] for row in rows)}
    return [
        News(
            url=full(addresses.article(number, slug), language),
            paper=names[language],
            language=LANGUAGES.get(language, language),
            published_at=published_at,
            title=headline,
        )
        for number, slug, language, published_at, headline, _ in rows
    ]
