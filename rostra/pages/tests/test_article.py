"""The page of an article: rights, related, markup, what is printed on the fly."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client

from rostra.kernel import clock
from rostra.news.models import Article, Printed, PrintedBody, RelatedLine, Source
from rostra.pages.tests.conftest import Paper
from tests.cast import ArticleFactory, ImageFactory, SourceFactory, text_body

LD = re.compile('<script type="application/ld\\+json">(.*?)</script>', re.DOTALL)
RELATED = re.compile('data-part="related".*?</section>', re.DOTALL)
SENTENCE = "海峡两岸的渔民在凌晨三点出海，天亮以前回到码头，鱼价比上周高了一成。"


def get(client: Client, article: Article, prefix: str = "") -> str:
    response = client.get(f"{prefix}/news/{article.pk}-{article.slug}/")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("rights", "has_first", "has_last", "has_deck"),
    [
        (Source.Rights.FULL, True, True, True),
        (Source.Rights.EXCERPT, True, False, True),
        (Source.Rights.HEADLINE, False, False, False),
    ],
)
def test_rights_decide_what_is_shown(
    db: None, client: Client, rights: str, has_first: bool, has_last: bool, has_deck: bool
) -> None:
    article = ArticleFactory(
        published=True,
        deck="只给有权的人看的导语",
        source=SourceFactory(rights=rights),
        source_url="https://first.example/77",
        lead_image=ImageFactory(caption="码头"),
        body=text_body(f"<p>{SENTENCE * 10}</p><p>最后一句。</p>"),
    )
    text = get(client, article)
    assert (SENTENCE in text) == has_first
    assert ("最后一句。" in text) == has_last
    assert ("只给有权的人看的导语" in text) == has_deck
    assert ("<picture>" in text) == has_deck
    assert "https://first.example/77" in text
    for path in ("/", "/latest/", "/section/" + article.section.slug + "/"):
        page = client.get(path).content.decode()
        assert article.headline in page
        if not has_deck:
            assert "只给有权的人看的导语" not in page
            assert SENTENCE not in page


def test_related_is_the_editors_then_the_machines(paper: Paper, client: Client) -> None:
    pinned, dropped, hidden = (ArticleFactory(published=True) for _ in range(3))
    Article.objects.filter(pk=hidden.pk).update(live=False)
    neighbour = Article.objects.get(headline="海峡两岸第2条消息")
    article = ArticleFactory(
        published=True,
        section=paper.section,
        topics=[paper.topic],
        related=[
            RelatedLine(kind="printed", text="照原样印出的一行"),
            RelatedLine(kind="printed", text="有去处的一行", target=dropped),
            RelatedLine(kind="pinned", target=pinned),
            RelatedLine(kind="pinned", target=hidden),
            RelatedLine(kind="dropped", target=neighbour),
        ],
    )
    found = RELATED.search(get(client, article))
    assert found is not None
    lines = re.findall(r"<li[^>]*>(.*?)</li>", found[0])
    labels = [re.sub("<[^>]+>", "", line) for line in lines]
    assert labels[:3] == ["照原样印出的一行", "有去处的一行", pinned.headline]
    assert "<a" not in lines[0]
    assert f"/news/{dropped.pk}-" in lines[1]
    # The topic's articles, newest first, then what else is in the section.
    assert labels[3:] == [
        paper.article.headline,
        *(f"海峡两岸第{number}条消息" for number in (3, 5, 7, 4, 6)),
    ]
    assert len(labels) == len(set(labels))


def test_related_stops_at_about_twenty(paper: Paper, client: Client) -> None:
    for _ in range(25):
        ArticleFactory(published=True, section=paper.section)
    found = RELATED.search(get(client, paper.article))
    assert found is not None
    assert found[0].count("<li") == 20


def test_structured_data_cannot_leave_its_element(db: None, client: Client) -> None:
    evil = "</script><script>alert(1)</script>"
    article = ArticleFactory(published=True, headline=f"标题{evil}", deck=evil, byline=evil)
    text = get(client, article)
    assert "<script>alert" not in text
    found = LD.search(text)
    assert found is not None
    graph = {thing["@type"]: thing for thing in json.loads(found[1])["@graph"]}
    assert graph["NewsArticle"]["headline"] == f"标题{evil}"
    assert graph["NewsArticle"]["author"]["name"] == evil
    trail = graph["BreadcrumbList"]["itemListElement"]
    assert [item["position"] for item in trail] == [1, 2, 3]


def test_an_article_loaded_in_bulk_is_printed_on_the_fly(paper: Paper, client: Client) -> None:
    article = paper.article
    full = get(client, article, "/zh-hant")
    PrintedBody.objects.filter(article=article).delete()
    Printed.objects.filter(article=article).delete()
    assert get(client, article, "/zh-hant") == full


def test_a_picture_whose_rights_end_is_gone_to_the_second(db: None, client: Client) -> None:
    image = ImageFactory(caption="限时图片", rights_until=clock.now() + timedelta(hours=1))
    article = ArticleFactory(published=True, lead_image=image)
    for path in ("/", f"/news/{article.pk}-{article.slug}/"):
        assert "<picture>" in client.get(path).content.decode()
    ended = clock.now() - timedelta(seconds=1)
    type(image).objects.filter(pk=image.pk).update(rights_until=ended)
    Printed.objects.filter(article=article).update(good_until=ended)
    for path in ("/", f"/news/{article.pk}-{article.slug}/"):
        assert "<picture>" not in client.get(path).content.decode()
    assert "限时图片" in get(client, article)


def test_a_headline_of_the_full_length_is_shown_whole(db: None, client: Client) -> None:
    headline = "长" * 300
    article = ArticleFactory(published=True, headline=headline)
    assert headline in get(client, article)
    assert headline in client.get("/").content.decode()
