"""The demo edition on the screen, broken off and begun again, and beside what the owner made."""

import io

import pytest
from django.core.management import call_command
from PIL import Image as Pillow
from rich.console import Console
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.frontpage.models import Edition
from rostra.kernel import clock
from rostra.news.models import Article, Image, Topic
from rostra.upkeep.actions import load_demo as loading
from rostra.upkeep.actions.load_demo import LoadedDemo
from rostra.upkeep.actions.remove_demo import remove_demo
from rostra.upkeep.demo import manuscripts
from rostra.upkeep.demo.floor import EDITOR
from rostra.upkeep.management.commands import demo as command
from rostra.upkeep.models import DemoRow
from rostra.wire.models import Item
from tests.cast import ArticleFactory, SectionFactory, SourceFactory


def test_the_password_stays_on_a_screen_with_progress_bars(monkeypatch):
    """Bars that end wipe the lines below them: nothing may be said before that."""
    screen = io.StringIO()

    def load_demo(*, now, progress):
        progress("draw", 1, 2)
        progress("print", 1, 2)
        return LoadedDemo({"new": 60}, [], {"editor@demo.example": "a long password"})

    monkeypatch.setattr(command, "load_demo", load_demo)
    monkeypatch.setattr(command, "Console", lambda **_: Console(file=screen, force_terminal=True))
    call_command("demo", stdout=screen)
    assert "Drawing pictures" in screen.getvalue()
    assert screen.getvalue().endswith("  editor@demo.example  a long password\n")


@pytest.fixture
def _few_drawn_small(monkeypatch):
    """Load three illustrated articles, each scene a plate of its own colour."""
    illustrated = [each for each in manuscripts.read() if list(manuscripts.scenes(each))][:3]

    def plate(scene):
        return Pillow.new("RGB", (64, 48), f"#{abs(hash(scene)) % 0xFFFFFF:06x}")

    monkeypatch.setattr(manuscripts, "draw", plate)
    monkeypatch.setattr(manuscripts, "read", lambda: illustrated)
    monkeypatch.setattr(loading, "_draw", lambda folder, scenes, progress: draw(folder, scenes))


def draw(folder, scenes):
    for scene in scenes:
        manuscripts.draw_into(folder, scene)


def load():
    return loading.load_demo(now=clock.now(), progress=lambda *_: None)


def take_out():
    return remove_demo(progress=lambda *_: None)


@pytest.mark.django_db
@pytest.mark.usefixtures("_few_drawn_small")
def test_broken_off_and_begun_again_it_is_whole_and_goes_out_whole(monkeypatch):
    bring_in, brought = loading.bring_in, []

    def interrupted(**arguments):
        if len(brought) == 1:
            raise KeyboardInterrupt
        brought.append(1)
        return bring_in(**arguments)

    monkeypatch.setattr(loading, "bring_in", interrupted)
    with pytest.raises(KeyboardInterrupt):
        load()
    monkeypatch.setattr(loading, "bring_in", bring_in)
    assert not Member.objects.filter(email=EDITOR).exists()

    assert EDITOR in load().passwords
    assert Article.objects.count() == 3
    assert take_out() == []
    for model in (Article, Image, Topic, Edition, Item, DemoRow):
        assert not model.objects.exists(), model


@pytest.mark.django_db
@pytest.mark.usefixtures("_few_drawn_small")
def test_what_a_person_edited_and_what_their_articles_show_stays(cast):
    load()
    edition = Edition.objects.get(language="en")
    edition.name = "The Owner’s Own"
    edition.save()
    log(edition, "wagtail.edit", user=cast.owner)
    demo = Article.objects.exclude(lead_image=None).filter(items__origin=loading.ORIGIN).first()
    topic = Topic.objects.first()
    own = ArticleFactory(
        published=True, section=SectionFactory(), source=SourceFactory(), lead_image=demo.lead_image
    )
    own.topics = [topic]
    own.save()

    assert set(take_out()) == {
        str(edition),
        str(topic),
        str(demo.lead_image),
        str(topic.lead_image),
    }
    own.refresh_from_db()
    assert own.lead_image == demo.lead_image
    assert list(own.topics.all()) == [topic]
    assert not Article.objects.filter(pk=demo.pk).exists()
    assert Edition.objects.get().name == "The Owner’s Own"


@pytest.mark.parametrize("answer", ["", "n\n"])
def test_nothing_goes_without_a_yes(monkeypatch, answer):
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    monkeypatch.setattr(command, "remove_demo", None)
    with pytest.raises(command.CommandError, match="Nothing was taken out"):
        call_command("demo", "--remove", stdout=io.StringIO())
