"""The front page: as laid out, by default, and of a paper that has not begun."""

from datetime import timedelta

from django.test import Client

from rostra.frontpage import zones
from rostra.frontpage.models import Edition
from rostra.frontpage.zones import Zone
from rostra.kernel import clock
from rostra.news.queries import Listed
from rostra.pages.tests.conftest import Paper
from tests.cast import ArticleFactory

MINUTE = timedelta(minutes=1)


def listed(*numbers: int) -> list[Listed]:
    now = clock.now()
    return [
        Listed(number, f"条{number}", "x", "zh-hans", now - number * MINUTE) for number in numbers
    ]


def fill(plan: list[Zone], newest: dict[str, list[Listed]], pictured: int = 0) -> list[list[int]]:
    done = zones.fill(plan, "zh", newest, {}, lambda each: each.number == pictured)
    return [[each.number for each in part.articles] for part in done]


def test_no_article_stands_twice_in_lead_and_sections() -> None:
    newest = {
        "zh/latest": listed(*range(1, 20)),
        "zh/section:1": listed(1, 3, 5, 7, 9, 11),
        "zh/section:2": listed(5, 6, 7, 8),
    }
    plan = [
        Zone("lead", count=5),
        Zone("section", subject=1, count=2),
        Zone("latest", count=3),
        Zone("section", subject=2, count=3),
    ]
    assert fill(plan, newest) == [[1, 2, 3, 4, 5], [7, 9], [1, 2, 3], [6, 8]]


def test_the_newest_with_a_picture_leads() -> None:
    assert fill([Zone("lead", count=3)], {"zh/latest": listed(1, 2, 3, 4)}, 3) == [[3, 1, 2]]


def test_a_topic_shows_again_what_it_must() -> None:
    newest = {"zh/latest": listed(1, 2), "zh/topic:1": listed(1, 2, 3)}
    plan = [Zone("lead", count=2), Zone("topic", subject=1, count=2)]
    assert fill(plan, newest) == [[1, 2], [1, 3]]


def test_a_zone_without_articles_is_left_out() -> None:
    assert fill([Zone("lead", count=2), Zone("text", html="<p>x</p>")], {}) == [[]]


def test_a_paper_that_has_not_begun_has_a_front_page(db: None, client: Client) -> None:
    for prefix in ("/", "/zh-hant/", "/en/"):
        response = client.get(prefix)
        assert response.status_code == 200
        assert 'class="empty empty--page"' in response.content.decode()


def test_the_default_front_page_fills_lead_section_and_both_boxes(
    paper: Paper, client: Client
) -> None:
    for number in range(25):
        ArticleFactory(
            published=True,
            section=paper.section,
            published_at=paper.now - 2 * number * MINUTE - MINUTE,
        )
    context = client.get("/").context
    counts = {zone.kind: len(zone.cards) for zone in context["zones"]}
    assert counts["lead"] == 5
    assert counts["section"] == 5
    assert "latest" not in counts
    boxes = (context["sidebar"].ranking_24h, context["sidebar"].ranking_48h)
    assert [(len(box.cards), box.is_ranked) for box in boxes] == [(10, False), (10, False)]


def test_the_front_page_is_as_the_editors_lay_it_out(paper: Paper, client: Client) -> None:
    chosen = ArticleFactory(
        published=True, headline="编辑选的头条", published_at=paper.now - 90 * MINUTE
    )
    edition = Edition(language="zh-hans", name="汐港时报", tagline="先问潮水")
    edition.zones = [
        ("lead", {"articles": [chosen]}),
        ("text", {"heading": "编者的话", "text": "<p>开门见山</p>"}),
        ("section", {"section": paper.parent, "count": 2}),
        ("topic", {"topic": paper.topic, "count": 2}),
        ("latest", {"count": 3}),
    ]
    edition.save()
    text = client.get("/").content.decode()
    order = [text.index(f'class="zone zone--{kind}"') for kind in
             ("lead", "text", "section", "topic", "latest")]  # fmt: skip
    assert order == sorted(order)
    lead = text[order[0] : order[1]]
    assert lead.index("编辑选的头条") < lead.index("韩国召见")
    assert "汐港时报" in text
    traditional = client.get("/zh-hant/").content.decode()
    for words in ("汐港時報", "編輯選的頭條", "編者的話", "開門見山", "先問潮水"):
        assert words in traditional
    assert "Rostra" in client.get("/en/").content.decode()


def test_practical_information_stands_on_every_page(paper: Paper, client: Client) -> None:
    edition = Edition(language="zh-hans", name="汐港时报")
    edition.save()
    edition.practical_links.create(heading="出行", label="渡轮时刻", url="https://ferry.example/")
    edition.practical_links.commit()
    for path in ("/", "/latest/", f"/news/{paper.article.pk}-{paper.article.slug}/"):
        assert "渡轮时刻" in client.get(path).content.decode()
    assert "渡輪時刻" in client.get("/zh-hant/").content.decode()
