"""Feeds and incoming items at the desk."""

from collections.abc import Iterator
from ipaddress import ip_network

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rostra.kernel import clock
from rostra.news.models import Article, Section
from rostra.wire.fetch.errors import FetchError
from rostra.wire.models import Feed, Item
from rostra.wire.tests.feeding import NOW, add, came, document, entry, take
from rostra.wire.tests.webserver import Web, answer, serving
from tests.cast import Cast

pytestmark = pytest.mark.django_db
INCOMING = "/desk/wire/incoming/"


def url(name: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_wire_feed:{name}", args=args)


def signed_in(member: object) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(member)
    return client


@pytest.fixture
def desk(cast: Cast) -> Client:
    return signed_in(cast.editor)


@pytest.fixture
def site(settings) -> Iterator[Web]:
    settings.FETCH_FROM = (ip_network("127.0.0.1/32"),)
    with serving() as running:
        running.routes |= {
            "/feed": answer(document(entry(1))),
            "/": answer(b"<link rel=alternate type=application/rss+xml href=/feed>"),
        }
        yield running


def form(address: str, **fields: object) -> dict[str, object]:
    blank = {"title": "", "home_page": "", "rule": "draft", "section": "", "source": "",
             "language": ""}  # fmt: skip
    return {"address": address, **blank, **fields}


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def cost(client: Client, address: str) -> int:
    """Count the queries of a page."""
    with CaptureQueriesContext(connection) as queries:
        page(client, address)
    return len(queries)


# --- feeds ---------------------------------------------------------------------------------------


def test_no_feeds_yet(desk: Client) -> None:
    said = page(desk, url("list"))
    assert "No feeds yet." in said
    assert url("add") in said


def test_add_a_feed_by_the_page_that_names_it(desk: Client, site: Web) -> None:
    desk.post(url("add"), form(site.url("/"), rule="publish"))
    feed = Feed.objects.get()
    assert (feed.address, feed.rule) == (site.url("/feed"), "publish")
    assert feed.next_at <= clock.now()


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.2/", "not in the public network"),
        ("javascript:alert(1)", "no address of the web"),
        ("", "required"),
        ("nothing.invalid", "no host called"),
    ],
)
def test_what_is_no_feed_is_said_and_what_was_typed_stays(
    desk: Client, address: str, reason: str
) -> None:
    said = desk.post(url("add"), form(address, title="我的标题")).content.decode()
    assert reason in said
    assert "我的标题" in said
    assert not Feed.objects.exists()


def test_a_feed_that_is_there_already(desk: Client, site: Web) -> None:
    add(site.url("/feed"))
    assert "there already" in desk.post(url("add"), form(site.url("/"))).content.decode()
    assert Feed.objects.count() == 1


def test_editing_asks_nobody_and_keeps_the_machines_fields(desk: Client) -> None:
    feed = add()
    take(feed, came(document(entry(1)), etag='"1"'))
    desk.post(url("edit", feed.pk), form(feed.address, title="新名字", section=feed.section_id))
    feed.refresh_from_db()
    assert (feed.title, feed.etag, feed.kept_count) == ("新名字", '"1"', 1)


def test_a_feed_that_is_given_another_address_begins_anew(desk: Client, site: Web) -> None:
    feed = add()
    take(feed, came(document(entry(1)), etag='"1"'))
    take(feed, FetchError("gone", status=410))
    desk.post(url("edit", feed.pk), form(site.url("/feed")))
    feed.refresh_from_db()
    assert (feed.address, feed.etag, feed.gone_at, feed.error) == (site.url("/feed"), "", None, "")


def test_pause_take_up_again_and_poll_now(desk: Client) -> None:
    feed = add()
    desk.post(url("act", feed.pk, "pause"))
    assert not Feed.objects.running().exists()
    assert "Take up again" in page(desk, url("edit", feed.pk))
    desk.post(url("act", feed.pk, "resume"))
    assert Feed.objects.running().exists()
    take(feed, came(document()))
    assert not Feed.objects.due(NOW).exists()
    desk.post(url("act", feed.pk, "poll"))
    assert Feed.objects.due(clock.now()).exists()
    assert desk.post(url("act", feed.pk, "nonsense")).status_code == 404


