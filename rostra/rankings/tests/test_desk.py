"""The lists at the desk: the numbers behind each place, pins and bars."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from rostra.kernel import clock
from rostra.news.actions.withdraw import withdraw
from rostra.news.models import Article
from rostra.rankings.actions.bar import bar
from rostra.rankings.actions.pin import pin
from rostra.rankings.actions.refresh import refresh
from rostra.rankings.lists import List
from rostra.rankings.models import Bar, Pin
from rostra.rankings.tests.reading import read
from rostra.rankings.views.plot import plot
from tests.cast import ArticleFactory, Cast, SectionFactory, TopicFactory

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
LISTS = "/desk/rankings/"


def signed_in(member: object, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(member)
    return client


@pytest.fixture
def desk(cast: Cast) -> Client:
    return signed_in(cast.editor)


@pytest.fixture
def ranked() -> list[Article]:
    """Nine articles of a section with a topic, read by nine, eight … people."""
    section, topic, now = SectionFactory(name="海港"), TopicFactory(title="潮水"), clock.now()
    found = []
    for place in range(9):
        article = ArticleFactory(published=True, section=section, topics=[topic],
                                 published_at=now - 3 * HOUR)  # fmt: skip
        read(article.pk, [f"visitor {each}" for each in range(9 - place)], at=now)
        found.append(article)
    refresh(now=clock.now())
    return found


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def rows(text: str) -> dict[int, str]:
    """Return the rows of a list's tables, in words, by article."""
    found = re.findall(r'<tr data-article="(\d+)">(.*?)</tr>', text, re.DOTALL)
    return {int(number): " ".join(re.sub("<[^>]*>", " ", row).split()) for number, row in found}


def of(article: Article, act: str = "") -> str:
    return f"{LISTS}article/{article.pk}/{act}"


def test_a_list_shows_the_numbers_behind_its_places(desk: Client, ranked: list[Article]) -> None:
    found = rows(page(desk, f"{LISTS}?kind=24h&family=zh"))
    assert list(found) == [article.pk for article in ranked]
    assert re.match(r"1 \S+ 9 海港 .* In the list Pin Keep out", found[ranked[0].pk])
    assert re.match(r"9 \S+ 1 海港", found[ranked[8].pk])


def test_what_is_missing_is_shown_with_the_reason(
    desk: Client, ranked: list[Article], cast: Cast
) -> None:
    now = clock.now()
    old = ArticleFactory(published=True, published_at=now - timedelta(days=9))
    hidden = ArticleFactory(published=True, section=ranked[0].section)
    for article in (old, hidden):
        read(article.pk, [f"visitor {each}" for each in range(7)], at=now, process=2)
    withdraw(article=hidden, note="有误", by=None, now=now)
    bar(article=ranked[0], note="旧闻", by=cast.editor, now=now)
    found = rows(page(desk, LISTS))
    assert "Kept out by the editors 旧闻 Let in again" in found[ranked[0].pk]
    assert "Too old" in found[old.pk]
    assert "Readers do not see it now" in found[hidden.pk]
    assert found[ranked[1].pk].startswith("1 ")


def test_what_is_capped_is_shown_with_the_reason(desk: Client) -> None:
    now = clock.now()
    sections = [SectionFactory() for _ in range(4)]
    many = [ArticleFactory(published=True, section=sections[0]) for _ in range(7)]
    few = [ArticleFactory(published=True, section=section) for section in sections[1:]]
    for place, article in enumerate(many + few):
        read(article.pk, [f"visitor {each}" for each in range(20 - place)], at=now)
    found = rows(page(desk, f"{LISTS}?kind=24h"))
    assert [number for number, row in found.items() if "has its share" in row] == [
        article.pk for article in many[5:]
    ]
    of_section = rows(page(desk, f"{LISTS}?kind=24h&family=zh&section={sections[0].pk}"))
    assert [int(row[0]) for row in of_section.values()] == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
@pytest.mark.parametrize(
    "query", ["", "?kind=48h", "?kind=1h", "?kind=rising", "?kind=topics", "?family=en",
              "?kind=none&family=xx&section=99999", "?kind=rising&section=x"]
)  # fmt: skip
def test_every_list_is_shown_in_every_language(
    ranked: list[Article], cast: Cast, language: str, query: str
) -> None:
    text = page(signed_in(cast.editor, language), LISTS + query)
    assert "rankings-form" in text
    if query == "?kind=topics":
        assert "潮水" in text


def test_a_list_costs_the_same_however_much_is_read(desk: Client, ranked: list[Article]) -> None:
    def cost(address: str) -> int:
        page(desk, address)
        with CaptureQueriesContext(connection) as queries:
            page(desk, address)
        return len(queries)

    addresses = [f"{LISTS}?kind=24h", f"{LISTS}?kind=rising", f"{LISTS}?kind=topics"]
    addresses.append(of(ranked[0]))
    before = [cost(address) for address in addresses]
    for _ in range(15):
        article = ArticleFactory(published=True, section=ranked[0].section)
        read(article.pk, ["visitor 1", "visitor 2"], at=clock.now())
    after = [cost(address) for address in addresses]
    # Two: the sketches of what may still be among the first.
    assert all(now <= then + 2 for now, then in zip(after, before, strict=True)), (before, after)


