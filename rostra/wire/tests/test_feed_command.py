"""`rostra feed`: add, list, poll, remove, export."""

import io
import json
from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from rostra.news.models import Article
from rostra.wire.models import Feed, Item
from rostra.wire.parse.opml import parse_opml
from rostra.wire.tests.feeding import add, document, entry
from rostra.wire.tests.webserver import Web, answer, moved, serving
from tests.cast import SectionFactory, SourceFactory

pytestmark = pytest.mark.django_db

PAGE = """<html><head><base href="/news/">
<link rel="stylesheet" type="text/css" href="x.css">
<link rel="alternate" type="application/rss+xml" title="全部新闻" href="rss">
<link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="/atom">
<link rel=alternate type=application/rss+xml href="javascript:alert(1)">
</head><body><link rel=alternate hreflang=en href=/en></body></html>""".encode()


@pytest.fixture
def site(settings) -> Iterator[Web]:
    settings.FETCH_FROM = (ip_network("127.0.0.1/32"),)
    with serving() as running:
        running.routes |= {
            "/feed": answer(document(entry(1), entry(2))),
            "/": answer(PAGE, headers={"Content-Type": "text/html"}),
            "/plain": answer(b"<html><p>nothing</p></html>"),
            "/old": moved("/feed", 301),
        }
        yield running


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("feed", *arguments, stdout=out, stderr=out)
    return out.getvalue()


def refused(*arguments: str) -> str:
    out = io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("feed", *arguments, stdout=out, stderr=out)
    return f"{out.getvalue()}{caught.value}"


def test_add_a_feed_by_its_address(site: Web) -> None:
    section, source = SectionFactory(name="国际"), SourceFactory(name="第一军情")
    said = run("add", site.url("/feed"), "--publish", "--section", "国际", "--source", "第一军情",
               "--language", "zh-hans")  # fmt: skip
    feed = Feed.objects.get()
    assert "汐港日报" in said
    assert (feed.section, feed.source, feed.rule) == (section, source, "publish")
    assert (feed.address, feed.title, feed.language) == (site.url("/feed"), "汐港日报", "zh-hans")


def test_add_the_feed_that_a_page_names(site: Web) -> None:
    said = run("add", site.url("/"))
    assert Feed.objects.get().address == site.url("/news/rss")
    assert site.url("/atom") in said


def test_add_what_has_moved_for_good_where_it_is_now(site: Web) -> None:
    run("add", site.url("/old"))
    assert Feed.objects.get().address == site.url("/feed")


@pytest.mark.parametrize(
    ("path", "reason"), [("/plain", "is no feed"), ("/nowhere", "404"), ("/feed", "there already")]
)
def test_what_cannot_be_added_is_said(site: Web, path: str, reason: str) -> None:
    add(site.url("/feed"))
    assert reason in refused("add", site.url(path))
    assert Feed.objects.count() == 1


def test_an_address_in_the_house_is_refused() -> None:
    assert "not in the public network" in refused("add", "http://127.0.0.1:8080/feed")


def test_one_that_fails_does_not_stop_the_others(site: Web) -> None:
    refused("add", site.url("/plain"), site.url("/feed"))
    assert Feed.objects.get().address == site.url("/feed")


@pytest.mark.parametrize("option", ["--section", "--source"])
def test_places_that_are_not_there(option: str) -> None:
    assert "There is no" in refused("add", "https://paper.example/", option, "nowhere")


def test_lists_of_feeds_in_and_out(tmp_path: Path) -> None:
    world = SectionFactory(name="国际")
    add("https://a.example/feed?a=1&b=2", title='甲 <&> "乙"', section=world)
    add("https://b.example/feed", section=SectionFactory(name="Rest"))
    file = tmp_path / "feeds.opml"
    run("export", str(file))
    assert [each.feed_url for each in parse_opml(file.read_bytes())] == [
        "https://b.example/feed", "https://a.example/feed?a=1&b=2"
    ]  # fmt: skip
    assert run("export").strip() == file.read_text().strip()
    Feed.objects.all().delete()
    assert "2 of 2 feeds added" in run("add", str(file))
    feed = Feed.objects.get(address="https://a.example/feed?a=1&b=2")
    assert (feed.title, feed.section) == ('甲 <&> "乙"', world)
    assert "there already" in refused("add", str(file))


@pytest.mark.parametrize("data", [b"", b"<html/>", b"\x00\xff", b"<opml><!ENTITY"])
def test_what_is_no_list(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "feeds.opml"
    file.write_bytes(data)
    assert str(file) in refused("add", str(file))


def test_poll_now_and_list(site: Web) -> None:
    assert "no feeds yet" in run("list")
    add(site.url("/feed"))
    bad = add(site.url("/nowhere"))
    said = refused("poll")
    assert "2 new" in said
    assert "404" in said
    assert "2 feeds polled: 2 new items, 1 failed." in said
    assert Article.objects.count() == 2
    listed = run("list")
    assert "汐港日报" in listed
    assert "1 × " in listed
    records = [json.loads(line) for line in run("list", "--json").splitlines()]
    assert {record["address"]: record["error"] for record in records} == {
        site.url("/feed"): "", bad.address: "The server answers “404 Not Found”."
    }  # fmt: skip
    assert [record["items"] for record in records if not record["error"]] == [2]
    assert "0 new items" in run("poll", site.url("/feed"))


def test_remove_leaves_what_it_brought(site: Web) -> None:
    feed = add(site.url("/feed"))
    run("poll", str(feed.pk))
    run("remove", site.url("/feed"))
    assert not Feed.objects.exists()
    assert Item.objects.filter(feed=None).count() == Article.objects.count() == 2


@pytest.mark.parametrize("verb", ["poll", "remove"])
def test_a_feed_that_is_not_there(verb: str) -> None:
    assert "There is no feed “nope”" in refused(verb, "nope")
