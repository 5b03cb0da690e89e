"""Pictures come from beside the file that names them, checked and encoded anew, each once."""

import io
from pathlib import Path

import pytest
from django.test import override_settings
from PIL import Image as Pillow

from rostra.news.models import Article, Image
from rostra.wire.models import Picture
from rostra.wire.recognise import Wishes
from rostra.wire.tests.importing import bring, line, the_article

pytestmark = pytest.mark.django_db
DRAFT = Wishes()


@pytest.fixture
def folder(tmp_path: Path, settings) -> Path:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    inside = tmp_path / "in"
    inside.mkdir()
    exif = Pillow.Exif()
    exif[0x010E] = "a secret place"
    exif[0x0112] = 6  # turned by a quarter
    Pillow.new("RGB", (64, 32), "red").save(inside / "a.jpg", exif=exif)
    Pillow.new("RGBA", (40, 40), (0, 0, 0, 0)).save(inside / "clear.png")
    Pillow.new("RGB", (10, 10), "blue").save(tmp_path / "outside.png")
    return inside


def test_a_picture_becomes_an_image_in_the_body_and_the_lead(folder: Path) -> None:
    bring(
        line(
            lead={"file": "a.jpg", "caption": "军舰", "credit": "何渡", "alt": "一艘军舰"},
            blocks=[{"type": "text", "text": "正文。"}, {"type": "image", "file": "a.jpg"}],
            images=[{"file": "clear.png", "caption": "图标"}],
        ),
        DRAFT,
        folder=folder,
    )
    article = the_article()
    assert Image.objects.count() == 2
    assert article.lead_image.caption == "军舰"
    assert article.lead_image.credit == "何渡"
    assert [block.block_type for block in article.body] == ["text", "image", "image"]
    assert article.body[1].value["image"] == article.lead_image


def test_it_is_encoded_anew_upright_and_without_what_was_hidden_in_it(folder: Path) -> None:
    bring(line(lead={"file": "a.jpg"}), DRAFT, folder=folder)
    stored = the_article().lead_image.file.read()
    assert b"secret" not in stored
    with Pillow.open(io.BytesIO(stored)) as picture:
        assert picture.size == (32, 64)
        assert not dict(picture.getexif())


def test_one_file_is_one_image_whatever_its_name(folder: Path) -> None:
    (folder / "b.jpg").write_bytes((folder / "a.jpg").read_bytes())
    bring(line(lead={"file": "a.jpg"}), DRAFT, folder=folder)
    bring(line(id="2", lead={"file": "b.jpg"}), DRAFT, folder=folder)
    assert Image.objects.count() == Picture.objects.count() == 1
    assert len({article.lead_image_id for article in Article.objects.all()}) == 1


def test_published_the_sizes_are_made_beforehand(folder: Path) -> None:
    bring(line(lead={"file": "a.jpg"}), folder=folder)
    assert the_article().lead_image.renditions.exists()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../outside.png", "outside the folder"),
        ("/etc/passwd", "outside the folder"),
        ("link.png", "outside the folder"),
        ("gone.png", "no such file"),
        ("text.png", "no picture"),
        ("cut.jpg", "damaged"),
        ("in\0side", "cannot be read"),
        ("huge.png", "too many"),
        ("heavy.png", "more than"),
        (".", "no such file"),
    ],
)
def test_a_bad_picture_is_left_out_and_the_article_kept(
    folder: Path, name: str, reason: str
) -> None:
    (folder / "link.png").symlink_to(folder.parent / "outside.png")
    (folder / "text.png").write_text("no picture at all")
    (folder / "cut.jpg").write_bytes((folder / "a.jpg").read_bytes()[:-200])
    Pillow.new("1", (4000, 4000)).save(folder / "huge.png")
    (folder / "heavy.png").write_bytes(b"\x89PNG" + b"x" * 70_000)
    with override_settings(
        WAGTAILIMAGES_MAX_IMAGE_PIXELS=1_000_000, WAGTAILIMAGES_MAX_UPLOAD_SIZE=60_000
    ):
        images = [{"file": name, "caption": "说明还在"}]
        outcome = bring(line(images=images), DRAFT, folder=folder)
    assert outcome.status == "new"
    if name != "in\0side":  # NUL is taken out of every text, so this file is merely not there
        assert reason in outcome.reason
    placeholder = the_article().body[1].value
    assert placeholder["image"] is None
    assert placeholder["caption"] == "说明还在"
    assert Image.objects.count() == 0


def test_by_standard_input_there_are_no_pictures() -> None:
    outcome = bring(line(lead={"file": "a.jpg"}), DRAFT, folder=None)
    assert "no folder" in outcome.reason
    assert the_article().lead_image is None
