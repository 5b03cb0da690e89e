"""Fetching addresses that anybody may have written."""

import gzip
import socket
import ssl
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

import brotli
import pytest

from rostra.wire.fetch import pinned, web
from rostra.wire.fetch.errors import AddressRefusedError, FetchError
from rostra.wire.fetch.peace import asked_for
from rostra.wire.fetch.web import Limits, fetch
from rostra.wire.tests.webserver import Web, answer, moved, serving

QUICK = Limits(size=200_000, seconds=1.5)


@pytest.fixture
def site(settings) -> Iterator[Web]:
    settings.FETCH_FROM = (ip_network("127.0.0.1/32"),)
    with serving() as running:
        yield running


def test_what_came_is_told(site: Web) -> None:
    site.routes["/a"] = answer(
        b"<rss/>", headers={"Content-Type": "text/xml; charset=GBK", "ETag": '"1"'}
    )
    got = fetch(site.url("/a#top"))
    assert (got.url, got.status, got.data, got.charset) == (site.url("/a"), 200, b"<rss/>", "gbk")
    assert got.headers["etag"] == '"1"'
    assert not got.moved_for_good


def test_the_asker_says_who_it_is(site: Web, settings) -> None:
    settings.SITE_URL = "https://paper.example"
    site.routes["/a"] = answer(b"x")
    fetch(
        site.url("/a"), etag='W/"7"', modified="Wed, 21 Oct 2015 07:28:00 GMT", accept="text/html"
    )
    _, said = site.asked[0]
    assert said["user-agent"].startswith("Rostra/")
    assert "+https://paper.example/" in said["user-agent"]
    assert (said["if-none-match"], said["accept"]) == ('W/"7"', "text/html")
    assert said["if-modified-since"] == "Wed, 21 Oct 2015 07:28:00 GMT"
    assert said["host"] == f"127.0.0.1:{site.port}"


@pytest.mark.parametrize("evil", ["a\r\nX-Evil: 1", "标签", "\x00"])
def test_a_tag_that_would_be_another_header_is_not_sent(site: Web, evil: str) -> None:
    site.routes["/a"] = answer(b"x")
    fetch(site.url("/a"), etag=evil, modified=evil)
    assert not {"if-none-match", "if-modified-since", "x-evil"} & site.asked[0][1].keys()


def test_nothing_new_is_no_error(site: Web) -> None:
    site.routes["/a"] = answer(status=304)
    got = fetch(site.url("/a"), etag='"1"')
    assert (got.status, got.data) == (304, b"")


@pytest.mark.parametrize("status", [400, 403, 404, 410, 429, 500, 503])
def test_a_refusal_is_a_sentence_with_its_status(site: Web, status: int) -> None:
    site.routes["/a"] = answer(b"no", status, {"Retry-After": "120"})
    with pytest.raises(FetchError, match=str(status)) as caught:
        fetch(site.url("/a"))
    assert caught.value.status == status
    assert caught.value.headers["retry-after"] == "120"


@pytest.mark.parametrize(
    ("first", "second", "for_good"),
    [(301, 308, True), (308, 302, False), (303, 301, False), (307, 307, False)],
)
def test_where_it_moved_and_whether_for_good(
    site: Web, first: int, second: int, for_good: bool
) -> None:
    site.routes |= {
        "/a": moved("/b", first),
        "/b": moved(site.url("/c"), second),
        "/c": answer(b"c"),
    }
    got = fetch(site.url("/a"))
    assert (got.url, got.data, got.moved_for_good) == (site.url("/c"), b"c", for_good)


def test_a_ring_of_redirects_ends(site: Web) -> None:
    site.routes |= {"/a": moved("/b"), "/b": moved("/a")}
    with pytest.raises(FetchError, match="more than 5 times"):
        fetch(site.url("/a"))
    assert len(site.asked) == 6


REFUSED = [
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f.0.0.1/",
    "http://localhost/", "http://0.0.0.0/", "http://10.0.0.1/", "http://10.255.255.255:8080/",
    "http://172.16.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/", "http://224.0.0.1/", "http://255.255.255.255/", "http://192.0.2.1/",
    "http://[::1]/", "http://[::]/", "http://[fe80::1]/", "http://[fc00::1]/", "http://[ff02::1]/",
    "http://[::ffff:127.0.0.1]/", "http://[::ffff:10.0.0.1]/", "http://[::127.0.0.1]/",
    "http://[2002:7f00:1::]/", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b::a00:1]/",
    "http://[2001:0:7f00:1::]/", "http://[fec0::1]/", "http://①②⑦.⓪.⓪.①/",
    "ftp://93.184.216.34/", "file:///etc/passwd", "gopher://93.184.216.34/", "javascript:alert(1)",
    "http://user:secret@93.184.216.34/", "http://93.184.216.34:22/", "http://93.184.216.34:25/",
    "http://93.184.216.34:6667/", "http://93.184.216.34:0/", "http://93.184.216.34:99999/",
    "http://", "", "//93.184.216.34/", "not an address", "http://[::1%25eth0]/", "http://a b/",
]  # fmt: skip


