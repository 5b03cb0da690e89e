"""Every page answers, in every edition."""

import pytest
from django.test import Client

from rostra.pages.tests.conftest import Paper

PREFIXES = ("", "/zh-hant", "/en")
LISTS = ("/", "/latest/", "/section/military/", "/topic/ukraine/", "/source/diyi-junqing/",
         "/corrections/", "/sitemap/")  # fmt: skip


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("path", LISTS)
def test_a_list_answers(paper: Paper, client: Client, prefix: str, path: str) -> None:
    response = client.get(prefix + path)
    assert response.status_code == 200
    text = response.content.decode()
    for part in ("practical", "ranking-24h", "ranking-48h", "hot-topics", "footer"):
        assert f'data-part="{part}"' in text
    # A value printed as Python writes it, where its words were meant.
    assert "Link(" not in text


@pytest.mark.parametrize("prefix", PREFIXES)
def test_an_article_has_every_part(paper: Paper, client: Client, prefix: str) -> None:
    response = client.get(f"{prefix}/news/{paper.article.pk}-{paper.article.slug}/")
    assert response.status_code == 200
    text = response.content.decode()
    for part in (
        "breadcrumb", "headline", "meta", "comment-count", "source", "citations", "body",
        "caption", "reactions", "related", "topic", "share", "gate", "thread", "practical",
        "ranking-24h", "ranking-48h", "hot-topics", "footer",
    ):  # fmt: skip
        assert f'data-part="{part}"' in text
