"""The lists follow what is read; only what changes is written and told."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from rostra.accounts.models import Member
from rostra.changes.models import Change
from rostra.discussion.actions.hide import hide
from rostra.discussion.actions.say import say
from rostra.discussion.models import Comment
from rostra.discussion.subjects import Subject as ThreadSubject
from rostra.kernel.windows import HOUR
from rostra.news.actions.withdraw import withdraw
from rostra.news.models import Article
from rostra.rankings import queries
from rostra.rankings.actions.bar import bar, unbar
from rostra.rankings.actions.fold_reads import fold_reads
from rostra.rankings.actions.pin import pin, unpin
from rostra.rankings.actions.refresh import refresh
from rostra.rankings.lists import MOST_READ, List
from rostra.rankings.models import Bar, Pin, Place, ReadHour, ReadSlice
from rostra.rankings.standings import standings
from rostra.rankings.tests.reading import read
from tests.cast import ArticleFactory, Cast, SectionFactory, TopicFactory

NOW = datetime(2026, 3, 3, 10, 20, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
pytestmark = pytest.mark.django_db


def publish(**fields: Any) -> Article:
    fields.setdefault("published_at", NOW - 5 * HOUR)
    return ArticleFactory(published=True, now=NOW - 5 * HOUR, **fields)


def people(count: int, first: int = 0) -> list[str]:
    return [f"visitor {number}" for number in range(first, first + count)]


def stands(name: str, now: datetime = NOW) -> list[int]:
    return [each.listed.number for each in queries.ranked(name, now=now)]


def say_under(article: Article, *, by: Member, at: datetime = NOW, text: str = "") -> Comment:
    subject = ThreadSubject("article", article.pk)
    return say(subject=subject, text=text or "说一句", by=by, language="zh-hans", now=at)


def told() -> list[str]:
    """Return the lists that the change log tells of, and forget them."""
    keys = list(Change.objects.filter(kind="ranking").order_by("pk").values_list("key", flat=True))
    Change.objects.all().delete()
    return keys


def test_people_are_counted_in_windows_that_begin_on_the_hour() -> None:
    section = SectionFactory()
    first, second, third = (publish(section=section) for _ in range(3))
    read(first.pk, people(5), at=NOW - 30 * MINUTE)
    # The same people in three hours are the same people.
    for hours in (2, 3, 4):
        read(second.pk, people(4), at=NOW - hours * HOUR, process=hours)
    read(third.pk, people(9), at=NOW - 30 * HOUR)
    refresh(now=NOW)
    assert stands("zh/24h") == [first.pk, second.pk]
    assert stands("zh/48h") == [third.pk, first.pk, second.pk]
    assert stands("zh/1h") == [first.pk]
    assert stands(f"zh/24h/section:{section.pk}") == [first.pk, second.pk]
    assert stands("en/24h") == []
    # What was read at nine counts in the hour's list until eleven is past.
    refresh(now=NOW + 40 * MINUTE)
    assert stands("zh/1h") == [first.pk]
    refresh(now=NOW + 41 * MINUTE)
    assert stands("zh/1h") == []


def test_folding_changes_no_list() -> None:
    articles = [publish() for _ in range(4)]
    for place, article in enumerate(articles):
        for hours in (1, 2, 5):
            read(article.pk, people(3 + place, first=hours), at=NOW - hours * HOUR)
    refresh(now=NOW)
    before = {name: stands(name) for name in ("zh/24h", "zh/48h", "zh/1h", "zh/rising")}
    told()
    fold_reads(now=NOW)
    assert refresh(now=NOW) == []
    assert {name: stands(name) for name in before} == before


def test_a_log_that_is_replayed_gives_the_same_order_every_time() -> None:
    sections = [SectionFactory() for _ in range(3)]
    articles = [publish(section=sections[order % 3]).pk for order in range(12)]
    chance = Random(7)
    log = [
        (chance.choice(articles), f"visitor {chance.randrange(30)}", chance.randrange(1, 40))
        for _ in range(300)
    ]
    orders = []
    for turn in range(4):
        ReadSlice.objects.all().delete()
        ReadHour.objects.all().delete()
        # In another order, and by as many processes as there are turns.
        chance.shuffle(log)
        for place, (article, visitor, hours) in enumerate(log):
            read(article, [visitor], at=NOW - hours * HOUR, process=turn * 1000 + place)
        if turn % 2:
            fold_reads(now=NOW)
        found = standings(now=NOW)
        orders.append({each.name: stands for each, stands in found.items()
                       if each.kind in MOST_READ})  # fmt: skip
    assert len(orders[0]["zh/48h"]) == 12
    assert orders == [orders[0]] * 4


def test_only_a_list_that_changes_is_written_and_told() -> None:
    section = SectionFactory()
    first, second = publish(section=section), publish(section=section)
    read(first.pk, people(5), at=NOW - 5 * HOUR)
    read(second.pk, people(3), at=NOW - 5 * HOUR)
    of_section = f"zh/24h/section:{section.pk}"
    assert {"zh/24h", of_section} <= set(refresh(now=NOW))
    assert {"zh/24h", of_section} <= set(told())
    rows = set(Place.objects.values_list("pk", flat=True))
    changed_at = queries.ranking("zh/24h").changed_at
    # More people, the same order.
    read(first.pk, people(9), at=NOW - 5 * HOUR, process=2)
    assert refresh(now=NOW + MINUTE) == []
    assert told() == []
    assert set(Place.objects.values_list("pk", flat=True)) == rows
    assert queries.ranking("zh/24h").changed_at == changed_at
    # The hour turns: the page says so, the order stays.
    refresh(now=NOW + 45 * MINUTE)
    assert "zh/24h" not in told()
    assert queries.ranking("zh/24h").since == datetime(2026, 3, 2, 12, tzinfo=UTC)
    read(second.pk, people(30), at=NOW + 45 * MINUTE)
    assert "zh/24h" in refresh(now=NOW + 46 * MINUTE)
    assert "zh/24h" in told()
    assert stands("zh/24h") == [second.pk, first.pk]


def test_what_may_not_be_seen_vanishes_without_waiting() -> None:
    withdrawn, expiring, embargoed, stays = (publish() for _ in range(4))
    for article in (withdrawn, expiring, embargoed, stays):
        read(article.pk, people(5), at=NOW - 30 * MINUTE)
    refresh(now=NOW)
    assert len(stands("zh/24h")) == 4
    withdraw(article=withdrawn, note="有误", by=None, now=NOW)
    Article.objects.filter(pk=expiring.pk).update(expire_at=NOW + MINUTE)
    Article.objects.filter(pk=embargoed.pk).update(embargo_until=NOW + 2 * MINUTE)
    assert set(stands("zh/24h")) == {expiring.pk, stays.pk}
    assert stands("zh/24h", NOW + MINUTE) == [stays.pk]
    assert set(stands("zh/24h", NOW + 2 * MINUTE)) == {embargoed.pk, stays.pk}
    boxes = queries.boxes("zh", ("24h",), now=NOW + MINUTE)
    assert [each.listed.number for each in boxes.articles["24h"]] == [stays.pk]
    refresh(now=NOW)
    assert Place.objects.filter(article=withdrawn).count() == 0


def test_boxes_stand_beside_the_page_in_one_query(django_assert_num_queries: Any) -> None:
    topic = TopicFactory()
    articles = [publish(topics=[topic]) for _ in range(3)]
    for place, article in enumerate(articles):
        read(article.pk, people(9 - place), at=NOW - 30 * MINUTE)
    refresh(now=NOW)
    for _ in range(2):
        with django_assert_num_queries(1):
            boxes = queries.boxes("zh", ("24h", "48h"), now=NOW)
        numbers = [each.listed.number for each in boxes.articles["24h"]]
        assert numbers == [article.pk for article in articles]
        assert [each.number for each in boxes.topics] == [topic.pk]
    assert [each.number for each in queries.hot_topics("zh")] == [topic.pk]
    assert queries.boxes("en", ("24h",), now=NOW).topics == []


def test_an_article_rises_by_what_its_like_usually_gets() -> None:
    busy, quiet = SectionFactory(), SectionFactory()
    usual = [publish(section=busy) for _ in range(6)]
    rare = [publish(section=quiet) for _ in range(6)]
    for article in usual:
        read(article.pk, people(40), at=NOW - HOUR)
    for article in rare[1:]:
        read(article.pk, people(2), at=NOW - HOUR)
    read(rare[0].pk, people(38), at=NOW - HOUR)
    refresh(now=NOW)
    assert stands("zh/rising") == [rare[0].pk]
    assert stands("zh/24h")[0] in {article.pk for article in usual}


def test_members_who_spoke_are_counted_once_and_what_is_hidden_is_not(cast: Cast) -> None:
    section = SectionFactory()
    first, second, quiet = (publish(section=section) for _ in range(3))
    for number in range(3):
        say_under(first, by=cast.member, text=f"第{number}句")
    for author in (cast.owner, cast.editor):
        say_under(second, by=author)
    hidden = say_under(quiet, by=cast.member)
    old = say_under(quiet, by=cast.owner)
    Comment.objects.filter(pk=old.pk).update(written_at=NOW - 60 * HOUR)
    hide(comment=hidden, why="不文明", by=cast.editor, now=NOW)
    refresh(now=NOW)
    assert stands("zh/discussed") == [second.pk, first.pk]
    assert "zh/discussed" in told()


def test_an_old_article_enters_no_list() -> None:
    old = publish(published_at=NOW - timedelta(days=8))
    read(old.pk, people(50), at=NOW - HOUR)
    refresh(now=NOW)
    assert stands("zh/24h") == []


def test_the_pin_holds_while_its_time_lasts(cast: Cast) -> None:
    first, second, third = (publish() for _ in range(3))
    read(first.pk, people(5), at=NOW - 30 * MINUTE)
    read(second.pk, people(3), at=NOW - 30 * MINUTE)
    made = pin(article=third, named=List("zh", "24h"), place=1, hours=2, by=cast.editor, now=NOW)
    refresh(now=NOW)
    found = queries.ranked("zh/24h", now=NOW)
    assert [(each.listed.number, each.pinned) for each in found] == [
        (third.pk, True), (first.pk, False), (second.pk, False),
    ]  # fmt: skip
    refresh(now=NOW + 2 * HOUR)
    assert stands("zh/24h") == [first.pk, second.pk]
    unpin(pinned=made, by=cast.editor)
    unpin(pinned=made, by=cast.editor)
    assert logged(third, cast.editor) == ["rankings.pin", "rankings.unpin"]


def test_a_place_is_pinned_once_and_an_article_moves(cast: Cast) -> None:
    first, second = publish(headline="头一条"), publish()
    named = List("zh", "24h")
    pin(article=first, named=named, place=1, hours=2, by=cast.editor, now=NOW)
    with pytest.raises(ValidationError, match="头一条"):
        pin(article=second, named=named, place=1, hours=2, by=cast.editor, now=NOW)
    pin(article=first, named=named, place=3, hours=2, by=cast.editor, now=NOW)
    pin(article=second, named=named, place=1, hours=2, by=cast.editor, now=NOW)
    assert set(Pin.objects.values_list("article", "place")) == {(first.pk, 3), (second.pk, 1)}
    # What is over stands in nobody's way.
    later = NOW + 3 * HOUR
    pin(article=first, named=named, place=1, hours=2, by=cast.editor, now=later)


@pytest.mark.parametrize(
    ("named", "place", "hours"),
    [
        (List("en", "24h"), 1, 2),
        (List("zh", "24h", 1), 1, 2),
        (List("zh", "topics"), 1, 2),
        (List("zh", "24h"), 0, 2),
        (List("zh", "24h"), 21, 2),
    ],
)
def test_a_pin_that_cannot_be_is_refused(named: List, place: int, hours: int, cast: Cast) -> None:
    article = publish()
    with pytest.raises(ValidationError):
        pin(article=article, named=named, place=place, hours=hours, by=cast.editor, now=NOW)
    assert not Pin.objects.exists()


def test_a_draft_is_not_pinned(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        pin(
            article=ArticleFactory(), named=List("zh", "24h"), place=1, hours=1,
            by=cast.editor, now=NOW,
        )  # fmt: skip


def test_the_barred_leaves_every_list_at_once_and_may_come_back(cast: Cast) -> None:
    first, second = publish(), publish()
    read(first.pk, people(5), at=NOW - 30 * MINUTE)
    read(second.pk, people(3), at=NOW - 30 * MINUTE)
    pin(article=first, named=List("zh", "48h"), place=2, hours=5, by=cast.editor, now=NOW)
    refresh(now=NOW)
    told()
    barred = bar(article=first, note="旧闻重发", by=cast.editor, now=NOW)
    assert stands("zh/24h") == stands("zh/48h") == [second.pk]
    assert {"zh/24h", "zh/48h", "zh/1h"} <= set(told())
    assert not Pin.objects.exists()
    for note in ("再来", ""):
        with pytest.raises(ValidationError):
            bar(article=first if note else second, note=note, by=cast.editor, now=NOW)
    with pytest.raises(ValidationError):
        pin(article=first, named=List("zh", "24h"), place=1, hours=1, by=cast.editor, now=NOW)
    refresh(now=NOW)
    assert stands("zh/24h") == [second.pk]
    unbar(barred=barred, by=cast.editor)
    refresh(now=NOW)
    assert stands("zh/24h") == [first.pk, second.pk]
    assert logged(first, cast.editor) == ["rankings.pin", "rankings.bar", "rankings.unbar"]
    assert not Bar.objects.exists()


def test_refreshing_costs_the_same_number_of_queries_however_much_is_read() -> None:
    section = SectionFactory()

    def cost() -> int:
        with CaptureQueriesContext(connection) as spent:
            refresh(now=NOW)
        return len(spent)

    for count in range(4):
        read(publish(section=section).pk, people(count + 1), at=NOW - HOUR)
    refresh(now=NOW)
    settled = cost()
    for count in range(30):
        read(publish(section=section).pk, people(count + 1), at=NOW - HOUR)
    refresh(now=NOW)
    # Two more a window: the sketches that only a second look asks for.
    assert cost() <= settled + 6


def logged(article: Article, by: Member) -> list[str]:
    entries = ModelLogEntry.objects.filter(object_id=article.pk, action__startswith="rankings.")
    assert {entry.user for entry in entries} == {by}
    return list(entries.order_by("timestamp", "pk").values_list("action", flat=True))
