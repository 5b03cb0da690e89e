"""The cast of the tests: factories of rows, and the people of a small paper.

Articles are made as the desk makes them, through the actions, so that what the machine writes
about them is there too.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import factory
from django.conf import settings
from factory.django import DjangoModelFactory
from wagtail.images.tests.utils import get_test_image_file

from rostra.accounts.actions.grant_role import grant_role
from rostra.accounts.models import Member
from rostra.accounts.roles import Role
from rostra.kernel import clock
from rostra.news.actions.publish import publish
from rostra.news.actions.save_draft import save_draft
from rostra.news.models import Article, Citation, Image, RelatedLine, Section, Source, Topic

PASSWORD = "four walls and a press"


class MemberFactory(DjangoModelFactory):
    """A member with a confirmed name and the password of the cast."""

    class Meta:
        model = Member

    email = factory.Sequence(lambda n: f"member{n}@example.org")
    name = factory.Sequence(lambda n: f"Member {n}")

    @classmethod
    def _create(cls, model_class: type[Member], *args: Any, **kwargs: Any) -> Member:
        kwargs.setdefault("password", PASSWORD)
        return model_class.objects.create_user(*args, **kwargs)


class SectionFactory(DjangoModelFactory):
    """A section at the top of the tree."""

    class Meta:
        model = Section

    name = factory.Sequence(lambda n: f"国际{n}")
    slug = factory.Sequence(lambda n: f"section-{n}")
    order = factory.Sequence(lambda n: n)


class SourceFactory(DjangoModelFactory):
    """An outlet whose full texts may be shown."""

    class Meta:
        model = Source

    name = factory.Sequence(lambda n: f"通讯社{n}")
    slug = factory.Sequence(lambda n: f"source-{n}")
    home_page = factory.LazyAttribute(lambda source: f"https://{source.slug}.example/")
    rights = Source.Rights.FULL
    language = "zh-hans"


class TopicFactory(DjangoModelFactory):
    """Special coverage that goes on."""

    class Meta:
        model = Topic

    title = factory.Sequence(lambda n: f"专题{n}")
    slug = factory.Sequence(lambda n: f"topic-{n}")
    language = "zh-hans"


class ImageFactory(DjangoModelFactory):
    """A picture of 640 by 480 pixels."""

    class Meta:
        model = Image

    title = factory.Sequence(lambda n: f"image {n}")
    file = factory.LazyFunction(lambda: get_test_image_file(size=(640, 480)))
    caption = "码头的清晨"
    credit = "本报记者"


class ArticleFactory(DjangoModelFactory):
    """An article: a draft, or with ``published=True`` in print since an hour ago.

    ``topics``, ``citations`` (words, or pairs of words and source) and ``related`` (lines of the
    related list) may be given; ``now`` is the moment it is saved and published.
    """

    class Meta:
        model = Article

    headline = factory.Sequence(lambda n: f"第{n}条新闻的标题")
    language = "zh-hans"
    section = factory.SubFactory(SectionFactory)
    body = factory.LazyAttribute(lambda article: text_body(f"<p>{article.headline}的正文。</p>"))

    @classmethod
    def _create(cls, model_class: type[Article], *args: Any, **kwargs: Any) -> Article:
        published = kwargs.pop("published", False)
        by: Member | None = kwargs.pop("by", None)
        now: datetime = kwargs.pop("now", None) or clock.now()
        topics = kwargs.pop("topics", ())
        citations = kwargs.pop("citations", ())
        related: tuple[RelatedLine, ...] = kwargs.pop("related", ())
        if published:
            kwargs.setdefault("published_at", now - timedelta(hours=1))
        article = model_class(*args, **kwargs)
        article.topics = topics
        article.citations = [_citation(words) for words in citations]
        article.related_lines = list(related)
        save_draft(article=article, by=by, now=now)
        return publish(article=article, by=by, now=now) if published else article


def text_body(html: str) -> list[tuple[str, Any]]:
    """Return a body of one block of text."""
    block = Article._meta.get_field("body").stream_block.child_blocks["text"]
    return [("text", block.to_python(html))]


def _citation(words: str | tuple[str, Source]) -> Citation:
    if isinstance(words, str):
        return Citation(words=words)
    return Citation(words=words[0], source=words[1])


@dataclass(frozen=True)
class Cast:
    """The people of a small paper."""

    owner: Member
    editor: Member
    moderator: Member
    member: Member


def make_cast() -> Cast:
    """Make the owner, an editor, a moderator and a member."""
    owner = MemberFactory(email="owner@example.org", name="Ada Owner")
    grant_role(member=owner, role=Role.OWNER, by=None, now=clock.now())
    editor = MemberFactory(email="editor@example.org", name="Lin Editor")
    grant_role(member=editor, role=Role.EDITOR, by=None, now=clock.now())
    moderator = MemberFactory(email="moderator@example.org", name="Mo Moderator")
    grant_role(member=moderator, role=Role.MODERATOR, by=None, now=clock.now())
    member = MemberFactory(email="member@example.org", name="Wei Member")
    return Cast(owner=owner, editor=editor, moderator=moderator, member=member)


def other_script(language: str) -> str:
    """Return the other script of Chinese."""
    scripts = [code for code, _ in settings.LANGUAGES if code.startswith("zh-")]
    return next(code for code in scripts if code != language)
