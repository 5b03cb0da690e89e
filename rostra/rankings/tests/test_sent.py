from datetime import UTC, datetime

import pytest

from rostra.rankings.models.left_out import Reason
from rostra.rankings.reads.sent import read_body, refused, sent

OURS = {"HTTP_HOST": "paper.example", "HTTP_ORIGIN": "https://paper.example"}


@pytest.mark.parametrize(
    ("body", "article"),
    [
        (b"7", 7),
        (b"123456789012345678", 123456789012345678),
        (b"", None),
        (b"0", None),
        (b"07", None),
        (b"-7", None),
        (b"7 ", None),
        (b"7\n", None),
        (b"1.5", None),
        ("７".encode(), None),
        (b"\xff\x00", None),
        (b"1234567890123456789", None),
    ],
)
def test_a_body_is_the_number_of_an_article_or_nothing(body, article):
    assert read_body(body) == article


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({}, None),
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, None),
        ({"HTTP_DNT": "1"}, Reason.UNTRACKED),
        ({"HTTP_DNT": "0"}, None),
        ({"HTTP_SEC_GPC": "1"}, Reason.UNTRACKED),
        ({"HTTP_SEC_PURPOSE": "prefetch;prerender"}, Reason.PREFETCH),
        ({"HTTP_PURPOSE": "prefetch"}, Reason.PREFETCH),
        ({"HTTP_X_MOZ": "prefetch"}, Reason.PREFETCH),
        ({"HTTP_X_PURPOSE": "preview"}, Reason.PREFETCH),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, Reason.ELSEWHERE),
        ({"HTTP_SEC_FETCH_SITE": "same-site"}, Reason.ELSEWHERE),
        ({"HTTP_ORIGIN": "https://other.example"}, Reason.ELSEWHERE),
        ({"HTTP_ORIGIN": "null"}, Reason.ELSEWHERE),
    ],
)
def test_what_the_headers_alone_refuse(headers, reason):
    assert refused(OURS | headers) == reason


@pytest.mark.parametrize(
    ("header", "session"),
    [
        ("", ""),
        ("sessionid=abcdefgh12", "abcdefgh12"),
        ("a=b; sessionid=abcdefgh12; c=d", "abcdefgh12"),
        ("xsessionid=abcdefgh12", ""),
        ("sessionid=", ""),
        ("sessionid=ab\x00cdefgh", ""),
        ("sessionid=" + "a" * 65, ""),
        ("sessionid", ""),
    ],
)
def test_of_the_cookies_only_the_session_is_looked_at(header, session):
    environ = OURS | {"HTTP_COOKIE": header}
    read = sent(environ, article=1, session_cookie="sessionid", at=datetime.now(UTC))
    assert read.session == session