@pytest.mark.parametrize("url", REFUSED)
def test_addresses_that_may_not_be_asked(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pinned.httpcore.SyncBackend, "connect_tcp", never)
    with pytest.raises(FetchError) as caught:
        fetch(url)
    assert isinstance(caught.value, AddressRefusedError)
    assert str(caught.value).endswith(".")


def never(*args: object, **kwargs: object) -> None:
    raise AssertionError("a connection was made")


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1"])
def test_names_that_resolve_into_the_house(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pinned.httpcore.SyncBackend, "connect_tcp", never)
    monkeypatch.setattr(pinned, "resolve", lambda host, port: ["93.184.216.34", address])
    with pytest.raises(AddressRefusedError, match="not in the public network"):
        fetch("http://innocent.example/")


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:1/",
        "http://10.0.0.1/",
        "http://[::1]/x",
        "http://169.254.169.254/",
        "file:///etc/passwd",
        "//10.0.0.1/",
    ],
)
def test_redirects_into_the_house(site: Web, settings, target: str, monkeypatch) -> None:
    """The first host is allowed under its name; where it passes us on to is checked anew."""
    monkeypatch.setattr(
        pinned, "trusted", lambda address, networks: allowed.pop() if allowed else False
    )
    allowed = [True]
    site.routes["/a"] = moved(target)
    with pytest.raises(AddressRefusedError):
        fetch(site.url("/a"))


def test_the_address_that_was_checked_is_the_one_connected_to(
    site: Web, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name server that answers the second time with another address is never asked twice."""
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    looked_up: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return answers.pop(0)

    monkeypatch.setattr(pinned, "resolve", resolve)
    site.routes["/a"] = answer(b"here")
    assert fetch(site.url("/a", host="rebinding.example")).data == b"here"
    assert looked_up == ["rebinding.example"]
    assert site.asked[0][1]["host"] == f"rebinding.example:{site.port}"
    site.routes["/a"] = moved("/b")
    with pytest.raises(AddressRefusedError, match=r"10\.0\.0\.1"):
        fetch(site.url("/a", host="rebinding.example"))


def test_tls_asks_for_the_certificate_of_the_name(
    site: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection goes to the checked address, the certificate must be the host's."""
    named: list[str | None] = []

    def start_tls(self: object, context: ssl.SSLContext, name: str | None, seconds: float) -> None:
        named.append(name)
        assert context.check_hostname
        assert context.verify_mode == ssl.CERT_REQUIRED
        raise pinned.httpcore.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed")

    monkeypatch.setattr(pinned, "resolve", lambda host, port: ["127.0.0.1"])
    monkeypatch.setattr("httpcore._backends.sync.SyncStream.start_tls", start_tls)
    with pytest.raises(FetchError, match="certificate"):
        fetch(f"https://secure.example:{site.port}/")
    assert named == ["secure.example"]


def test_a_name_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(pinned, "resolve", resolve)
    with pytest.raises(FetchError, match="no host called"):
        fetch("http://nowhere.example/")


def test_nobody_there(settings) -> None:
    settings.FETCH_FROM = (ip_network("127.0.0.1/32"),)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(FetchError, match="cannot be reached"):
            fetch(f"http://127.0.0.1:{port}/")


def chunked(site: Web, piece: bytes, pause: float):
    """Serve a piece again and again, without end."""

    def serve(handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not site.ending.is_set():
            handler.wfile.write(piece)
            time.sleep(pause)

    return serve


def test_what_never_ends_is_cut_off(site: Web) -> None:
    site.routes["/a"] = chunked(site, b"x" * 20_000, 0)
    with pytest.raises(FetchError, match="more than"):
        fetch(site.url("/a"), limits=QUICK)


def test_what_trickles_is_given_up(site: Web) -> None:
    site.routes["/a"] = chunked(site, b"x", 0.2)
    begun = time.monotonic()
    with pytest.raises(FetchError, match=r"within 1\.5 seconds"):
        fetch(site.url("/a"), limits=QUICK)
    assert time.monotonic() - begun < 3


def test_headers_that_trickle_are_given_up(site: Web) -> None:
    def serve(handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not site.ending.is_set():
            handler.wfile.write(b"a")
            time.sleep(0.2)

    site.routes["/a"] = serve
    begun = time.monotonic()
    with pytest.raises(FetchError, match="within"):
        fetch(site.url("/a"), limits=QUICK)
    assert time.monotonic() - begun < 3


def test_redirects_do_not_begin_the_time_anew(site: Web) -> None:
    def slow(handler) -> None:
        time.sleep(0.5)
        moved("/a")(handler)

    site.routes["/a"] = slow
    with pytest.raises(FetchError, match="within"):
        fetch(site.url("/a"), limits=QUICK)


def test_fifty_megabytes(site: Web) -> None:
    site.routes["/a"] = answer(bytes(50 * 2**20))
    with pytest.raises(FetchError, match="more than 10 MB"):
        fetch(site.url("/a"))


@pytest.mark.parametrize(
    "lines", [b"X: " + b"a" * 200_000 + b"\r\n", b"X: a\r\n" * 30_000, b"X: a\r\n" * 500]
)
def test_headers_without_end(site: Web, lines: bytes) -> None:
    def serve(handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + lines + b"\r\n")

    site.routes["/a"] = serve
    with pytest.raises(FetchError):
        fetch(site.url("/a"), limits=QUICK)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\x00\xff\x00",
        b"SSH-2.0-OpenSSH_9\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
    ],
)
def test_what_is_not_http_or_breaks_off(site: Web, said: bytes) -> None:
    site.routes["/a"] = lambda handler: handler.wfile.write(said)
    with pytest.raises(FetchError):
        fetch(site.url("/a"), limits=QUICK)


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


TEXT = "北榆军舰撤离鸦岬。".encode() * 500


def told(value: str | bytes) -> str:
    """Name a parameter: gzip writes the time into its bytes, and names must not change."""
    return value if isinstance(value, str) else f"{len(value)} bytes"


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT[:99]) + gzip.compress(TEXT[99:])),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw_deflate(TEXT)),
        ("br", brotli.compress(TEXT)),
        ("identity", TEXT),
        ("GZIP", gzip.compress(TEXT) + b"\x00\x00"),
    ],
    ids=told,
)
def test_what_comes_packed(site: Web, encoding: str, packed: bytes) -> None:
    site.routes["/a"] = answer(packed, headers={"Content-Encoding": encoding})
    assert fetch(site.url("/a"), limits=QUICK).data == TEXT


