"""Pictures in boards: drawn anew, bounded, described, and looked at first where nobody is known."""

import io
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image as Pillow

from rostra.accounts.models import Standing
from rostra.accounts.trust import Level
from rostra.discussion import pictures
from rostra.discussion.actions.hide import hide
from rostra.discussion.actions.keep_picture import MOST_PENDING, PENDING_FOR, keep_picture
from rostra.discussion.models import Board, Comment, CommentPicture, FloorSettings
from rostra.pages import standing
from rostra.pages.tests.test_floor import text_of
from tests.cast import Cast

START = "/me/boards/talk/start"


@pytest.fixture(autouse=True)
def media(tmp_path, settings) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def board(paper) -> Board:
    board = Board.objects.create(name="闲谈", slug="talk")
    standing.forget()
    return board


@pytest.fixture
def regular(cast: Cast, board, client) -> Cast:
    Standing.objects.create(member=cast.member, level=Level.REGULAR)
    client.force_login(cast.member)
    return cast


def photo(size=(60, 40), kind="JPEG", **how) -> SimpleUploadedFile:
    out = io.BytesIO()
    Pillow.new("RGB", size, "teal").save(out, kind, **how)
    return SimpleUploadedFile("a.jpg", out.getvalue())


def test_a_picture_is_drawn_anew_without_what_rode_along() -> None:
    exif = Pillow.Exif()
    exif[0x010F] = "SecretCamera"
    exif[0x0112] = 6
    content, width, height = pictures.draw(photo((3000, 200), exif=exif, comment=b"SecretWords"))
    assert b"Secret" not in content
    assert (width, height) == (107, 1600)
    with Pillow.open(io.BytesIO(content)) as drawn:
        assert (drawn.format, drawn.size) == ("WEBP", (107, 1600))
        assert not drawn.getexif()


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a", b"<svg onload=alert(1)>", b"\xff\xd8\xff" * 50, photo().read()[:200]],
)
def test_what_is_no_picture_is_refused_in_words(content) -> None:
    with pytest.raises(ValidationError):
        pictures.draw(io.BytesIO(content))


def test_what_is_too_large_is_refused_before_it_is_opened(monkeypatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 100)
    with pytest.raises(ValidationError):
        pictures.draw(photo())
    monkeypatch.setattr(pictures, "MOST_BYTES", 100)
    with pytest.raises(ValidationError):
        pictures.draw(photo())


def test_a_regular_member_shows_pictures(regular, client, media) -> None:
    typed = {"title": "码头", "text": "请看。"}
    files = {"file-1": photo(), "alt-new-1": '"><script>alert(1)</script> 码头'}
    shown = client.post(START, typed | files | {"preview": "1"}).content.decode()
    kept = CommentPicture.objects.get()
    assert f'value="{kept.pk}"' in shown
    assert "<script>alert" not in shown
    # Kept over a preview and an error, with other words; a wrong file does not lose the right one.
    again = {"picture": kept.pk, f"alt-{kept.pk}": "清晨的码头"}
    wrong = {"file-1": SimpleUploadedFile("x.jpg", b"no picture")}
    response = client.post(START, typed | again | wrong)
    assert response.status_code == 422
    assert "清晨的码头" in response.content.decode()
    assert client.post(START, typed | again | {"text": " "}).status_code == 422
    response = client.post(START, typed | again)
    text = text_of(client, response["Location"])
    assert 'alt="清晨的码头"' in text
    assert 'loading="lazy"' in text
    assert 'width="60" height="40"' in text
    comment = Comment.objects.get()
    assert comment.pictured == 1
    assert '"image":["http' in text
    hide(comment=comment, why="广告", by=regular.editor, now=comment.written_at)
    client.logout()
    assert client.get(response["Location"]).status_code == 404
    assert len(list((media / "images" / "floor").rglob("*.webp"))) == 1


def test_a_picture_that_is_left_out_is_gone(
    regular, client, media, django_capture_on_commit_callbacks
) -> None:
    typed = {"title": "码头", "text": "请看。", "preview": "1"}
    client.post(START, typed | {"file-1": photo(), "file-2": photo()})
    first, second = CommentPicture.objects.all()
    kept = {"picture": [first.pk, second.pk], f"remove-{first.pk}": "1"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(START, typed | kept)
    assert CommentPicture.objects.get() == second
    assert len(list((media / "images" / "floor").rglob("*.webp"))) == 1


def test_there_are_so_many_pictures_and_no_more(regular, client, board, paper) -> None:
    typed = {"title": "码头", "text": "请看。"}
    many = {f"file-{place}": photo() for place in range(1, 9)}
    client.post(START, typed | many)
    assert CommentPicture.objects.count() == pictures.MOST
    given = {"alt": "", "board": board, "by": regular.member}
    for _ in range(MOST_PENDING):
        keep_picture(upload=photo(), now=paper.now, **given)
    with pytest.raises(ValidationError):
        keep_picture(upload=photo(), now=paper.now, **given)
    keep_picture(upload=photo(), now=paper.now + 2 * PENDING_FOR, **given)
    assert CommentPicture.objects.filter(comment=None).count() == 1


def test_nobody_shows_the_pictures_of_others(regular, client, board, cast, paper) -> None:
    given = {"alt": "", "board": board, "by": cast.editor, "now": paper.now}
    other = keep_picture(upload=photo(), **given)
    client.post(START, {"title": "码头", "text": "请看。", "picture": other.pk})
    assert Comment.objects.get().pictured == 0
    for wrong in ("x", "-1", "9" * 40, "²"):
        client.post(START, {"title": "码头", "text": "再看。", "picture": wrong, "preview": "1"})


def test_who_is_not_trusted_enough_shows_none(cast: Cast, client, board) -> None:
    client.force_login(cast.member)
    assert "file-1" not in text_of(client, START)
    client.post(START, {"title": "码头", "text": "请看。", "file-1": photo()})
    assert not CommentPicture.objects.exists()


def test_pictures_of_somebody_new_are_looked_at_first(cast: Cast, client, board) -> None:
    FloorSettings.objects.create(pictures_from=Level.NEW)
    client.force_login(cast.member)
    response = client.post(START, {"title": "码头", "text": "请看。", "file-1": photo()})
    comment = Comment.objects.get()
    assert comment.held_at
    assert response["Location"] == f"/me/comments/{comment.pk}/"
    assert "先经过查看" in text_of(client, response["Location"])
    assert client.get(f"/thread/{comment.thread_id}/").status_code == 404
    client.force_login(cast.moderator)
    assert "<img" in text_of(client, f"/me/comments/{comment.pk}/")


def test_an_article_has_no_pictures_of_members(paper, regular, client) -> None:
    path = f"/me/threads/article:{paper.article.pk}/reply"
    assert "file-1" not in text_of(client, path)
    client.post(path, {"text": "请看。", "file-1": photo()})
    assert not CommentPicture.objects.exists()


def test_pictures_take_one_query_more_however_many(regular, client) -> None:
    client.post(START, {"title": "码头", "text": "请看。"})
    comment = Comment.objects.get()
    client.force_login(regular.editor)
    reply = f"/me/threads/thread:{comment.thread_id}/reply"
    counts = []
    for step in range(3):
        path = f"/thread/{comment.thread_id}/"
        client.get(path)
        with CaptureQueriesContext(connection) as found:
            client.get(path)
        counts.append(len(found))
        client.post(reply, {"text": f"再看 {step}", "file-1": photo(), "file-2": photo()})
    assert counts == [counts[0], counts[0] + 1, counts[0] + 1]
