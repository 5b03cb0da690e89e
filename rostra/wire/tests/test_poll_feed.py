"""What becomes of the entries of feeds, and when a feed is asked again."""

import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from rostra.news.actions.save_draft import save_draft
from rostra.news.models import Article, Source
from rostra.wire.actions import poll_feed as module
from rostra.wire.fetch.errors import FetchError
from rostra.wire.models import Entry, Feed, Item
from rostra.wire.tests.feeding import ADDRESS, NOW, add, came, document, entry, take
from tests.cast import SourceFactory, TopicFactory

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


@pytest.mark.django_db(transaction=True)
def test_entries_become_articles() -> None:
    feed = add()
    feed.topics.add(TopicFactory(title="海峡会谈"))
    polled = take(feed, came(document(entry(1), entry(2)), etag='"a"', last_modified="yesterday"))
    assert polled.counts == {"new": 2}
    assert Article.objects.filter(live=True).count() == 2
    article = Article.objects.get(headline="北榆军舰撤离鸦岬之1")
    assert article.source_url == "https://paper.example/1"
    assert article.source == Source.objects.get(name="汐港日报")
    assert [topic.title for topic in article.topics.all()] == ["海峡会谈"]
    feed.refresh_from_db()
    assert (feed.title, feed.home_page) == ("汐港日报", "https://paper.example/")
    assert (feed.etag, feed.modified, feed.kept_count) == ('"a"', "yesterday", 2)
    assert (feed.succeeded_at, feed.failures, feed.error) == (NOW, 0, "")
    assert set(Item.objects.values_list("feed", "kind")) == {(feed.pk, "feedentry")}


def test_a_feed_of_drafts() -> None:
    feed = add(publish=False)
    take(feed, came(document(entry(1))))
    assert not Article.objects.get().live


def test_what_has_not_changed_costs_the_same_however_much_there_is() -> None:
    few, many = (unchanged(add(f"https://{n}.example/feed"), n) for n in (2, 30))
    assert few == many <= 10
    assert Article.objects.count() == Item.objects.count() == 30


def unchanged(feed: Feed, number: int) -> int:
    """Count the queries of polling a feed that shows the same entries as before."""
    data = document(*(entry(n) for n in range(number)))
    take(feed, came(data))
    feed = Feed.objects.select_related("section", "source").get(pk=feed.pk)
    same = came(data.replace(b"<channel>", b"<channel><generator>x</generator>"))
    known = module.Known(zone="UTC", language="zh-hans")
    with CaptureQueriesContext(connection) as queries:
        polled = module.poll_feed(feed=feed, answer=same, known=known, now=LATER, chance=0)
    assert polled.counts == {"unchanged": number}
    return len(queries)


def test_a_changed_entry_updates_its_article() -> None:
    feed = add()
    take(feed, came(document(entry(1))))
    polled = take(feed, came(document(entry(1, title="北榆军舰全部撤离鸦岬"))), now=LATER)
    assert polled.counts == {"changed": 1}
    assert Article.objects.get().headline == "北榆军舰全部撤离鸦岬"


def test_an_entry_whose_link_changes_is_the_same_thing() -> None:
    feed = add()
    take(feed, came(document(entry(1))))
    polled = take(feed, came(document(entry(1, link="https://paper.example/1-new-slug"))))
    assert polled.counts == {"changed": 1}
    assert Article.objects.get().source_url == "https://paper.example/1-new-slug"


def test_what_a_person_edited_is_not_overwritten() -> None:
    feed = add()
    take(feed, came(document(entry(1))))
    article = Article.objects.get().get_latest_revision_as_object()
    article.headline = "编辑改过的标题"
    save_draft(article=article, by=None, now=NOW)
    polled = take(feed, came(document(entry(1, title="又改了"))), now=LATER)
    assert polled.counts == {"proposed": 1}
    assert Article.objects.get().headline != "又改了"
    assert Item.objects.get().status == "proposed"


def test_the_same_item_from_three_feeds_is_one_article() -> None:
    feeds = [add(f"https://{name}.example/feed") for name in ("one", "two", "three")]
    for feed, mark in zip(feeds, ("", "?utm_source=two&utm_medium=rss", "#comments"), strict=True):
        link = f"https://paper.example/story{mark}"
        take(feed, came(document(entry(1, link=link, guid=f"{feed.pk}-1"))))
    assert Article.objects.count() == Item.objects.count() == 1
    assert Entry.objects.count() == 3
    assert Item.objects.get().feed == feeds[0]