ZEROS = bytes(40 * 2**20)


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(ZEROS)),
        ("deflate", zlib.compress(ZEROS)),
        ("deflate", raw_deflate(ZEROS)),
        ("br", brotli.compress(ZEROS, quality=4)),
        ("gzip", gzip.compress(bytes(100_000)) * 400),
    ],
    ids=told,
)
def test_a_bomb_does_not_go_off(site: Web, encoding: str, packed: bytes) -> None:
    site.routes["/a"] = answer(packed, headers={"Content-Encoding": encoding})
    with pytest.raises(FetchError, match="more than"):
        fetch(site.url("/a"), limits=QUICK)


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(TEXT)[:-20]),
        ("gzip", b"not packed at all"),
        ("br", brotli.compress(TEXT)[:-9]),
        ("br", b"\xff" * 90),
        ("deflate", zlib.compress(TEXT)[:40]),
        ("zstd", b"x"),
        ("gzip, gzip", b"x"),
    ],
    ids=told,
)
def test_what_cannot_be_unpacked(site: Web, encoding: str, packed: bytes) -> None:
    site.routes["/a"] = answer(packed, headers={"Content-Encoding": encoding})
    with pytest.raises(FetchError):
        fetch(site.url("/a"), limits=QUICK)


@pytest.mark.parametrize(
    ("said", "charset"),
    [
        ("text/html; charset=utf-8", "utf-8"),
        ('text/xml;charset="GB2312"', "gb2312"),
        ("text/html", ""),
        ("", ""),
        ("x; charset*=utf-8''%E4", ""),
        (";;;===", ""),
        ("text/html; charset=" + "a" * 99, "a" * 40),
    ],
)
def test_the_charset_of_a_content_type(said: str, charset: str) -> None:
    assert (
        web.charset_of(said) in {charset, "ä", "\ufffd"}
        if "*" in said
        else web.charset_of(said) == charset
    )


NOW = datetime(2024, 10, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, []),
        ({"retry-after": "120"}, [120]),
        ({"retry-after": "Wed, 23 Oct 2024 10:00:00 GMT"}, [3600]),
        ({"retry-after": "soon"}, []),
        ({"retry-after": "-5"}, []),
        ({"cache-control": "public, max-age=600"}, [600]),
        ({"cache-control": "max-age=600", "age": "100"}, [500]),
        ({"cache-control": "max-age=0"}, []),
        ({"cache-control": "no-store, s-maxage=60"}, []),
        ({"expires": "Wed, 23 Oct 2024 09:30:00 GMT"}, [1800]),
        ({"expires": "Wed, 23 Oct 2024 08:30:00 GMT"}, []),
        ({"expires": "0"}, []),
        ({"expires": "Fri, 31 Dec 9999 23:59:59 GMT", "cache-control": "max-age=1"}, [1]),
        ({"retry-after": "99999999999999999999"}, []),
    ],
)
def test_how_long_a_server_wants_peace(headers: dict[str, str], seconds: list[int]) -> None:
    assert asked_for(headers, now=NOW) == [timedelta(seconds=each) for each in seconds]
