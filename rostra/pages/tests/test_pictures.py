"""No reader waits while a picture is encoded: files are made at publishing, or by a task."""

from datetime import timedelta

import pytest
from django.test import Client, RequestFactory

from rostra.kernel import clock
from rostra.news import tasks
from rostra.news.models import Article, Image, Rendition
from tests.cast import ArticleFactory, ImageFactory, SectionFactory, TopicFactory


def loaded_in_bulk(image: Image) -> str:
    """Return the address of a row that nobody has printed."""
    figure = {"image": image, "caption": "", "credit": "", "alt": ""}
    row = Article(
        headline="成批载入",
        slug="x",
        section=SectionFactory(),
        live=True,
        published_at=clock.now(),
        lead_image=image,
        body=[("image", figure)],
    )
    Article.objects.bulk_create([row])
    return f"/news/{Article.objects.get(headline=row.headline).pk}-x/"


def test_a_row_loaded_in_bulk_shows_captions_until_it_is_printed(db: None, client: Client) -> None:
    address = loaded_in_bulk(ImageFactory(caption="码头"))
    page = client.get(address).content.decode()
    assert page.count("figure--missing") == 2
    assert "码头" in page
    assert not Rendition.objects.exists()
    tasks.reprint_articles.call([Article.objects.get().pk])
    assert client.get(address).content.decode().count("<picture>") == 2


def test_the_lead_picture_of_a_topic_appears_when_it_is_made(db: None, client: Client) -> None:
    topic = TopicFactory(slug="strait", lead_image=ImageFactory())
    page = client.get("/topic/strait/")
    assert "figure" not in page.content.decode()
    assert f"image:{topic.lead_image_id}" in page["Surrogate-Key"]
    assert not Rendition.objects.exists()
    tasks.encode_lead_picture.call(topic.lead_image_id)
    assert "<picture>" in client.get("/topic/strait/").content.decode()


def test_a_topic_shows_no_picture_whose_rights_have_ended(
    db: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = clock.now() + timedelta(seconds=40)
    topic = TopicFactory(slug="strait", lead_image=ImageFactory(rights_until=ends))
    tasks.encode_lead_picture.call(topic.lead_image_id)
    assert "<picture>" in client.get("/topic/strait/").content.decode()
    monkeypatch.setattr(clock, "now", lambda: ends)
    assert "<picture>" not in client.get("/topic/strait/").content.decode()


def test_an_editor_sees_a_new_picture_in_the_preview(db: None) -> None:
    draft = Article(headline="草稿", section=SectionFactory(), lead_image=ImageFactory())
    response = draft.serve_preview(RequestFactory().get("/desk/preview/"), "")
    assert "<picture>" in response.content.decode()


def test_every_public_page_makes_no_file(db: None, client: Client) -> None:
    image = ImageFactory()
    topic = TopicFactory(lead_image=image)
    article = ArticleFactory(published=True, lead_image=image, topics=[topic])
    made = set(Rendition.objects.values_list("pk", flat=True))
    Rendition.objects.filter(filter_spec__contains="avif").delete()
    left = Rendition.objects.count()
    for path in ("/", "/latest/", f"/topic/{topic.slug}/", f"/news/{article.pk}-{article.slug}/"):
        assert client.get(path).status_code == 200
    assert Rendition.objects.count() == left < len(made)
