"""Sections, topics, sources, images and corrections at the desk."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as Picture
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from rostra.changes.models import Change
from rostra.kernel import clock
from rostra.news.actions.correct import correct
from rostra.news.models import Correction, Image, Section, Source, Topic
from rostra.news.tests.desk import url
from tests.cast import ArticleFactory, Cast, SectionFactory, SourceFactory, TopicFactory


def signed_in(member: object) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(member)
    return client


@pytest.fixture
def desk(cast: Cast) -> Client:
    return signed_in(cast.owner)


def logged(kind: str, key: object) -> bool:
    return Change.objects.filter(kind=kind, key=str(key)).exists()


def section_form(**fields: object) -> dict[str, object]:
    names = [{"language": "en", "name": "World", "description": ""}]
    given = {"name": "国际", "slug": "world", "description": "", "parent": ""}
    return nested_form_data({**given, "names": inline_formset(names), **fields})


def test_a_section_with_its_names(desk: Client) -> None:
    desk.post(url("add", kind="section"), section_form())
    section = Section.objects.get()
    assert [(name.language, name.name) for name in section.names.all()] == [("en", "World")]
    assert logged("section", section.pk)
    assert logged("section", "all")


def test_a_new_section_comes_last_among_its_neighbours(desk: Client) -> None:
    first, second = SectionFactory(order=10), SectionFactory(order=20)
    inside = SectionFactory(order=30, parent=first)
    desk.post(url("add", kind="section"), section_form())
    assert list(Section.objects.filter(parent=None)) == [
        first,
        second,
        Section.objects.get(slug="world"),
    ]
    desk.post(url("add", kind="section"), section_form(slug="asia", parent=first.pk))
    assert list(first.children.all()) == [inside, Section.objects.get(slug="asia")]


def test_a_section_does_not_lie_inside_itself(desk: Client) -> None:
    outer = SectionFactory(name="outer", slug="outer")
    inner = SectionFactory(parent=outer)
    offered = desk.get(url("edit", outer.pk, kind="section")).context["form"].fields["parent"]
    assert inner not in offered.queryset
    desk.post(url("edit", outer.pk, kind="section"), section_form(slug="outer", parent=inner.pk))
    assert Section.objects.get(pk=outer.pk).parent is None


def test_the_sections_are_a_tree(desk: Client) -> None:
    outer = SectionFactory(name="outer")
    SectionFactory(name="last")
    SectionFactory(name="inner", parent=outer)
    page = desk.get(url("list", kind="section")).content.decode()
    assert page.index("outer") < page.index("— inner") < page.index("last")


def test_a_section_moves_among_its_neighbours(desk: Client) -> None:
    first, second = SectionFactory(name="first"), SectionFactory(name="second")
    inner = SectionFactory(name="inner", parent=first)
    desk.post(url("order", second.pk, "up", kind="section"))
    assert list(Section.objects.filter(parent=None)) == [second, first]
    desk.post(url("order", second.pk, "up", kind="section"))
    desk.post(url("order", inner.pk, "down", kind="section"))
    assert list(Section.objects.filter(parent=None)) == [second, first]


@pytest.mark.parametrize("kind", ["section", "source"])
def test_what_is_in_use_is_not_deleted(desk: Client, kind: str) -> None:
    article = ArticleFactory(source=SourceFactory())
    row = getattr(article, kind)
    for address in (
        url("delete", row.pk, kind=kind),
        f"/desk/bulk/news/{kind}/delete/?id={row.pk}",
    ):
        response = desk.post(address, follow=True)
        assert "still in use (articles)" in response.content.decode()
    assert type(row).objects.filter(pk=row.pk).exists()


def test_an_unused_source_is_deleted(desk: Client) -> None:
    source = SourceFactory()
    desk.post(url("delete", source.pk, kind="source"))
    assert not Source.objects.exists()
    assert logged("source", source.pk)


def test_a_topic_is_closed_and_taken_up_again(cast: Cast) -> None:
    desk = signed_in(cast.editor)
    topic = TopicFactory()
    desk.post(url("closing", topic.pk, kind="topic"))
    assert Topic.objects.get().closed_at is not None
    assert logged("topic", topic.pk)
    offered = desk.get(url("add")).context["form"].fields["topics"].queryset
    assert topic not in offered
    desk.post(url("closing", topic.pk, kind="topic"))
    assert Topic.objects.get().closed_at is None


def test_a_picture_is_uploaded_with_its_words(cast: Cast) -> None:
    file = BytesIO()
    Picture.new("RGB", (80, 60)).save(file, "PNG")
    words = {"caption": "码头的清晨", "credit": "本报记者", "alt": "雾中的码头", "rights": "自有"}
    upload = SimpleUploadedFile("quay.png", file.getvalue(), content_type="image/png")
    signed_in(cast.editor).post(
        "/desk/images/add/",
        {"title": "quay", "file": upload, "rights_until": "", "tags": "", **words},
    )
    image = Image.objects.get()
    assert (image.caption, image.alt) == ("码头的清晨", "雾中的码头")
    assert logged("image", image.pk)


def test_corrections_are_read_and_nothing_else(cast: Cast) -> None:
    article = ArticleFactory(published=True)
    correction = correct(article=article, text="十月", by=None, now=clock.now())
    for member in (cast.editor, cast.owner):
        desk = signed_in(member)
        page = desk.get(url("list", kind="correction"))
        assert "十月" in page.content.decode()
        assert url("edit", article.pk) in page.content.decode()
        assert (
            desk.post(url("edit", correction.pk, kind="correction"), {"text": "x"}).status_code
            == 302
        )
        desk.post(url("delete", correction.pk, kind="correction"))
        desk.post(f"/desk/bulk/news/correction/delete/?id={correction.pk}")
    assert [each.text for each in Correction.objects.all()] == ["十月"]


def test_editors_read_the_sections(cast: Cast) -> None:
    desk, section = signed_in(cast.editor), SectionFactory(name="国际")
    assert "国际" in desk.get(url("list", kind="section")).content.decode()
    assert desk.get(url("add", kind="section")).status_code == 302
    assert desk.post(url("order", section.pk, "up", kind="section")).status_code == 302
