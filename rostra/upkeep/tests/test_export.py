"""The export: whole files or none, and what is in them comes back."""

import errno
import json
import tarfile
import zipfile
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from rostra.news.models import Article, Image, Section
from rostra.upkeep.actions import export as action
from rostra.upkeep.actions.export import export
from rostra.upkeep.parcel_out import ExportError
from rostra.wire.fetch.archives import ArchiveError, unpack
from rostra.wire.whole.choose import Choice
from tests.cast import ArticleFactory, ImageFactory, SectionFactory, SourceFactory

pytestmark = pytest.mark.django_db
FORMS = ("out", "out.tar", "out.zip")


@pytest.fixture
def place(settings: Any, tmp_path: Path) -> Path:
    """Give a folder to write to, and a paper with one picture."""
    settings.MEDIA_ROOT, settings.DATA = tmp_path / "media", tmp_path
    world = SectionFactory(slug="world")
    ArticleFactory(published=True, headline="有图", lead_image=ImageFactory(), section=world)
    ArticleFactory(
        published=True, headline="无图", language="en", source=SourceFactory(slug="wire")
    )
    folder = tmp_path / "to"
    folder.mkdir()
    return folder


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("export", *arguments, stdout=out)
    return out.getvalue()


def names(path: Path) -> set[str]:
    match path.suffix:
        case ".tar":
            return set(tarfile.open(path).getnames())
        case ".zip":
            return set(zipfile.ZipFile(path).namelist())
        case _:
            return {str(each.relative_to(path)) for each in path.rglob("*") if each.is_file()}


@pytest.mark.parametrize("form", FORMS)
def test_an_export_is_lines_and_pictures_and_can_be_imported(place: Path, form: str) -> None:
    target = place / form
    told = run(str(target))
    assert "articles  2" in told.replace(",", "")
    (picture,) = Image.objects.all()
    assert names(target) == {"news.jsonl", f"media/{picture.file.name}"}
    assert list(place.iterdir()) == [target]
    out = StringIO()
    call_command("import", str(target), "--dry-run", stdout=out)
    assert "0 failed" in out.getvalue()
    assert not list(place.parent.glob(".import-*"))


def test_some_of_it_can_be_chosen(place: Path) -> None:
    def headlines(*arguments: str) -> list[str]:
        run(str(place / "x.jsonl"), "--force", *arguments)
        records = map(json.loads, (place / "x.jsonl").read_text().splitlines())
        return [each["headline"] for each in records if each["type"] == "article"]

    assert headlines() == ["有图", "无图"]
    assert headlines("--section", "world") == ["有图"]
    assert headlines("--source", "wire") == ["无图"]
    assert headlines("--language", "en") == ["无图"]
    assert headlines("--since", "2999-01-01") == []
    with pytest.raises(CommandError, match="There is no section “none”"):
        run(str(place / "y.jsonl"), "--section", "none")


def test_what_is_there_is_not_written_over(place: Path) -> None:
    target = place / "out.tar"
    target.write_text("mine")
    with pytest.raises(CommandError, match="--force"):
        run(str(target))
    assert target.read_text() == "mine"
    run(str(target), "--force")
    assert "news.jsonl" in names(target)
    folder = place / "full"
    folder.mkdir()
    (folder / "mine").touch()
    for path in (folder, place / "none" / "out"):
        with pytest.raises(CommandError):
            run(str(path), "--force")
    assert (folder / "mine").exists()


@pytest.mark.parametrize("form", [*FORMS, "out.jsonl"])
@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left")])
def test_a_broken_off_export_leaves_nothing(
    place: Path, form: str, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(record: Any) -> str:
        if record["type"] == "article":
            raise error
        return "{}\n"

    monkeypatch.setattr(action, "line", stop)
    with pytest.raises((KeyboardInterrupt, ExportError)) as raised:
        export(target=place / form, choice=Choice())
    if isinstance(error, OSError):
        assert "No space left" in str(raised.value)
    assert list(place.iterdir()) == []


def test_a_picture_without_a_file_is_named(place: Path) -> None:
    (picture,) = Image.objects.all()
    Path(picture.file.path).unlink()
    assert f"There is no file of media/{picture.file.name}" in run(str(place / "out"))


def test_an_archive_that_is_none_or_hostile_is_refused(place: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.zip").write_bytes(b"PK no")
    (tmp_path / "bad.tar").write_bytes(b"no tar" * 200)
    with tarfile.open(tmp_path / "evil.tar", "w") as tar:
        for name in ("../evil", "/tmp/evil", "media/../../evil", "other/evil", "news.jsonl"):
            tar.addfile(tarfile.TarInfo(name))
        link = tarfile.TarInfo("media/link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    into = tmp_path / "into"
    into.mkdir()
    for name in ("bad.zip", "bad.tar"):
        with pytest.raises(ArchiveError):
            unpack(tmp_path / name, into)
    assert unpack(tmp_path / "evil.tar", into) == into / "news.jsonl"
    assert [each.name for each in into.rglob("*")] == ["news.jsonl"]
    assert not (tmp_path / "evil").exists()
    out = place / "out.tar"
    run(str(out))
    cut = tmp_path / "cut.tar"
    cut.write_bytes(out.read_bytes()[:600])
    with pytest.raises(ArchiveError):
        unpack(cut, place)
    assert Article.objects.count() == 2
    assert Section.objects.exists()


def test_a_bomb_is_not_unpacked(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("news.jsonl", b"0" * 50_000_000)
    monkeypatch.setattr("shutil.disk_usage", lambda path: type("usage", (), {"free": 90_000_000}))
    with pytest.raises(ArchiveError, match="too large"):
        unpack(tmp_path / "bomb.zip", place)
