"""The whole form: what is written out and brought back is what it was, to the byte."""

import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image as Pillow
from wagtail.models import ReferenceIndex, Revision

from rostra.kernel import clock
from rostra.news.actions.correct import correct
from rostra.news.actions.publish import publish
from rostra.news.actions.withdraw import withdraw
from rostra.news.models import (
    Article,
    Citation,
    Correction,
    Image,
    OldAddress,
    RelatedLine,
    Section,
    SectionName,
    Source,
    Topic,
    Withdrawal,
)
from rostra.wire import queries
from rostra.wire.actions.bring_in import bring_in, rehearse
from rostra.wire.models import Item, Picture
from rostra.wire.outcomes import CHANGED, FAILED, NEW, PROPOSED, SAME, Outcome
from rostra.wire.parcels import JSON_LINES, Parcel
from rostra.wire.recognise import Wishes
from rostra.wire.whole import choose, write
from rostra.wire.whole.choose import Choice
from tests.cast import ArticleFactory, SectionFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
LANGUAGES = [code for code, _ in settings.LANGUAGES]
WORDS = st.text("国会通过预算abcXYZ 09<>&\"'\\“”\n\t", min_size=1, max_size=30).map(str.strip)
SAID = WORDS.filter(bool)
LINE = SAID.map(lambda text: " ".join(text.split())).filter(bool)
MOMENTS = st.datetimes(
    datetime(2024, 1, 1),  # noqa: DTZ001 - hypothesis wants them so
    datetime(2026, 11, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
).map(lambda at: at.replace(microsecond=0))
HTML = LINE.map(
    lambda text: (
        f"<p>{json.dumps(text).replace('<', '&lt;').replace('&', '&amp;')}"
        '<span data-no-convert="">乾</span><a href="/about/">x</a></p><h2>x</h2>'
    )
)


def lines(choice: Choice | None = None) -> list[bytes]:
    """Return the whole paper as lines."""
    return [write.line(each).encode() for each in choose.records(choice or Choice())]


def take(data: list[bytes], folder: Path | None, *, to_publish: bool = True) -> list[Outcome]:
    """Bring lines in."""
    known, wishes = queries.load_known(), Wishes(publish=to_publish)
    return [
        bring_in(
            parcel=Parcel(JSON_LINES, "news.jsonl", line, len(line), place, folder),
            known=known, wishes=wishes, by=None, now=clock.now(),
        )
        for place, line in enumerate(data, start=1)
    ]  # fmt: skip


def empty() -> None:
    """Take everything out of the paper."""
    for model in (
        Item, Picture, Correction, Withdrawal, OldAddress, Citation, RelatedLine,
        Article.topics.through,
    ):  # fmt: skip
        rows: Any = model._default_manager.all()
        rows._raw_delete(rows.db)
    Revision.objects.all().delete()
    ReferenceIndex.objects.all().delete()
    Article.objects.update(translation_of=None)
    Article.objects.all().delete()
    Topic.objects.update(translation_of=None)
    Topic.objects.all().delete()
    Image.objects.all().delete()
    SectionName.objects.all().delete()
    Section.objects.update(parent=None)
    Section.objects.all().delete()
    Source.objects.all().delete()


def picture(name: str, colour: int) -> bytes:
    """Return the bytes of a small picture."""
    stream = io.BytesIO()
    Pillow.new("RGB", (8, 8), (colour, 40, 40)).save(stream, "PNG")
    return stream.getvalue()


@st.composite
def figures(draw: st.DrawFn, images: list[Image]) -> dict[str, Any]:
    image = draw(st.sampled_from([None, *images]))
    words = {name: draw(WORDS) for name in ("credit", "alt")}
    return {"image": image and image.pk, "caption": draw(SAID), **words}


@st.composite
def blocks(draw: st.DrawFn, images: list[Image]) -> list[dict[str, Any]]:
    made = []
    for number in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from(["text", "image", "quote", "table", "embed", "gallery"]))
        match kind:
            case "text":
                value: Any = draw(HTML)
            case "image":
                value = draw(figures(images))
            case "quote":
                value = {"text": draw(SAID), "attribution": draw(WORDS)}
            case "table":
                cells = draw(
                    st.lists(st.lists(st.none() | WORDS, min_size=2, max_size=2), max_size=3)
                )
                value = {
                    "data": cells, "first_row_is_table_header": draw(st.booleans()),
                    "first_col_is_header": draw(st.booleans()), "table_caption": draw(WORDS),
                    "cell": [{"row": 0, "col": 1, "className": "htRight"}],
                }  # fmt: skip
            case "embed":
                value = {"url": "https://v.example/1", "title": draw(SAID), "provider": draw(WORDS),
                         "description": draw(WORDS)}  # fmt: skip
            case _:
                shown = draw(st.lists(figures(images), min_size=2, max_size=3))
                items = [
                    {"type": "item", "value": each, "id": f"i{n}"} for n, each in enumerate(shown)
                ]
                value = {"title": draw(WORDS), "images": items}
        made.append({"type": kind, "value": value, "id": f"block-{number}"})
    return made


