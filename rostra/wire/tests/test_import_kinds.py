"""`rostra import` of pages, feeds, lists and addresses: told by what is in them."""

import io
import json
from ipaddress import ip_network
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from PIL import Image as Pillow

from rostra.news.models import Article, Image, Section
from rostra.wire.fetch.kinds import sniff
from rostra.wire.models import Item
from rostra.wire.tests import dumps
from rostra.wire.tests.importing import line
from rostra.wire.tests.test_feeds import json_feed, rss
from rostra.wire.tests.test_pages import article
from rostra.wire.tests.webserver import answer, serving

pytestmark = pytest.mark.django_db
ENTRIES = "".join(
    f"<item><title>军舰第{n}次撤离</title><link>https://paper.example/n/{n}</link>"
    f"<description>北榆军舰第{n}次撤离鸦岬，国防部没有说话。</description></item>"
    for n in range(3)
)
OPML = b"<opml><body><outline text='a' xmlUrl='https://a.example/feed'/></body></opml>"


def records(*arguments: object, fails: bool = False) -> list[dict]:
    out = io.StringIO()
    names = [*map(str, arguments), "--json"]
    if fails:
        with pytest.raises(CommandError):
            call_command("import", *names, stdout=out, stderr=io.StringIO())
    else:
        call_command("import", *names, stdout=out, stderr=io.StringIO())
    return [json.loads(each) for each in out.getvalue().splitlines()]


def png() -> bytes:
    stream = io.BytesIO()
    Pillow.new("RGB", (300, 200), "navy").save(stream, "PNG")
    return stream.getvalue()


CRUMBS = "<div class=breadcrumb><a>汐港网</a> &gt; <a>国际</a> &gt; <a>军事</a> &gt; 正文</div>"


