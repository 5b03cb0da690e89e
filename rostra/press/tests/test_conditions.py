"""Conditional requests, as RFC 9110 has them."""

import pytest

from rostra.press import conditions

ETAG = '"abc"'


@pytest.mark.parametrize(
    ("header", "status"),
    [
        (None, 200),
        ('"abc"', 304),
        ('W/"abc"', 304),
        ("*", 304),
        ('"x", "abc"', 304),
        ('"x",W/"y" , W/"abc"', 304),
        ('"a,b", "abc"', 304),
        ('"x"', 200),
        ('"ABC"', 200),
        ("abc", 200),
        ("", 200),
        ('"x", *', 200),
    ],
)
def test_who_has_the_page_gets_no_body(header: str | None, status: int) -> None:
    environ = {} if header is None else {"HTTP_IF_NONE_MATCH": header}
    assert conditions.status(environ, ETAG) == status


@pytest.mark.parametrize(
    ("header", "status"),
    [('"abc"', 200), ("*", 200), ('"x", "abc"', 200), ('W/"abc"', 412), ('"x"', 412), ("", 412)],
)
def test_who_wants_another_page_is_told_so(header: str, status: int) -> None:
    assert conditions.status({"HTTP_IF_MATCH": header}, ETAG) == status