class Paper:
    """A paper made by chance."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.images = [self.image(number) for number in range(2)]
        self.sections = [self.section(number) for number in range(3)]
        self.sources = [self.source(number) for number in range(2)]
        self.topics = [self.topic(number) for number in range(2)]
        self.articles: list[Article] = []
        for _ in range(draw(st.integers(1, 4))):
            self.articles.append(self.article())
        self.tie()
        for article in self.articles:
            self.stand(Article.objects.get(pk=article.pk))

    def image(self, number: int) -> Image:
        draw = self.draw
        image = Image(
            title=draw(LINE), caption=draw(WORDS), credit=draw(WORDS), alt=draw(WORDS),
            rights=draw(WORDS), rights_until=draw(st.none() | st.just(NOW + timedelta(days=99))),
            file=ContentFile(picture("p", number * 9), name=f"picture-{number}.png"),
            focal_point_x=4, focal_point_y=4, focal_point_width=2, focal_point_height=2,
        )  # fmt: skip
        image.save()
        image.tags.set(draw(st.sets(st.sampled_from(["红", "blue"]))))
        return image

    def section(self, number: int) -> Section:
        parents = [None, *getattr(self, "sections", [])]
        section = Section.objects.create(
            name=f"{self.draw(LINE)[:40]}{number}", slug=f"section-{number}",
            description=self.draw(WORDS),
            parent=self.draw(st.sampled_from(parents)),
        )  # fmt: skip
        Section.objects.filter(pk=section.pk).update(order=self.draw(st.integers(0, 3)))
        for language in self.draw(st.sets(st.sampled_from(LANGUAGES))):
            section.names.create(language=language, name=self.draw(LINE)[:50])
        return section

    def source(self, number: int) -> Source:
        return Source.objects.create(
            name=f"{self.draw(LINE)}{number}", slug=f"source-{number}",
            other_names=self.draw(WORDS), note=self.draw(WORDS),
            home_page=self.draw(st.sampled_from(["", "https://s.example/"])),
            kind=self.draw(st.sampled_from(Source.Kind.values)),
            rights=self.draw(st.sampled_from(Source.Rights.values)),
            language=self.draw(st.sampled_from(LANGUAGES)),
            time_zone=self.draw(st.sampled_from(["UTC", "Asia/Shanghai"])),
        )  # fmt: skip

    def topic(self, number: int) -> Topic:
        others = getattr(self, "topics", [])
        language = LANGUAGES[number]
        return Topic.objects.create(
            title=self.draw(LINE), slug=f"topic-{number}", language=language,
            deck=self.draw(LINE), intro=self.draw(HTML),
            lead_image=self.draw(st.sampled_from([None, *self.images])),
            closed_at=self.draw(st.none() | MOMENTS),
            translation_of=self.draw(st.sampled_from([None, *others])),
        )  # fmt: skip

    def article(self) -> Article:
        draw = self.draw
        article = Article()
        self.type(article)
        article.live = False
        article.save()
        if draw(st.booleans()):
            address = f"/old.php?id={article.pk}"
            OldAddress.objects.create(address=address, article=article)
        return article

    def type(self, article: Article) -> None:
        """Type something into every field."""
        draw = self.draw
        article.headline = draw(LINE)
        article.slug = draw(st.sampled_from(["", "a-slug"]))
        article.deck, article.byline = draw(WORDS), draw(LINE)
        if article.translation_of_id is None:
            article.language = draw(st.sampled_from(LANGUAGES))
        article.section = draw(st.sampled_from(self.sections))
        article.source = draw(st.sampled_from([None, *self.sources]))
        article.source_url = draw(st.sampled_from(["", "https://s.example/a?b=1&c=<"]))
        article.lead_image = draw(st.sampled_from([None, *self.images]))
        article.published_at = draw(MOMENTS)
        article.updated_at = draw(st.none() | MOMENTS)
        article.embargo_until = draw(st.none() | MOMENTS)
        article.expire_at = draw(st.none() | st.just(NOW + timedelta(days=draw(st.integers(1, 9)))))
        article.topics.set(draw(st.lists(st.sampled_from(self.topics), unique=True)))
        words = draw(st.lists(LINE, max_size=3, unique=True))
        cited = st.sampled_from([None, *self.sources])
        article.citations.set(
            [
                Citation(words=each, sort_order=order, source=draw(cited))
                for order, each in enumerate(words)
            ]
        )
        article.body = json.dumps(draw(blocks(self.images)))

    def tie(self) -> None:
        """Let articles lead to each other, also to those that come after them."""
        for article in self.articles:
            for order in range(self.draw(st.integers(0, 2))):
                RelatedLine.objects.create(
                    article=article, sort_order=order, text=self.draw(LINE),
                    kind=self.draw(st.sampled_from(RelatedLine.Kind.values)),
                    target=self.draw(st.sampled_from([None, *self.articles])),
                )  # fmt: skip
        originals = [each for each in self.articles if self.draw(st.booleans())]
        for article in self.articles:
            fit = [
                each for each in originals
                if each != article
                and article.language not in each.translations.values_list("language", flat=True)
            ]  # fmt: skip
            if fit and article not in originals:
                original = self.draw(st.sampled_from(fit))
                Article.objects.filter(pk=article.pk).update(translation_of=original)

    def stand(self, article: Article) -> None:
        """Publish an article, take it back, go on writing at it."""
        draw = self.draw
        article.save_revision()
        state = draw(st.sampled_from(["draft", "published", "unpublished", "withdrawn", "expired"]))
        if state == "draft":
            return
        article = publish(article=article, by=None, now=NOW)
        if draw(st.booleans()):
            correct(article=article, text=draw(SAID), by=None, now=NOW)
        if state == "unpublished":
            article.unpublish()
        elif state == "expired":
            article.unpublish(set_expired=True)
        elif state == "withdrawn":
            withdraw(article=article, note=draw(SAID), by=None, now=NOW)
        if draw(st.booleans()):
            article = Article.objects.get(pk=article.pk)
            self.type(article)
            article.save_revision()


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    """Give a folder of pictures of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path


