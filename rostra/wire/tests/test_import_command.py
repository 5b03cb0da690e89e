"""`rostra import`: files, folders and standard input in; a table or lines of JSON out."""

import io
import json
import re
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from rostra.news.models import Article, Image
from rostra.wire.models import Item
from rostra.wire.tests import dumps
from rostra.wire.tests.importing import counts, line, the_article

pytestmark = pytest.mark.django_db
KEYS = [
    "url", "headline", "deck", "byline", "published", "source", "source_url", "citations",
    "section", "topics", "language", "body", "images", "related", "status", "reason",
]  # fmt: skip
DOCUMENT = Path(__file__).resolve().parents[3] / "docs/running/import.md"


@pytest.fixture(autouse=True)
def zone(settings) -> None:
    settings.TIME_ZONE = "Asia/Shanghai"
    settings.SITE_URL = "https://paper.example"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_bytes(
        line()
        + b"\n\n"
        + line(id="2", headline="渡轮停航", body="渡轮今晨停航，海事局说雾散之后再开。")
        + b"\n"
    )
    return path


def run(*arguments: object, fails: bool = False) -> str:
    out, err = io.StringIO(), io.StringIO()
    if fails:
        with pytest.raises(CommandError):
            call_command("import", *map(str, arguments), stdout=out, stderr=err)
    else:
        call_command("import", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue()


def records(*arguments: object, fails: bool = False) -> list[dict]:
    return [json.loads(each) for each in run(*arguments, "--json", fails=fails).splitlines()]


class Screen(io.StringIO):
    """What is printed on a terminal."""

    def isatty(self) -> bool:
        return True


def screened(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Let standard error be a terminal."""
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    return screen


class TestOnATerminal:
    def test_a_bar_on_the_screen_leaves_the_lines_of_json_alone(
        self, news: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        screen = screened(monkeypatch)
        assert len(records(news)) == 2
        assert "2 items" in screen.getvalue()
        assert "headline" not in screen.getvalue()

    def test_lines_of_json_on_the_screen_have_no_bar_between_them(
        self, news: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out, screen = Screen(), screened(monkeypatch)
        call_command("import", str(news), "--json", stdout=out, stderr=io.StringIO())
        assert len([json.loads(each) for each in out.getvalue().splitlines()]) == 2
        assert screen.getvalue() == ""


class TestJson:
    def test_a_line_an_item_with_exactly_these_keys(self, news: Path) -> None:
        told = records(news, "--publish")
        assert [list(record) for record in told] == [KEYS, KEYS]
        first = told[0]
        article = Article.objects.get(headline="北榆军舰撤离鸦岬")
        assert first["url"] == f"https://paper.example/news/{article.pk}-{article.slug}/"
        assert first["published"] == "2024-10-22T21:32:50+08:00"
        assert (first["source"], first["section"]) == ("汐港日报", "国际")
        assert (first["status"], first["reason"]) == ("new", "")
        assert first["body"].split("\n\n")[1] == "议员们并不相信。"

    def test_a_draft_has_no_address_yet(self, news: Path) -> None:
        assert records(news)[0]["url"] == ""

    def test_a_failed_item_says_where_it_stands(self, tmp_path: Path) -> None:
        path = tmp_path / "bad.jsonl"
        path.write_bytes(line() + b"\n{oops\n")
        told = records(path, fails=True)
        assert list(told[1]) == KEYS
        assert told[1]["status"] == "failed"
        assert told[1]["reason"].startswith("bad.jsonl:2: It is not JSON")

    def test_pictures_with_captions(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text(dumps.ENGLISH)
        assert records(path)[0]["images"] == [
            {
                "file": "",
                "caption": "The Old Wharf at low tide, before the storm",
                "credit": "",
                "alt": "",
            }
        ]


class TestDryRun:
    def test_it_files_nothing_and_prints_the_same(self, news: Path) -> None:
        before = counts()
        rehearsed = records(news, "--publish", "--dry-run")
        assert counts() == before
        done = records(news, "--publish")
        for record in (*rehearsed, *done):
            record.pop("url")
        assert rehearsed == done

    def test_of_what_is_there_too(self, news: Path) -> None:
        run(news, "--publish")
        before = counts()
        assert [record["status"] for record in records(news, "--dry-run")] == ["same", "same"]
        news.write_bytes(line(deck="新") + b"\n" + line(deck="新") + b"\n" + b"{\n")
        told = records(news, "--dry-run", fails=True)
        assert [record["status"] for record in told] == ["changed", "changed", "failed"]
        assert counts() == before

    def test_twice_in_one_file_is_seen(self, news: Path) -> None:
        news.write_bytes(line() + b"\n" + line() + b"\n" + line(deck="x"))
        told = [record["status"] for record in records(news, "--dry-run")]
        assert told == ["new", "same", "changed"]
        assert [record["status"] for record in records(news)] == told

    def test_no_picture_is_kept(self, tmp_path: Path, news: Path, settings) -> None:
        settings.MEDIA_ROOT = str(tmp_path / "media")
        news.write_bytes(line(lead={"file": "gone.png", "caption": "c"}))
        assert "no such file" in records(news, "--dry-run")[0]["reason"]
        assert Image.objects.count() == 0
        assert not (tmp_path / "media").exists()


class TestWishes:
    def test_section_source_and_language_count_more_than_the_item(self, news: Path) -> None:
        run(news, "--section", "体育", "--source", "珊湖广播", "--language", "zh-hant")
        article = Article.objects.get(headline="渡轮停航")
        assert (article.section.name, article.source.name) == ("体育", "珊湖广播")
        assert article.language == "zh-hant"

    def test_an_unknown_language_or_format_is_refused(self, news: Path) -> None:
        run(news, "--language", "fr", fails=True)
        run(news, "--format", "rss", fails=True)


class TestFiles:
    def test_a_folder_brings_what_is_in_it(self, tmp_path: Path, news: Path) -> None:
        (tmp_path / "deep").mkdir()
        (tmp_path / "deep" / "page.txt").write_text(dumps.TRADITIONAL)
        (tmp_path / "picture.png").write_bytes(b"\x89PNG")
        run(tmp_path, "--publish")
        assert Article.objects.filter(live=True).count() == 3

    def test_standard_input_is_told_by_its_first_line(
        self, news: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for data in (news.read_bytes(), dumps.BARE.encode()):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
            run("-")
        assert sorted(Item.objects.values_list("kind", flat=True)) == [
            "jsonlines", "jsonlines", "textdump",
        ]  # fmt: skip
        assert set(Item.objects.values_list("origin", flat=True)) == {"stdin"}

    def test_a_file_that_is_not_there_is_refused_before_anything_is_done(self, news: Path) -> None:
        with pytest.raises(CommandError, match="no file") as refused:
            call_command("import", str(news), "/no/where")
        assert refused.value.returncode == 2
        assert Item.objects.count() == 0

    def test_an_empty_folder_too(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="There is no file to import"):
            call_command("import", str(tmp_path))

    @pytest.mark.parametrize(
        ("name", "data", "reason"),
        [
            ("a.txt", b"", "empty"),
            ("a.txt", b" \n\n", "empty"),
            ("a.jsonl", b"", "empty"),
            ("a.jsonl", b"\n \n", "empty"),
            ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
            ("a.txt", bytes(range(256)) * 8, "binary"),
            ("a.jsonl", '{"headline": "标题"}'.encode("utf-16"), "not UTF-8"),
            ("a.jsonl", line()[:-20], "not JSON"),
            ("a.txt", "正文".encode() * 800_000, "bytes"),
        ],
    )
    def test_bad_files_fail_with_the_reason_and_are_kept(
        self, tmp_path: Path, name: str, data: bytes, reason: str
    ) -> None:
        path = tmp_path / name
        path.write_bytes(data)
        assert reason in records(path, "--publish", fails=True)[0]["reason"]
        item = Item.objects.get()
        assert item.status == "failed"
        assert data.startswith(item.raw)
        assert item.raw_size in {len(data), 0}

    def test_a_line_of_fifty_megabytes_fails_and_the_next_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "big.jsonl"
        with path.open("wb") as stream:
            stream.write(b'{"headline": "')
            for _ in range(50):
                stream.write(b"x" * 1024 * 1024)
            stream.write(b'"}\n' + line())
        told = records(path, fails=True)
        assert "bytes; an item may have" in told[0]["reason"]
        assert told[1]["status"] == "new"
        assert Item.objects.get(status="failed").raw_size > 50 * 1024 * 1024
        assert len(Item.objects.get(status="failed").raw) == 64 * 1024

    def test_a_file_of_another_charset_is_read(self, tmp_path: Path) -> None:
        (tmp_path / "gb.txt").write_bytes(dumps.NO_BREADCRUMB.encode("gb18030"))
        (tmp_path / "big5.txt").write_bytes(dumps.TRADITIONAL.encode("big5"))
        told = {record["headline"]: record["language"] for record in records(tmp_path)}
        assert told == {"颱風逼近 渡輪全線停航": "zh-hant", "港口罢工进入第三天": "zh-hans"}


class TestTable:
    def test_it_counts_and_names_what_was_made(self, news: Path) -> None:
        told = run(news, "--publish")
        assert "2 items: 2 new, 0 changed, 0 same, 0 proposed, 0 failed." in told
        assert "Made: section 国际, source 汐港日报." in told
        assert "2 items: 0 new, 0 changed, 2 same" in run(news)

    def test_reasons_stand_in_it_whatever_they_hold(self, tmp_path: Path) -> None:
        path = tmp_path / "bad.jsonl"
        path.write_bytes(line(headline="[red]x[/] \x1b[31m", language="fr[/b]"))
        told = run(path, fails=True)
        assert "[red]x[/]" in told
        assert "\x1b" not in told
        assert "fr[/b]" in re.sub(r"\s+", " ", told)

    def test_what_was_assumed_is_counted_not_repeated(self, news: Path) -> None:
        news.write_bytes(b"\n".join(line(id=n, published="2024-10-22") for n in range(40)))
        told = run(news)
        assert "40 × The time has no zone; read in Asia/Shanghai." in told
        assert "… and 20 more items." in told

    def test_a_dry_run_says_so(self, news: Path) -> None:
        told = run(news, "--dry-run")
        assert "Would be made" in told
        assert "a dry run" in told


class TestTheDocument:
    def test_its_example_imports_as_it_stands(self, tmp_path: Path) -> None:
        example = re.findall(r"```json\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
        path = tmp_path / "example.jsonl"
        path.write_text("\n".join(json.dumps(json.loads(each)) for each in example))
        told = records(path, "--publish")
        assert [record["status"] for record in told] == ["new"] * len(example)
        for record in told:
            assert "unknown" not in record["reason"]
            assert "should be" not in record["reason"]

    def test_it_names_every_field(self) -> None:
        text = DOCUMENT.read_text(encoding="utf-8")
        fields = ["id", "url", "headline", "deck", "byline", "published", "updated", "language",
                  "section", "source", "source_url", "topics", "citations", "body", "blocks",
                  "lead", "images", "related", "correction", "translation_of"]  # fmt: skip
        assert [name for name in [*fields, *KEYS] if f"`{name}`" not in text] == []


def test_the_article_is_as_the_line_said(news: Path) -> None:
    news.write_bytes(line(deck="导语", byline="陆知遥"))
    run(news, "--publish")
    article = the_article()
    assert (article.deck, article.byline) == ("导语", "陆知遥")
