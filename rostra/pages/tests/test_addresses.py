"""Addresses: the number decides, old ones lead on, wrong ones are 404 and never 500."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import resolve
from hypothesis import given
from hypothesis import strategies as st

from rostra.frontpage.models import FurniturePage
from rostra.news import addresses as news
from rostra.news.models import OldAddress
from rostra.pages import addresses
from rostra.pages.tests.conftest import Paper
from rostra.web import editions

SLUGS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).map(lambda slug: slug[:60])
CODES = st.sampled_from([code for code, _ in settings.LANGUAGES])


@given(number=st.integers(1, 10**18 - 1), slug=SLUGS | st.just(""), code=CODES)
def test_an_articles_address_leads_back_to_it(number: int, slug: str, code: str) -> None:
    path = news.article(number, slug)
    assert news.read_article(path) == (number, slug)
    assert editions.split(editions.address(path, code)) == (code, path)
    match = resolve(path)
    assert match.url_name == "article"
    assert (int(match.kwargs["number"]), match.kwargs.get("slug") or "") == (number, slug)


@given(slug=SLUGS)
def test_the_address_of_a_place_leads_back_to_it(slug: str) -> None:
    for name in ("section", "topic", "source"):
        match = resolve(getattr(news, name)(slug))
        assert (match.url_name, match.kwargs) == (name, {"slug": slug})


@given(kind=st.sampled_from(addresses.KINDS), number=st.integers(0, 10**18 - 1))
def test_the_key_of_a_page_leads_back_to_it(kind: str, number: int) -> None:
    key = addresses.key(kind, number)
    assert addresses.read_key(key) == (kind, number)
    assert resolve(addresses.personal(key)).kwargs == {"key": key}


@pytest.mark.parametrize("prefix", ["", "/zh-hant", "/en"])
def test_the_number_decides(paper: Paper, client: Client, prefix: str) -> None:
    article = paper.article
    right = f"{prefix}/news/{article.pk}-{article.slug}/"
    for wrong in (f"{article.pk}", f"{article.pk}-", f"{article.pk}-old-slug", f"00{article.pk}-x"):
        response = client.get(f"{prefix}/news/{wrong}/")
        assert (response.status_code, response["Location"]) == (301, right)
    response = client.get(right.removesuffix("/"))
    assert (response.status_code, response["Location"]) == (301, right)


@pytest.mark.parametrize(
    "path",
    [
        "/news/999999999999999999-x/",
        "/news/99999999999999999999999999-x/",
        "/news/-1/",
        "/news/\u0661/",
        "/news/x/",
        "/section/none/",
        "/topic/none/",
        "/source/none/",
        "/nowhere/",
        "/nowhere",
        "/%00/",
        "/section/%00/",
        "/%ff%fe/",
        "/old.php?id=%00",
        "/old.php?%ff",
        "/" + "x" * 5000,
        "/latest/?older=x",
        "/latest/?older=1-2-3",
        "/latest/?newer=",
        "/section/military/?older=%00",
        "/corrections/?newer=1",
        "/en/en/",
        "/zh-hant/zh-hans/",
        "//nowhere.example/x",
        "/static/none.css",
        "/media/none.jpg",
        "/me/for/article",
        "/me/for/article:99999999999999999999999",
        "/me/for/%00:1",
        "/me/none/",
    ],
)
def test_a_wrong_address_is_not_found(paper: Paper, client: Client, path: str) -> None:
    client.raise_request_exception = False
    assert client.get(path).status_code == 404


def test_an_old_address_leads_to_its_article(paper: Paper, client: Client) -> None:
    article = paper.article
    right = f"/news/{article.pk}-{article.slug}/"
    for address in ("/news.php?id=5", "/军事/5.html", "/bbs/thread-5.html", "/latest"):
        OldAddress.objects.create(address=address, article=article)
    for asked in (
        "/news.php?id=5",
        "/%E5%86%9B%E4%BA%8B/5.html",
        "/bbs/thread-5.html",
        "/bbs/thread-5.html?from=mail",
        "/latest",
    ):
        response = client.get(asked)
        assert (response.status_code, response["Location"]) == (301, right), asked
    english = paper.english
    OldAddress.objects.create(address="/english.php?id=7", article=english)
    home = f"/en/news/{english.pk}-{english.slug}/"
    assert client.get("/english.php?id=7")["Location"] == home
    assert client.get("/news.php?id=6").status_code == 404
    assert client.get("/en/bbs/thread-5.html").status_code == 404


@pytest.fixture
def about(db: None) -> FurniturePage:
    """Return a furniture page in simplified Chinese."""
    root = FurniturePage.get_root_nodes()[0]
    page = FurniturePage(title="关于我们", slug="about", language="zh-hans", body="<p>创刊</p>")
    root.add_child(instance=page)
    return page


def test_furniture_stands_in_for_editions_without_their_own(
    about: FurniturePage, client: Client
) -> None:
    assert "创刊" in client.get("/about/").content.decode()
    response = client.get("/about")
    assert (response.status_code, response["Location"]) == (301, "/about/")
    traditional = client.get("/zh-hant/about/").content.decode()
    assert "創刊" in traditional
    assert "關於我們" in traditional
    english = client.get("/en/about/").content.decode()
    assert '<article class="furniture" lang="zh-Hans">' in english
    # It is there for whoever asks; the foot of an English page leads to English pages.
    assert 'href="/en/about/"' not in english.partition("<footer")[2]
    assert 'href="/zh-hant/about/"' in traditional.partition("<footer")[2]
    assert 'content="noindex, follow"' in english
    about.get_parent().add_child(
        instance=FurniturePage(title="About us", slug="about-en", language="en", body="<p>Us</p>")
    )
    english = client.get("/en/about/").content.decode()
    assert "<p>Us</p>" in english
    assert "noindex" not in english
    assert 'hreflang="zh-Hans" href="http' in english