def test_the_same_link_with_a_parameter_that_means_something_is_another() -> None:
    feed = add()
    links = ("https://paper.example/a?id=1", "https://paper.example/a?id=2")
    take(feed, came(document(*(entry(n, link=link) for n, link in enumerate(links)))))
    assert Article.objects.count() == 2


def test_entries_that_all_link_home_are_told_apart_by_id() -> None:
    feed = add()
    home = "https://paper.example/"
    data = document(*(entry(n, link=home) for n in range(3)))
    take(feed, came(data))
    take(feed, came(data + b"\n"))
    assert Article.objects.count() == 3


def test_entries_that_share_an_id_are_told_apart_by_link() -> None:
    feed = add()
    data = document(*(entry(n, guid="1") for n in range(3)))
    take(feed, came(data))
    take(feed, came(data + b"\n"))
    assert Article.objects.count() == 3


def test_entries_without_id_and_link() -> None:
    feed = add()
    data = document(*(entry(n, guid="", link="") for n in range(3)))
    take(feed, came(data))
    take(feed, came(data + b"\n"))
    assert Article.objects.count() == 3


def test_an_entry_that_cannot_be_filed_does_not_stop_the_others() -> None:
    feed = add()
    polled = take(feed, came(document(entry(1), entry(2, title="长" * 301), entry(3))))
    assert polled.counts == {"new": 2, "failed": 1}
    assert "a headline may have 300" in Item.objects.get(status="failed").reason


def test_an_entry_that_failed_by_accident_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**kwargs: object) -> None:
        raise ValueError("the disk is full")

    feed = add()
    answer = came(document(entry(1)), etag='"1"')
    with monkeypatch.context() as patched:
        patched.setattr("rostra.wire.actions.bring_in.file_item", fail)
        assert take(feed, answer).counts == {"failed": 1}
    assert take(feed, answer).counts == {"new": 1}


def test_killed_between_item_and_entry_nothing_is_doubled() -> None:
    feed = add()
    take(feed, came(document(entry(1), entry(2))))
    Entry.objects.all().delete()
    Feed.objects.update(digest="")
    assert take(feed, came(document(entry(1), entry(2)))).counts == {"same": 2}
    assert Article.objects.count() == 2


def test_the_source_of_the_feed_with_its_rights() -> None:
    source = SourceFactory(name="第一军情", rights="excerpt")
    feed = add(source=source)
    take(feed, came(document(entry(1))))
    assert Article.objects.get().source == source


def test_a_feed_that_gathers_from_others_does_not_lend_them_its_name() -> None:
    feed = add("https://gathers.example/feed")
    take(feed, came(document(entry(1, link="https://other.example/9")), url=feed.address))
    assert Article.objects.get().source.name == "other.example"


def test_titles_that_an_editor_wrote_stay() -> None:
    feed = add(title="我们叫它这个")
    take(feed, came(document(entry(1))))
    feed.refresh_from_db()
    assert str(feed) == "我们叫它这个"


def test_no_more_than_so_many_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ENTRIES", 5)
    feed = add()
    take(feed, came(document(*(entry(n) for n in range(9)))))
    assert set(Article.objects.values_list("headline", flat=True)) == {
        f"北榆军舰撤离鸦岬之{n}" for n in range(5)
    }


# --- when it is asked again ---------------------------------------------------------------------


def wait(feed: Feed) -> timedelta:
    feed.refresh_from_db()
    return feed.next_at - NOW


def test_a_feed_with_news_is_asked_sooner_and_a_silent_one_later() -> None:
    feed = add()
    take(feed, came(document(entry(1))))
    assert wait(feed) == timedelta(minutes=30)
    take(feed, came(document(entry(2), entry(3))))
    assert wait(feed) == timedelta(minutes=15)
    for _ in range(40):
        take(feed, came(status=304))
    assert wait(feed) == timedelta(hours=24)


@pytest.mark.parametrize(
    ("answer", "minutes"),
    [
        (came(document(), cache_control="max-age=7200"), 120),
        (came(document(), cache_control="max-age=60"), 30),
        (came(document(), retry_after="5400"), 90),
        (came(document(extra="<ttl>180</ttl>")), 180),
        (came(document(extra="<ttl>999999</ttl>"), cache_control="max-age=9999999"), 24 * 60),
        (came(status=304, cache_control="max-age=7200"), 120),
    ],
)
def test_what_the_server_asks_for(answer, minutes: int) -> None:
    feed = add()
    take(feed, answer)
    assert wait(feed) == timedelta(minutes=minutes)


