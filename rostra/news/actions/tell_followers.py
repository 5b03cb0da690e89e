"""Have the followers of sections, topics and sources told of a new article."""

from datetime import datetime, timedelta

from rostra.news import addresses, sections
from rostra.news.models import Article
from rostra.notices.actions.spread import spread

# What was in print before that is no news to anybody: archives are brought in.
NEW_FOR = timedelta(days=1)


def tell_followers(*, article: Article, now: datetime) -> None:
    """Note that whoever follows where an article belongs is to be told of it, once.

    What readers may see later only is told then, if they may. Queries only for what is new.
    """
    published_at = article.published_at
    if not article.live or published_at is None or published_at < now - NEW_FOR:
        return
    keys = [f"section:{node.number}" for node in sections.load().line(article.section_id)]
    keys += [f"topic:{topic.pk}" for topic in article.topics.all()]
    if article.source_id is not None:
        keys.append(f"source:{article.source_id}")
    spread(
        kind="article",
        subject=f"article:{article.pk}",
        keys=keys,
        address=addresses.article(article.pk, article.slug),
        now=now,
        due_at=max(published_at, article.embargo_until or published_at),
    )