# Shrinking a whole paper takes longer than reading what came of the one that failed.
@hypothesis_settings(
    max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
@given(data=st.data())
def test_nothing_is_lost(media: Path, data: st.DataObject) -> None:
    empty()
    Paper(data.draw)
    before = lines()
    folder = media / f"out{len(list(media.iterdir()))}"
    for name in Path(settings.MEDIA_ROOT).rglob("picture-*"):
        target = folder / "media" / name.relative_to(settings.MEDIA_ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(name.read_bytes())
    empty()
    for each in Path(settings.MEDIA_ROOT).rglob("*"):
        if each.is_file():
            each.unlink()
    outcomes = take(before, folder)
    assert not [each.reason for each in outcomes if each.status == FAILED]
    after = lines()
    for one, other in zip(before, after, strict=False):
        assert one == other
    assert after == before
    assert {each.status for each in take(before, folder)} == {SAME}
    empty()


def changed(data: bytes, **fields: Any) -> bytes:
    """Return a line with other values."""
    return json.dumps(json.loads(data) | fields).encode()


def test_without_publishing_everything_comes_back_as_drafts() -> None:
    article = ArticleFactory(published=True, published_at=NOW)
    correct(article=article, text="改正", by=None, now=NOW)
    data = lines()
    empty()
    assert {each.status for each in take(data, None, to_publish=False)} == {NEW}
    back = Article.objects.get(pk=article.pk)
    assert (back.live, back.first_published_at, back.published_at) == (False, None, NOW)
    assert take(data, None)[-1].status == CHANGED
    assert lines() == data


def test_what_waits_for_its_time_goes_on_waiting() -> None:
    article = ArticleFactory(go_live_at=clock.now() + timedelta(days=2))
    publish(article=article, by=None, now=clock.now())
    live = ArticleFactory(published=True)
    live.headline, live.go_live_at = "明天的标题", clock.now() + timedelta(days=1)
    live.save_revision().publish()
    data = lines()
    empty()
    take(data, None)
    assert lines() == data
    assert Article.objects.get(pk=article.pk).scheduled_revision is not None
    back = Article.objects.get(pk=live.pk)
    assert (back.live, back.headline) == (True, live.__class__.objects.get(pk=live.pk).headline)
    assert back.scheduled_revision is not None


def test_a_persons_work_is_never_overwritten() -> None:
    article = ArticleFactory(published=True)
    data = lines()
    empty()
    take(data, None)
    back = Article.objects.get(pk=article.pk)
    back.headline = "人改的"
    publish_revision(back)
    outcome = take([changed(data[-1], headline="家里改的")], None)[0]
    assert outcome.status == PROPOSED
    assert Article.objects.get(pk=article.pk).headline == "人改的"
    assert take([data[-1]], None)[0].status == PROPOSED


def publish_revision(article: Article) -> None:
    """Publish as an editor does."""
    article.save_revision().publish()


def test_a_number_that_is_taken_is_given_anew_and_links_follow() -> None:
    first = ArticleFactory(published=True)
    second = ArticleFactory(published=True, related=(RelatedLine(kind="pinned", target=first),))
    data = lines()
    empty()
    taken = ArticleFactory(pk=first.pk, published=True, section=SectionFactory())
    outcomes = take(data, None)
    number = outcomes[-2].article
    assert number not in {first.pk, taken.pk}
    assert f"it is article {number} now" in outcomes[-2].reason
    assert Article.objects.get(pk=second.pk).related_lines.get().target_id == number
    assert Article.objects.get(pk=taken.pk).headline == taken.headline


def test_a_new_row_gets_a_number_above_those_brought_back() -> None:
    article = ArticleFactory(published=True)
    data = [changed(each, number=900) if b'"article"' in each else each for each in lines()]
    empty()
    take(data, None)
    assert Article.objects.get().pk == 900
    assert ArticleFactory().pk > 900
    assert article.pk != 900


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"rostra": 2}, "written by a Rostra that this one does not know"),
        ({"type": "member"}, "Its type is none of"),
        ({"number": -1}, "no number of a row"),
        ({"number": True}, "“number” should be a number"),
        ({"from": ""}, "does not say from which site"),
        ({"headline": 7}, "“headline” should be text"),
        ({"headline": ""}, ""),
        ({"headline": "长" * 301}, ""),
        ({"published": "tomorrow"}, "is no moment"),
        ({"published": "2024-01-01T00:00:00"}, "has no zone"),
        ({"section": "nowhere"}, "Its section “nowhere” is not there"),
        ({"source": "nobody"}, "Its source “nobody” is not there"),
        ({"status": "loud"}, "none of published"),
        ({"language": "xx"}, ""),
        ({"source_url": "javascript:alert(1)"}, ""),
        ({"blocks": [{"type": "embed", "url": "javascript:alert(1)"}]}, "cannot be linked"),
        ({"blocks": [{"type": "film"}]}, "unknown type"),
        ({"blocks": "none"}, "“blocks” should be a list"),
        ({"old_addresses": ["no-path"]}, ""),
        ({"related": [{"kind": "loud", "text": "x"}]}, ""),
    ],
)
def test_a_line_that_cannot_be_taken_says_why_and_leaves_nothing(
    fields: dict[str, Any], reason: str
) -> None:
    ArticleFactory(published=True)
    data = lines()
    empty()
    take(data[:-1], None)
    (outcome,) = take([changed(data[-1], **fields)], None)
    assert outcome.status == FAILED
    assert outcome.reason
    assert reason in outcome.reason
    assert not Article.objects.exists()
    assert take([data[-1]], None)[0].status == NEW