def test_failures_in_a_row_double_the_wait() -> None:
    feed = add()
    waits = []
    for _ in range(9):
        take(
            feed, FetchError("“%(host)s” does not answer.", host="paper.example"), chance=0.9999999
        )
        waits.append(round(wait(feed) / timedelta(minutes=30)))
    assert waits == [1, 2, 4, 8, 16, 32, 48, 48, 48]
    assert (feed.failures, feed.succeeded_at) == (9, None)
    with override("en"):
        assert feed.error_sentence == "“paper.example” does not answer."
    take(feed, came(document(entry(1))))
    feed.refresh_from_db()
    assert (feed.failures, feed.error, feed.error_sentence) == (0, "", "")


def test_chance_parts_those_that_failed_together() -> None:
    feed = add()
    Feed.objects.update(failures=3, error="no")
    take(feed, FetchError("no"), chance=0)
    early = wait(feed)
    Feed.objects.update(failures=3, error="no")
    take(feed, FetchError("no"), chance=0.999)
    assert early * 1.9 < wait(feed)


def test_a_server_that_says_when_to_come_again() -> None:
    feed = add()
    take(feed, FetchError("busy", status=503, headers={"retry-after": "7200"}))
    assert wait(feed) == timedelta(hours=2)


def test_410_ends_it() -> None:
    feed = add()
    take(feed, FetchError("The server answers “%(answer)s”.", status=410, answer="410 Gone"))
    feed.refresh_from_db()
    assert feed.gone_at == NOW
    assert not Feed.objects.due(NOW + timedelta(days=99)).exists()


def test_301_is_followed_for_good() -> None:
    feed = add()
    take(feed, came(document(entry(1)), url="https://new.example/feed", for_good=True))
    feed.refresh_from_db()
    assert feed.address == "https://new.example/feed"


def test_a_feed_does_not_move_onto_another_one() -> None:
    feed, other = add(), add("https://new.example/feed")
    take(feed, came(document(entry(1)), url=other.address, for_good=True))
    feed.refresh_from_db()
    assert feed.address == ADDRESS


def test_what_is_no_feed_is_an_error_and_does_not_move_it() -> None:
    feed = add()
    polled = take(feed, came(b"<html>parked</html>", url="https://parked.example/", for_good=True))
    feed.refresh_from_db()
    assert polled.error
    assert (feed.failures, feed.address, feed.digest) == (1, ADDRESS, "")


# Not an address, and said to be none.
NO_LINKS = document(entry(1, link="", guid="1"), entry(2, link="", guid="2")).replace(
    b"<guid>", b'<guid isPermaLink="false">'
)
ONE_LINK = document(
    entry(1, link="https://paper.example/live", guid="1"),
    entry(2, link="https://paper.example/live", guid="2"),
)
OWN_LINKS = document(entry(1), entry(2))


@pytest.mark.parametrize("data", [NO_LINKS, ONE_LINK, OWN_LINKS])
@pytest.mark.parametrize("first", ["file", "poll"])
def test_a_document_is_the_same_by_file_and_by_poll(
    tmp_path: Path, data: bytes, first: str
) -> None:
    feed = add(publish=False)
    (tmp_path / "feed.xml").write_bytes(data)

    def by_file() -> list[str]:
        out = io.StringIO()
        call_command(
            "import", str(tmp_path), "--section", "国际", "--json", stdout=out, stderr=io.StringIO()
        )
        return [json.loads(each)["status"] for each in out.getvalue().splitlines()]

    def by_poll() -> list[str]:
        return list(take(feed, came(data)).counts.elements())

    ways = (by_file, by_poll) if first == "file" else (by_poll, by_file)
    assert ways[0]() == ["new", "new"]
    assert set(ways[1]()) <= {"same", "changed"}
    assert Item.objects.count() == Article.objects.count() == 2


def test_two_feeds_may_give_their_entries_the_same_names() -> None:
    one, other = add(publish=False), add("https://paper.example/other.xml", publish=False)
    take(one, came(NO_LINKS))
    take(other, came(NO_LINKS.replace("<title>汐港日报".encode(), "<title>汐港体育".encode())))
    assert Item.objects.count() == 4
