"""What a thread is about, before and after anybody has spoken: ``article:42``, ``topic:7``."""

import re
from dataclasses import dataclass
from datetime import datetime

from rostra.discussion.models import Thread
from rostra.news.models import Article, Topic

KEY = re.compile(r"(article|topic):([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Subject:
    """An article or a topic, by kind and number."""

    kind: str
    number: int

    @property
    def key(self) -> str:
        """The subject as addresses name it."""
        return f"{self.kind}:{self.number}"

    @property
    def press_key(self) -> str:
        """What the press and the change log call the subject's thread."""
        return f"thread:{self.key}"

    @property
    def lookup(self) -> dict[str, int]:
        """What finds the subject's thread."""
        return {f"{self.kind}_id": self.number}


def read(key: str) -> Subject | None:
    """Return the subject of a key, None for what is none."""
    match = KEY.fullmatch(key)
    return Subject(match[1], int(match[2])) if match else None


def of(thread: Thread) -> Subject:
    """Return what a thread is about."""
    if thread.article_id is not None:
        return Subject("article", thread.article_id)
    return Subject("topic", thread.topic_id or 0)


def find(subject: Subject, *, now: datetime) -> Article | Topic | None:
    """Return the article or topic that readers may see now, None for any other: one query."""
    if subject.kind == "article":
        return Article.objects.visible(now).filter(pk=subject.number).first()
    return Topic.objects.filter(pk=subject.number).first()
