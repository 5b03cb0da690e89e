"""A text that was printed before is told, in whichever script, as long as the first can be read."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rostra.news.actions.withdraw import withdraw
from rostra.news.models import Article
from rostra.news.reprints import printed_first, without_reprints
from rostra.wire.outcomes import Outcome
from rostra.wire.tests.importing import NOW, bring, line

pytestmark = pytest.mark.django_db
HANS = "北榆军舰周二晚间撤离鸦岬，国防部说这是例行调动。\n\n议员们并不相信。"
HANT = "北榆軍艦周二晚間撤離鴉岬，國防部說這是例行調動。\n\n議員們並不相信。"


def printed(number: int, body: str = HANS, **fields: object) -> Outcome:
    day = f"2024-10-{number:02}T08:00:00+08:00"
    return bring(line(id=number, headline=f"军舰{number}", body=body, published=day, **fields))


def left() -> list[str]:
    found = without_reprints(Article.objects.visible(NOW), NOW).order_by("published_at")
    return [article.headline for article in found]


def test_a_reprint_is_told_when_it_comes_in_and_left_out_when_asked() -> None:
    first = printed(10)
    reprint = printed(12, HANT, language="zh-hant", source="珊湖广播")
    other = printed(11, "别的一条新闻，说的是渡轮停航。")
    assert "printed before" in reprint.reason
    assert f"article {first.article}" in reprint.reason
    assert "printed before" not in first.reason + other.reason
    assert left() == ["军舰10", "军舰11"]
    assert printed_first(Article.objects.get(pk=reprint.article), NOW).pk == first.article
    assert printed_first(Article.objects.get(pk=first.article), NOW) is None


def test_the_earlier_is_the_first_whichever_came_in_first() -> None:
    printed(12)
    printed(10)
    printed(11)
    assert left() == ["军舰10"]


def test_when_the_first_is_withdrawn_the_next_is_none() -> None:
    first = printed(10)
    printed(11)
    withdraw(article=Article.objects.get(pk=first.article), note="错了", by=None, now=NOW)
    assert left() == ["军舰11"]


def test_what_nobody_may_read_yet_makes_no_reprint() -> None:
    article = Article.objects.get(pk=printed(10).article)
    Article.objects.filter(pk=article.pk).update(embargo_until=NOW + timedelta(days=1))
    printed(11)
    assert left() == ["军舰11"]


def test_articles_without_text_are_no_reprints_of_each_other() -> None:
    printed(10, "")
    printed(11, "")
    assert len(left()) == 2


def test_asking_is_one_query() -> None:
    for number in (10, 11, 12):
        printed(number)
    with CaptureQueriesContext(connection) as queries:
        assert left() == ["军舰10"]
    assert len(queries) == 1