def test_a_picture_must_be_one_and_lie_in_the_folder(media: Path) -> None:
    (media / "media").mkdir()
    (media / "media" / "a.png").write_bytes(b"<script>")
    (media / "media" / "b.html").write_bytes(picture("b", 3))
    head = {"rostra": 1, "type": "image", "from": "https://x.example", "number": 1, "title": "x"}
    names = ("media/a.png", "media/b.html", "../../etc/passwd.png", "media/none.png")
    for file in names:
        (outcome,) = take([json.dumps(head | {"file": file}).encode()], media)
        assert outcome.status == FAILED, file
        assert file[-9:] in outcome.reason
    assert not Image.objects.exists()


def test_hostile_html_is_clean_where_it_is_printed(client: Any) -> None:
    article = ArticleFactory(published=True)
    data = lines()
    empty()
    take(data[:-1], None)
    block = {"type": "text", "html": "<p onclick=x>正文</p><script>alert(1)</script>"}
    take([changed(data[-1], blocks=[block])], None)
    text = client.get(f"/news/{article.pk}-{article.slug}/").content.decode()
    assert "正文" in text
    assert "alert(1)" not in text
    assert "onclick" not in text


def test_a_dry_run_changes_nothing_and_says_what_would_be() -> None:
    ArticleFactory(published=True)
    data = lines()
    known, wishes = queries.load_known(), Wishes()

    def told() -> set[str]:
        parcels = (Parcel(JSON_LINES, "news.jsonl", line, len(line), 1) for line in data)
        return {
            rehearse(parcel=each, known=known, wishes=wishes, seen={}, now=NOW).status
            for each in parcels
        }

    empty()
    assert told() == {NEW}
    assert not Section.objects.exists()
    take(data, None)
    assert told() == {SAME}