def test_removing_asks_first_and_leaves_what_came(desk: Client) -> None:
    feed = add()
    take(feed, came(document(entry(1))))
    asked = page(desk, url("delete", feed.pk))
    assert "stays, with its article" in asked
    assert Feed.objects.exists()
    desk.post(url("delete", feed.pk))
    assert not Feed.objects.exists()
    assert Item.objects.get().article == Article.objects.get()


def test_the_list_says_how_each_feed_does(desk: Client) -> None:
    fine, bad, gone = (add(f"https://{name}.example/feed") for name in ("fine", "bad", "gone"))
    now = clock.now()
    take(fine, came(document(entry(1), entry(2))), now=now)
    for _ in range(2):
        take(bad, FetchError("“%(host)s” does not answer.", host="bad.example"))
    take(gone, FetchError("The server answers “%(answer)s”.", status=410, answer="410 Gone"))
    said = page(desk, url("list"))
    assert "“bad.example” does not answer." in said
    assert "2 times in a row" in said
    assert "410 Gone" in said
    rows = desk.get(url("list")).context["object_list"]
    assert {feed.address: feed.lately for feed in rows}[fine.address] == 2
    for state, feed in (("fine", fine), ("failing", bad), ("gone", gone)):
        assert list(desk.get(f"{url('list')}?state={state}").context["object_list"]) == [feed]


def test_the_last_error_in_the_readers_language(cast: Cast) -> None:
    take(add(), FetchError("“%(host)s” does not answer.", host="bad.example"))
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(cast.editor)
    assert "没有应答" in page(client, url("list"))


def test_the_list_of_feeds_costs_the_same_however_many(desk: Client) -> None:
    add()
    page(desk, url("list"))
    few = cost(desk, url("list"))
    for number in range(30):
        add(f"https://{number}.example/feed")
    assert cost(desk, url("list")) == few <= 12


def test_members_have_no_business_here(cast: Cast) -> None:
    feed = add()
    take(feed, came(document(entry(1))))
    client = signed_in(cast.member)
    item = Item.objects.get()
    for address in (url("list"), url("add"), INCOMING, f"{INCOMING}{item.pk}/"):
        assert client.get(address).status_code in {302, 403}
    for act in ("draft", "publish", "reread", "discard"):
        assert client.post(f"{INCOMING}{item.pk}/{act}/").status_code in {302, 403}
    assert client.post(url("act", feed.pk, "pause")).status_code in {302, 403}
    assert Feed.objects.running().exists()


# --- incoming items ------------------------------------------------------------------------------


def test_nothing_has_come_in_yet(desk: Client) -> None:
    assert "Nothing has come in yet." in page(desk, INCOMING)
    assert "Nothing came in that fits." in page(desk, f"{INCOMING}?status=failed")


def test_what_came_what_it_became_and_why(desk: Client) -> None:
    take(add(publish=False), came(document(entry(1), entry(2, title="长" * 301))))
    said = page(desk, INCOMING)
    article = Article.objects.get()
    assert reverse("wagtailsnippets_news_article:edit", args=[article.pk]) in said
    assert "a headline may have 300" in said
    assert "Failed" in said or "failed" in said


def test_filters(desk: Client) -> None:
    one, two = add("https://one.example/feed"), add("https://two.example/feed")
    take(one, came(document(entry(1), entry(2, title="长" * 301))))
    take(two, came(document(entry(3))))
    assert len(desk.get(f"{INCOMING}?status=failed").context["rows"]) == 1
    assert len(desk.get(f"{INCOMING}?feed={two.pk}").context["rows"]) == 1
    assert len(desk.get(f"{INCOMING}?feed={one.pk}&status=filed").context["rows"]) == 1
    assert len(desk.get(f"{INCOMING}?feed=999&status=nonsense").context["rows"]) == 3


