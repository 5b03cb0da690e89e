"""Scripts, canonical addresses and alternates."""

import re

import pytest
from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.test import Client

from rostra.news.models import Article, RelatedLine
from rostra.pages.tests.conftest import Paper
from tests.cast import ArticleFactory, text_body

CANONICAL = re.compile('<link rel="canonical" href="([^"]+)">')
ALTERNATE = re.compile('<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
HERE = settings.SITE_URL


def read(client: Client, path: str) -> tuple[str, str, dict[str, str], bool]:
    """Return a page's text, canonical address, alternates, and whether it is kept out."""
    text = client.get(path).content.decode()
    found = CANONICAL.search(text)
    alternates = {lang: url.removeprefix(HERE) for lang, url in ALTERNATE.findall(text)}
    return text, found[1].removeprefix(HERE) if found else "", alternates, "noindex" in text


def path_of(article: Article) -> str:
    return f"/news/{article.pk}-{article.slug}/"


def test_an_articles_canonical_is_its_own_language_in_its_own_script(
    paper: Paper, client: Client
) -> None:
    chinese, english = path_of(paper.article), path_of(paper.english)
    alternates = {"zh-Hans": chinese, "zh-Hant": f"/zh-hant{chinese}", "en": f"/en{english}"}
    for path, canonical, is_out in (
        (chinese, chinese, False),
        (f"/zh-hant{chinese}", chinese, False),
        (f"/en{chinese}", chinese, True),
        (f"/en{english}", f"/en{english}", False),
        (english, f"/en{english}", True),
        (f"/zh-hant{english}", f"/en{english}", True),
    ):
        _, found, others, noindex = read(client, path)
        assert (found, others, noindex) == (canonical, alternates, is_out), path


def test_an_article_in_traditional_characters_has_its_home_there(
    paper: Paper, client: Client
) -> None:
    article = ArticleFactory(
        published=True, headline="臺灣海峽通航", language="zh-hant", section=paper.section
    )
    path = path_of(article)
    for prefix, headline in (("", "台湾海峡通航"), ("/zh-hant", "臺灣海峽通航")):
        text, canonical, alternates, noindex = read(client, prefix + path)
        assert f'data-part="headline">{headline}<' in text
        assert canonical == f"/zh-hant{path}"
        assert alternates == {"zh-Hans": path, "zh-Hant": f"/zh-hant{path}"}
        assert not noindex
    assert "臺灣海峽通航" in client.get("/zh-hant/latest/").content.decode()
    assert "台湾海峡通航" in client.get("/latest/").content.decode()


def test_an_english_article_without_translation_has_no_alternates(
    paper: Paper, client: Client
) -> None:
    article = ArticleFactory(published=True, headline="Rain", language="en")
    _, _, alternates, _ = read(client, f"/en{path_of(article)}")
    assert alternates == {}


@pytest.mark.parametrize("path", ["/", "/latest/", "/section/military/", "/corrections/"])
def test_a_list_is_its_own_canonical_in_each_edition(
    paper: Paper, client: Client, path: str
) -> None:
    editions = {"zh-Hans": path, "zh-Hant": f"/zh-hant{path}", "en": f"/en{path}"}
    for address in editions.values():
        _, canonical, alternates, noindex = read(client, address)
        assert (canonical, alternates, noindex) == (address, editions, False)


def test_a_later_page_of_a_list_is_its_own_canonical(paper: Paper, client: Client) -> None:
    moment = int(paper.now.timestamp()) * 1_000_000
    path = f"/latest/?older={moment}-1"
    _, canonical, alternates, _ = read(client, path)
    assert (canonical, alternates) == (path, {})


def test_content_is_converted_and_what_must_stay_stays(paper: Paper, client: Client) -> None:
    article = ArticleFactory(
        published=True,
        headline="头发与发展",
        deck="皇后说",
        section=paper.section,
        source=paper.source,
        body=text_body('<p>后来<span translate="no" class="no-convert">王后里</span>在里面</p>'),
        related=[RelatedLine(kind="printed", text="乌军特工追杀")],
    )
    text = client.get(f"/zh-hant{path_of(article)}").content.decode()
    for converted in ("頭髮與發展", "皇后說", "第一軍情", "國際軍事", "烏軍特工追殺", "後來"):
        assert converted in text
    assert "王后里</span>在裡面" in text


def test_each_edition_lists_its_own_language(paper: Paper, client: Client) -> None:
    for prefix in ("", "/zh-hant", "/en"):
        for path in ("/", "/latest/", "/section/military/"):
            text = client.get(prefix + path).content.decode()
            assert ("Seoul summons" in text) == (prefix == "/en"), prefix + path


def test_a_foreign_text_is_marked_with_its_language(paper: Paper, client: Client) -> None:
    text = client.get(f"/en{path_of(paper.article)}").content.decode()
    assert '<html lang="en"' in text
    assert '<article class="article" lang="zh-Hans"' in text


def test_the_switch_of_an_article_leads_to_its_translation(paper: Paper, client: Client) -> None:
    text = client.get(path_of(paper.article)).content.decode()
    assert f'<a href="/en{path_of(paper.english)}" hreflang="en" lang="en"' in text


def test_the_default_editions_prefix_leads_to_the_plain_address(client: Client, db: None) -> None:
    response = client.get("/zh-hans/latest/")
    assert (response.status_code, response["Location"]) == (301, "/latest/")


@pytest.mark.parametrize("edition", ["en", "zh-hant", "zh-hans"])
def test_an_edition_is_found_without_the_last_slash(client: Client, db: None, edition: str) -> None:
    response = client.get(f"/{edition}?older=1-1")
    assert (response.status_code, response["Location"]) == (301, f"/{edition}/?older=1-1")


def test_an_edition_names_the_sections_it_has_words_for(paper: Paper, client: Client) -> None:
    for prefix, name in (("", "国际军事"), ("/zh-hant", "國際軍事")):
        text = client.get(f"{prefix}/latest/").content.decode()
        assert text.count(f'href="{prefix}/section/military/"') > 2
        assert name in text
    english = client.get("/en/sitemap/").content.decode()
    assert 'href="/en/section/world/">World</a>' in english
    assert "/en/section/military/" not in english
    assert client.get("/en/section/military/").status_code == 200


HAN = re.compile("[\u4e00-\u9fff]")
# What a page says about itself, where no language can be marked.
UNMARKED = {"title", "script"}


@pytest.mark.parametrize(
    "path",
    ["/", "/latest/", "/section/military/", "/topic/ukraine/", "/source/diyi-junqing/",
     "/source/kyodo/", "/corrections/", "/sitemap/", "article", "english", "/nowhere/"],
)  # fmt: skip
def test_no_word_of_another_language_is_unmarked(paper: Paper, client: Client, path: str) -> None:
    path = {"article": path_of(paper.article), "english": path_of(paper.english)}.get(path, path)
    page = BeautifulSoup(client.get(f"/en{path}").content, "html.parser")
    for words in page.find_all(string=HAN):
        if words.parent.name not in UNMARKED:
            assert language_of(words.parent).startswith("zh"), words
    assert "Link(" not in page.get_text()
    for element in page.find_all(alt=HAN) + page.find_all(attrs={"aria-label": HAN}):
        assert language_of(element).startswith("zh"), element


def language_of(element: Tag) -> str:
    """Return the language an element is marked with, itself or around it."""
    return next(each["lang"] for each in (element, *element.parents) if each.get("lang"))