class TestSections:
    """Other sites have sections of their own."""

    def test_those_of_pages_are_not_made(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_text(article(above=CRUMBS))
        [record] = records(tmp_path / "a.html", "--publish")
        assert (record["status"], record["section"], record["url"]) == ("new", "军事", "")
        assert "“国际 > 军事”, is none here" in record["reason"]
        assert not Section.objects.exists()
        assert Article.objects.get().section is None

    def test_those_the_paper_has_are_met(self, tmp_path: Path) -> None:
        Section.objects.create(name="國際", slug="world")
        (tmp_path / "a.html").write_text(article(above=CRUMBS))
        [record] = records(tmp_path / "a.html", "--publish")
        assert record["url"]
        assert Article.objects.get().section == Section.objects.get()

    def test_they_are_made_where_the_owner_says_so(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_text(article(above=CRUMBS))
        records(tmp_path / "a.html", "--publish", "--make-sections")
        assert Article.objects.get().section.name == "军事"
        assert Section.objects.count() == 2

    def test_a_draft_gains_the_section_that_was_made_since(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_text(article(above=CRUMBS))
        records(tmp_path / "a.html", "--publish")
        Section.objects.create(name="军事", slug="military")
        [record] = records(tmp_path / "a.html", "--publish")
        assert record["status"] == "changed"
        assert Article.objects.get().live
        assert records(tmp_path / "a.html", "--publish")[0]["status"] == "same"

    def test_the_forms_that_an_owner_writes_make_them(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_bytes(line())
        (tmp_path / "b.txt").write_text(dumps.TRADITIONAL)
        records(tmp_path, "--publish")
        assert Article.objects.filter(live=True, section__isnull=False).count() == 2


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (article().encode(), "html"), (b"\xef\xbb\xbf<!DOCTYPE html><p>x", "html"),
        (article().encode("utf-16"), "html"), (b"<!-- a --> <HTML lang=zh>", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD"><html>', "html"),
        (b"  <p>words</p>", "html"), (b"text first <html><body>", "html"),
        (rss(""), "feed"), (rss("").decode().encode("utf-16"), "feed"), (json_feed(), "feed"),
        (b"<feed xmlns='x'/>", "feed"), (b"<rdf:RDF xmlns:rdf='x'>", "feed"),
        (b"<!-- <html> --><rss>", "feed"),
        (b'<?xml?><!DOCTYPE rss [<!ENTITY a "b">]><rss >', "feed"),
        (json.dumps(json.loads(json_feed()), indent=1).encode(), "feed"),
        (line(), "jsonlines"), (OPML, "opml"), (dumps.TRADITIONAL.encode(), "textdump"),
        (b"", "textdump"), (b"<unknown/>", "textdump"), (b"\x89PNG", "textdump"),
    ],
)  # fmt: skip
def test_what_it_is_is_told_by_what_is_in_it(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


def test_a_folder_of_everything_is_brought_in_whatever_the_names(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_bytes(article().encode("gb18030"))
    (tmp_path / "b.dat").write_bytes(rss(ENTRIES))
    (tmp_path / "c.xml").write_text(dumps.TRADITIONAL)
    (tmp_path / "d").write_bytes(line())
    (tmp_path / "style.css").write_text("p {}")
    (tmp_path / ".hidden").write_text("x")
    told = records(tmp_path)
    assert [record["status"] for record in told] == ["new"] * 6
    assert sorted(Item.objects.values_list("kind", flat=True)) == [
        "feedentry", "feedentry", "feedentry", "html", "jsonlines", "textdump",
    ]  # fmt: skip


def test_a_pattern_stands_for_the_files_it_fits(tmp_path: Path) -> None:
    for name in ("a.html", "b.html", "c.txt"):
        (tmp_path / name).write_text(article().replace("鸦岬", name))
    assert len(records(tmp_path / "*.html")) == 2
    with pytest.raises(CommandError, match="no file") as refused:
        call_command("import", str(tmp_path / "*.xml"))
    assert refused.value.returncode == 2


def test_one_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><a href=/>首页</a></body></html>")
    (tmp_path / "b.html").write_text(article())
    (tmp_path / "c.opml").write_bytes(OPML)
    (tmp_path / "d.xml").write_bytes(rss(""))
    (tmp_path / "e.html").write_bytes(b"<html>" + b" " * 5_000_000)
    told = records(tmp_path, fails=True)
    assert [record["status"] for record in told] == ["failed", "new"] + ["failed"] * 3
    reasons = [record["reason"] for record in told]
    assert "a.html: No text was found in the page." in reasons[0]
    assert "a list of 1 feeds; add them with: rostra feed add c.opml" in reasons[2]
    assert "The feed has no entries." in reasons[3]
    assert "bytes; an item may have" in reasons[4]


def test_a_page_comes_again_as_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(article(head='<link rel=canonical href="https://paper.example/n/1">'))
    statuses = [records(path, "--section", "国际")[0]["status"] for _ in range(2)]
    path.write_text(path.read_text().replace("例行调动，", "例行调动而已，"))
    statuses += [records(path, "--section", "国际")[0]["status"]]
    assert statuses == ["new", "same", "changed"]
    assert Article.objects.count() == 1


def test_an_address_is_fetched_with_its_charset_and_its_pictures_when_wanted(
    settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.FETCH_FROM = (ip_network("127.0.0.1/32"),)
    inside = "<figure><img src=/a.png><figcaption>军舰驶过碧螺门。</figcaption></figure>"
    page = article(inside=inside).encode("gb18030")
    with serving() as web:
        web.routes["/n/1"] = answer(page, headers={"Content-Type": "text/html; charset=gbk"})
        web.routes["/a.png"] = answer(png(), headers={"Content-Type": "image/png"})
        url = web.url("/n/1")
        assert records(url)[0]["images"][0]["file"] == web.url("/a.png")
        assert Image.objects.count() == 0
        told = records(url, "--images")
    assert told[0]["status"] == "changed"
    assert Image.objects.get().caption == "军舰驶过碧螺门。"
    item = Item.objects.get()
    assert (item.address, item.charset, item.raw) == (url, "gbk", page)


REFUSED = (
    "http://127.0.0.1:1/", "http://10.0.0.1/", "http://[::1]/x", "http://169.254.169.254/latest",
    "https://", "http://a:b@c/",
)  # fmt: skip


@pytest.mark.parametrize("url", REFUSED)
def test_an_address_that_may_not_be_asked_fails_with_the_reason(url: str) -> None:
    told = records(url, fails=True)
    assert told[0]["status"] == "failed"
    assert told[0]["reason"]


def test_a_dry_run_fetches_no_picture_and_files_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(article(inside='<img src="https://127.0.0.1/a.png">'))
    assert records(path, "--dry-run", "--images")[0]["status"] == "new"
    assert Item.objects.count() == Article.objects.count() == 0


def test_an_object_of_json_over_several_lines_is_one_item(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(json.loads(line()), indent=2))
    (tmp_path / "b.json").write_text(json.dumps({"rss": {"channel": {}}}, indent=2))
    told = records(tmp_path, fails=True)
    assert [record["status"] for record in told] == ["new", "failed"]