def test_pages_by_key(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rostra.wire.views.incoming.SIZE", 2)
    take(add(publish=False), came(document(*(entry(n) for n in range(5)))))
    address, seen = f"{INCOMING}?status=filed", []
    while address:
        context = desk.get(address).context
        seen += [row.item.pk for row in context["rows"]]
        older = context["page"].older
        address = f"{INCOMING}?{older}&status=filed" if older else ""
    assert seen == sorted(Item.objects.values_list("pk", flat=True), reverse=True)
    assert desk.get(f"{INCOMING}?older=junk").status_code == 404


def test_the_list_of_items_costs_the_same_however_many(desk: Client) -> None:
    feed = add(publish=False)
    take(feed, came(document(entry(0))))
    page(desk, INCOMING)
    few = cost(desk, INCOMING)
    take(feed, came(document(*(entry(n) for n in range(20)))))
    assert cost(desk, INCOMING) == few <= 12


def test_publish_from_the_list(desk: Client) -> None:
    take(add(publish=False), came(document(entry(1))))
    item = Item.objects.get()
    here = f"{INCOMING}?status=filed"
    response = desk.post(f"{INCOMING}{item.pk}/publish/", {"here": here})
    assert response["Location"] == here
    assert Article.objects.get().live


def test_discard_and_have_it_again(desk: Client) -> None:
    feed = add(publish=False)
    take(feed, came(document(entry(1))))
    item = Item.objects.get()
    desk.post(f"{INCOMING}{item.pk}/discard/")
    item.refresh_from_db()
    assert (item.status, item.article, Article.objects.count()) == ("discarded", None, 0)
    # It has changed at its source, but nobody here wants it.
    take(feed, came(document(entry(1, title="改过的标题"))))
    item.refresh_from_db()
    assert (item.status, Article.objects.count()) == ("discarded", 0)
    desk.post(f"{INCOMING}{item.pk}/draft/")
    item.refresh_from_db()
    assert (item.status, item.article.live) == ("filed", False)
    assert item.article.headline == "改过的标题"
    assert item.article.section == Section.objects.get()


def test_what_readers_have_seen_is_not_discarded(desk: Client) -> None:
    take(add(), came(document(entry(1))))
    item = Item.objects.get()
    said = desk.post(f"{INCOMING}{item.pk}/discard/", follow=True).content.decode()
    assert "Withdraw the article instead" in said
    assert Article.objects.get().live


def test_read_again_from_the_raw(desk: Client) -> None:
    take(add(), came(document(entry(1))))
    item = Item.objects.get()
    Item.objects.update(fingerprint="")
    said = page(desk, f"{INCOMING}{item.pk}/")
    assert "Read again from the raw" in said
    assert "urn:paper:1" in said
    desk.post(f"{INCOMING}{item.pk}/reread/")
    item.refresh_from_db()
    assert item.status == "changed"
    assert item.fingerprint
    assert Item.objects.count() == Article.objects.count() == 1


@pytest.mark.parametrize(
    "here", ["https://evil.example/", "//evil.example", "/accounts/logout/", ""]
)
def test_an_act_leads_back_to_the_list_and_nowhere_else(desk: Client, here: str) -> None:
    take(add(publish=False), came(document(entry(1))))
    response = desk.post(f"{INCOMING}{Item.objects.get().pk}/reread/", {"here": here})
    assert response["Location"] == INCOMING
    assert desk.post(f"{INCOMING}{Item.objects.get().pk}/nonsense/").status_code == 404


@pytest.mark.parametrize(
    "title", ["<script>alert(1)</script>", "{{ 7*7 }}", "a\x00b", "\u202eevil"]
)
def test_hostile_words_execute_nothing(desk: Client, title: str) -> None:
    said = title.replace("\x00", "")
    take(add(publish=False), came(document(entry(1, title=said, description=said))))
    item = Item.objects.get()
    for address in (INCOMING, f"{INCOMING}{item.pk}/", url("list")):
        assert "<script>alert" not in page(desk, address)
