"""The demo edition: what is promised of it, loaded twice, and taken out again."""

import tomllib
from collections import Counter
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from PIL import Image as Pillow

from rostra.accounts.models import Member
from rostra.discussion.actions.say import say
from rostra.discussion.models import Board, Comment, Thread
from rostra.discussion.subjects import Subject
from rostra.frontpage.models import Edition, FurniturePage
from rostra.kernel import clock, script
from rostra.moderation.models import Case
from rostra.news.models import Article, Image, Section, Source, Topic
from rostra.news.pictures import kept_renditions
from rostra.rankings.models import Place, ReadHour, ReadSlice
from rostra.upkeep.actions import load_demo as loading
from rostra.upkeep.actions.remove_demo import remove_demo
from rostra.upkeep.demo import FOLDER, manuscripts
from rostra.upkeep.demo.floor import HOUSE
from rostra.upkeep.models import DemoRow
from tests.cast import ArticleFactory, SectionFactory, make_cast

WINDOW = timedelta(hours=72)
MADE = (Article, Image, Topic, Source, Section, FurniturePage, Edition, Board, Thread, Comment)


@pytest.fixture
def _drawn_small(monkeypatch):
    """Draw each scene as a plate of its own colour, in this process."""

    def plate(scene):
        return Pillow.new("RGB", (64, 48), f"#{abs(hash(scene)) % 0xFFFFFF:06x}")

    def draw(folder, scenes, progress):
        for scene in scenes:
            manuscripts.draw_into(folder, scene)

    monkeypatch.setattr(manuscripts, "draw", plate)
    monkeypatch.setattr(loading, "_draw", draw)


def floor_of_demo():
    return tomllib.loads((FOLDER / "floor.toml").read_text(encoding="utf-8"))


def load():
    return loading.load_demo(now=clock.now(), progress=lambda *_: None)


def take_out():
    return remove_demo(progress=lambda *_: None)


def counted():
    return {model.__name__: model._default_manager.count() for model in MADE}


def test_there_is_enough_of_it_and_it_is_news():
    written = manuscripts.read()
    families = Counter(script.family(each["language"]) for each in written)
    assert families["zh"] >= 40
    assert families["en"] >= 20
    assert {each["language"] for each in written} == {"zh-hans", "zh-hant", "en"}
    assert all(0 <= each["hours_ago"] < 72 for each in written)
    assert len({each["headline"] for each in written}) == len(written)
    assert len({scene for each in written for scene in manuscripts.scenes(each)}) >= 60
    assert all(figure.get("caption") for each in written for figure in manuscripts._figures(each)
               if figure)  # fmt: skip
    for field in ("citations", "related", "topics", "source"):
        assert any(each.get(field) for each in written), field


@pytest.mark.django_db
@pytest.mark.usefixtures("_drawn_small")
def test_it_is_loaded_whole_once_and_taken_out_again():
    before = counted()
    cast = floor_of_demo()["members"]
    loaded = load()
    assert not loaded.failures
    assert loaded.outcomes == {"new": len(manuscripts.read())}
    assert len(loaded.passwords) == len(cast) + 1
    articles = Article.objects.visible(clock.now())
    assert articles.count() == len(manuscripts.read())
    assert not articles.filter(published_at__lt=clock.now() - WINDOW).exists()
    assert Section.objects.filter(parent=None).count() >= 6
    assert Topic.objects.filter(language="zh-hans").count() >= 4
    assert set(Edition.objects.values_list("language", flat=True)) == {"zh-hans", "zh-hant", "en"}
    for image in Image.objects.all():
        assert kept_renditions(image) is not None, image
    # What is said of a source is said in its language.
    english = Source.objects.filter(language="en").exclude(note="")
    assert english.count() >= 8
    assert all(source.note.replace("’", "").isascii() for source in english)

    # Its lists are alive, by readers of its own.
    assert loaded.reads > 1000
    assert Place.objects.filter(ranking="zh/24h").count() == 20
    assert Place.objects.filter(ranking="en/topics").exists()

    # Its floor is alive, and something waits for the moderators.
    written = floor_of_demo()
    assert Board.objects.count() == 2
    assert Thread.objects.count() == len(written["threads"])
    said = sum(len(each["comments"]) for each in written["threads"])
    assert Comment.objects.visible().count() == said
    assert Comment.objects.exclude(held_at=None).count() == len(written["held"])
    assert Case.objects.filter(settled_at=None).count() == 3
    assert Place.objects.filter(ranking="zh/discussed").exists()

    once = counted()
    again = load()
    assert again.outcomes == {"changed": len(manuscripts.read())}  # dated anew
    assert again.passwords == {}
    assert counted() == once

    assert take_out() == []
    assert counted() == before
    for model in (Place, ReadHour, ReadSlice):
        assert not model.objects.exists(), model
    assert not Member.objects.filter(email__endswith=HOUSE).exists()
    assert not DemoRow.objects.exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("_drawn_small")
def test_what_the_paper_uses_of_it_stays():
    own = SectionFactory(slug="city", name="本城")
    load()
    source = Source.objects.get(slug="xigang-news-agency")
    ArticleFactory(published=True, section=own, source=source)
    assert take_out() == [str(source)]
    assert list(Section.objects.all()) == [own]
    assert list(Source.objects.all()) == [source]
    kept = DemoRow.objects.get()
    assert kept.content_type == ContentType.objects.get_for_model(Source)


@pytest.mark.django_db
@pytest.mark.usefixtures("_drawn_small")
def test_what_a_real_member_said_stays_with_what_it_was_said_about():
    member = make_cast().editor
    load()
    thread = Thread.objects.get(article__headline__startswith="大雾锁港")
    subject = Subject("article", thread.article_id)
    say(subject=subject, text="我也在船上。", by=member, language="zh-hans", now=clock.now())
    kept = take_out()
    assert str(thread.article) in kept
    assert Thread.objects.get() == thread
    assert Comment.objects.filter(author=member).exists()
    assert Comment.objects.filter(author=None).count() > 5
    assert not Board.objects.exists()