def test_what_a_feed_brought_is_not_brought_again() -> None:
    line = json.dumps(
        {"headline": "来自远方", "id": "7", "section": "国际", "body": "正文"}
    ).encode()
    assert take([line], None)[0].status == NEW
    data = lines()
    empty()
    take(data, None)
    assert lines() == data
    assert take([line], None)[0].status == SAME
    assert Article.objects.count() == 1


def test_some_articles_come_with_what_they_stand_on_and_no_more(media: Path) -> None:
    world, city = SectionFactory(slug="world"), SectionFactory(slug="city")
    inside = SectionFactory(slug="inside", parent=world)
    ArticleFactory(published=True, section=inside, headline="里")
    ArticleFactory(published=True, section=city, headline="外")
    found = [json.loads(each) for each in lines(Choice(section=world))]
    assert [each["headline"] for each in found if each["type"] == "article"] == ["里"]
    assert [each for each in found if each["type"] in {"source", "topic", "image"}] == []
    since = Choice(since=clock.now())
    assert [each for each in map(json.loads, lines(since)) if each["type"] == "article"] == []


def test_writing_an_article_costs_the_same_however_many_there_are() -> None:
    section = SectionFactory()

    def count() -> int:
        with CaptureQueriesContext(connection) as caught:
            list(choose.articles(Article.objects.all()))
        return len(caught)

    ArticleFactory(published=True, section=section)
    first = count()
    for _ in range(20):
        ArticleFactory(published=True, section=section)
    assert count() == first
