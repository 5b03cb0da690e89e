"""Change an article while others read it, and see when the last reader gets the old words."""

import time
import urllib.request
from dataclasses import dataclass

from bench import frame
from rostra.accounts.models import Member
from rostra.kernel import clock
from rostra.news import addresses
from rostra.news.actions.publish import publish
from rostra.news.actions.save_draft import save_draft
from rostra.news.models import Article

CHANGES = 10
PAUSE_SECONDS = 1.0
# So many answers in a row with the new words, each on a connection of its own: all web processes.
ALL_NEW = 60
GIVE_UP_SECONDS = 10.0


@dataclass(frozen=True)
class Late:
    """How long after a change was committed the last old page was asked for, in seconds."""

    article: float
    latest: float


def measure(base: str, number: int) -> list[Late]:
    """Give an article new headlines, one after the other, and watch its page and a list."""
    member, late = Member.objects.get(email=frame.OWNER), []
    for turn in range(CHANGES):
        article = Article.objects.get(pk=number)
        article.headline = f"第{turn}次改题：{number}号报道"
        save_draft(article=article, by=member, now=clock.now())
        publish(article=article, by=member, now=clock.now())
        paths = addresses.article(number, article.slug), addresses.latest()
        late.append(Late(*_last_old([base + path for path in paths], article.headline)))
        time.sleep(PAUSE_SECONDS)
    return late


def _last_old(pages: list[str], words: str) -> list[float]:
    """Ask for pages until all answers have the new words; return when the last old one was."""
    since, last, in_row = time.monotonic(), [0.0] * len(pages), 0
    while in_row < ALL_NEW:
        for place, address in enumerate(pages):
            asked = time.monotonic() - since
            with urllib.request.urlopen(address, timeout=30) as answer:
                is_new = words.encode() in answer.read()
            in_row = in_row + 1 if is_new else 0
            if not is_new:
                last[place] = asked
            if asked > GIVE_UP_SECONDS:
                return [GIVE_UP_SECONDS] * len(pages)
    return last
