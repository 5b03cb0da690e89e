"""Columns of figures in a printed table are set to the right: their digits stand in line."""

import re
from typing import Any

from rostra.kernel import clock
from rostra.news import printing
from tests.cast import ArticleFactory


def printed(rows: list[list[Any]], **options: bool) -> str:
    value = {"data": rows, "first_row_is_table_header": True, **options}
    article = ArticleFactory(body=[{"type": "table", "value": value}])
    return printing.body_html(article, article.language, now=clock.now())


def test_a_column_of_figures_is_known_and_its_head_goes_with_it(db: None) -> None:
    table = printed(
        [
            ["港区", "上季", "同比", "电话", "备注"],
            ["东区", "402.7", "+9.1%", "61-200", "3 月起"],
            ["西区", "1,118.4", "−6.3%", "", "—"],
            ["星屿", "–", "+2.4 %", "61-203", "12"],
        ],
        first_col_is_header=True,
    )
    figures = re.findall(r'<t[hd][^>]*class="table__figure">([^<]*)<', table)
    assert figures == ["上季", "同比", "402.7", "+9.1%", "1,118.4", "−6.3%", "–", "+2.4 %"]
    assert table.count('<th scope="row">') == 3


def test_a_table_of_words_or_of_nothing_has_none(db: None) -> None:
    for rows in ([["甲", "乙"], ["一", "二"]], [["甲", ""], ["", ""]], [["甲"]], [[None]], []):
        assert "table__figure" not in printed(rows)


def test_a_nought_is_printed(db: None) -> None:
    assert '<td class="table__figure">0</td>' in printed([["甲"], [0]])