def test_an_article_shows_its_readers_by_hour(desk: Client, ranked: list[Article]) -> None:
    text = page(desk, of(ranked[0]))
    assert text.count("<rect ") == 48
    assert 'role="img"' in text
    assert '<title id="plot-title">' in text
    assert text[text.index("rankings-hours") :].count('<th scope="row">') == 48
    assert "9 readers" in text
    assert "24-hour ranking (Chinese): place 1" in text
    unread = ArticleFactory(published=True)
    assert "<rect " not in page(desk, of(unread))
    assert desk.get(f"{LISTS}article/999999/").status_code == 404


def test_the_articles_page_at_the_desk_leads_to_its_readers(
    desk: Client, ranked: list[Article]
) -> None:
    assert of(ranked[0]) in page(desk, f"/desk/articles/edit/{ranked[0].pk}/")
    draft = ArticleFactory()
    assert of(draft) not in page(desk, f"/desk/articles/edit/{draft.pk}/")


def test_pin_and_undo(desk: Client, ranked: list[Article]) -> None:
    last = ranked[8]
    response = desk.post(of(last, "pin/"), {"kind": "24h", "place": 1, "hours": 3}, follow=True)
    made = Pin.objects.get()
    assert (made.ranking, made.place, made.article) == ("zh/24h", 1, last)
    assert made.until - made.at == 3 * HOUR
    text = response.content.decode()
    assert of(last, f"unpin/{made.pk}/") in text
    assert "Undo" in text
    assert DBTaskResult.objects.filter(task_path__endswith="refresh_lists").count() == 1
    assert rows(page(desk, f"{LISTS}?kind=24h"))[last.pk].startswith("1 ")
    assert "Take the pin away" in page(desk, of(last, f"unpin/{made.pk}/"))
    desk.post(of(last, f"unpin/{made.pk}/"))
    assert not Pin.objects.exists()
    assert desk.get(of(last, f"unpin/{made.pk}/")).status_code == 404


def test_a_pin_that_is_refused_keeps_what_was_typed(
    desk: Client, ranked: list[Article], cast: Cast
) -> None:
    pin(article=ranked[0], named=List("zh", "24h"), place=2, hours=3, by=cast.editor,
        now=clock.now())  # fmt: skip
    for typed in ({"place": 2, "hours": 3}, {"place": 99, "hours": 3}, {"place": 1, "hours": 0}):
        response = desk.post(of(ranked[1], "pin/"), {"kind": "24h", **typed})
        assert response.status_code == 200
        text = response.content.decode()
        assert "error" in text
        assert f'value="{typed["place"]}"' in text
    assert Pin.objects.count() == 1


def test_bar_and_undo(desk: Client, ranked: list[Article]) -> None:
    first = ranked[0]
    assert desk.post(of(first, "bar/"), {"note": " "}).status_code == 200
    assert not Bar.objects.exists()
    response = desk.post(of(first, "bar/"), {"note": "旧闻重发"}, follow=True)
    text = response.content.decode()
    assert of(first, "unbar/") in text
    assert "旧闻重发" in text
    assert "Kept out" in rows(page(desk, LISTS))[first.pk]
    assert "already" in desk.post(of(first, "bar/"), {"note": "再来"}).content.decode()
    desk.post(of(first, "unbar/"))
    assert not Bar.objects.exists()
    assert desk.get(of(first, "unbar/")).status_code == 404
    assert "Kept out of the lists: 旧闻重发" in page(desk, f"/desk/articles/history/{first.pk}/")


# Who may open what: the owner and editors all, others are sent away.
ADDRESSES = ("", "article/{0}/", "article/{0}/pin/", "article/{0}/bar/",
             "article/{0}/unpin/{1}/", "article/{2}/unbar/")  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("role", ["owner", "editor", "member", None])
def test_only_editors_come_to_the_numbers_and_the_acts(
    ranked: list[Article], cast: Cast, role: str | None, address: str
) -> None:
    now = clock.now()
    made = pin(article=ranked[0], named=List("zh", "24h"), place=2, hours=3, by=None, now=now)
    bar(article=ranked[1], note="旧闻", by=None, now=now)
    client = signed_in(getattr(cast, role)) if role else Client()
    path = LISTS + address.format(ranked[0].pk, made.pk, ranked[1].pk)
    response = client.get(path)
    assert (response.status_code == 200) == (role in {"owner", "editor"}), path
    if role not in {"owner", "editor"}:
        client.post(path, {"kind": "24h", "place": 1, "hours": 1, "note": "x"})
        assert (Pin.objects.count(), Bar.objects.count()) == (1, 1)


def test_a_draft_is_neither_pinned_nor_barred(desk: Client) -> None:
    draft = ArticleFactory()
    for act in ("pin/", "bar/"):
        answer: Any = desk.get(of(draft, act))
        assert answer.status_code in {302, 403}


def test_a_plot_is_drawn_to_scale() -> None:
    hours = [(clock.now(), readers) for readers in (0, 3, 7)]
    drawn = plot(hours)
    assert (drawn.most, drawn.total) == (10, 10)
    assert [bar.height for bar in drawn.bars] == [0, 42, 98]
    assert all(bar.y + bar.height == drawn.base for bar in drawn.bars)
    assert plot([(clock.now(), 0)]).most == 1
