from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.kernel import net
from rostra.kernel.tests.shared import hostile, needs, unhurried

PROXIES = [ip_network("10.0.0.0/8"), ip_network("fd00::/8"), ip_network("127.0.0.1/32")]


@pytest.mark.parametrize(
    ("remote", "forwarded_for", "client"),
    [
        ("192.0.2.1", "", "192.0.2.1"),
        ("192.0.2.1", "6.6.6.6", "192.0.2.1"),  # a stranger is not believed
        ("10.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("10.0.0.1", "6.6.6.6, 192.0.2.7", "192.0.2.7"),  # the client may write what it likes
        ("10.0.0.1", "6.6.6.6, 192.0.2.7, 10.2.3.4 , 10.9.9.9", "192.0.2.7"),
        ("10.0.0.1", "10.0.0.5,10.0.0.6", "10.0.0.5"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "192.0.2.7, junk", "10.0.0.1"),
        ("10.0.0.1", "unknown, 10.0.0.2", "10.0.0.2"),
        ("10.0.0.1", "192.0.2.7,,", "10.0.0.1"),
        ("10.0.0.1", "192.0.2.7:4711", "192.0.2.7"),
        ("fd00::1", "[2001:db8::7]:4711", "2001:db8::7"),
        ("fd00::1", '"[2001:DB8:0::7]"', "2001:db8::7"),
        ("fd00::1", "2001:db8::7", "2001:db8::7"),
        ("::ffff:10.0.0.1", "::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "", "fe80::1"),
        ("", "192.0.2.7", ""),
        ("unix:", "192.0.2.7", ""),
    ],
)
def test_the_client_is_the_rightmost_stranger(remote, forwarded_for, client):
    found = net.client_address(remote=remote, forwarded_for=forwarded_for, proxies=PROXIES)
    assert found == client


def test_without_proxies_the_header_is_ignored():
    assert net.client_address(remote="10.0.0.1", forwarded_for="1.2.3.4", proxies=[]) == "10.0.0.1"


@unhurried
@given(st.text(st.characters(), max_size=60), st.text('0123456789.:,[]% abcdef"', max_size=60))
def test_any_header_gives_an_address(junk, almost):
    for header in (junk, almost, f"{almost}, {junk}"):
        found = net.client_address(remote="10.0.0.1", forwarded_for=header, proxies=PROXIES)
        assert net.read_address(found) is not None
        net.address_block(header)


@pytest.mark.parametrize(
    ("address", "block"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2::7", "2001:db8:1::/48"),
        ("[2001:db8:1:2::7]:80", "2001:db8:1::/48"),
        ("junk", ""),
        ("", ""),
    ],
)
def test_an_address_belongs_to_a_block(address, block):
    assert net.address_block(address) == block


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("http://example.com", "http://example.com/"),
        (" HTTPS://Example.COM:443/A?b=c&d=%20#e ", "https://example.com/A?b=c&d=%20#e"),
        ("http://example.com:8080/x", "http://example.com:8080/x"),
        ("https://例え.jp/頭?q=发#片", "https://xn--r8jz45g.jp/%E9%A0%AD?q=%E5%8F%91#%E7%89%87"),
        ("http://faß.de/", "http://xn--fa-hia.de/"),
        ("http://e。com/", "http://e.com/"),
        ("http://foo_bar.example.com/", "http://foo_bar.example.com/"),
        ("http://example.com./", "http://example.com/"),
        ("http://192.0.2.1/", "http://192.0.2.1/"),
        ("http://[2001:DB8::1]:81/", "http://[2001:db8::1]:81/"),
        ('http://e.com/"><script>', "http://e.com/%22%3E%3Cscript%3E"),
        ("http://e.com/\u200b", None),
        ("javascript:alert(1)", None),
        ("ftp://e.com/", None),
        ("//e.com/", None),
        ("/news/1", None),
        ("http:/e.com", None),
        ("http:///e.com", None),
        ("http://", None),
        ("", None),
        ("http://user:secret@e.com/", None),
        ("http://e.com@evil.com/", None),
        ("http://@e.com/", None),
        ("http://e.com\\@evil.com/", None),
        ("http://e.com/\r\nSet-Cookie: x", None),
        ("http://e.com/a b", None),
        ("http://e .com/", None),
        ("http://e\x00.com/", None),
        ("http://e.com:99999/", None),
        ("http://e.com:x/", None),
        ("http://2130706433/", None),
        ("http://²/", None),
        ("http://①②⑦.0.0.1/", None),
        ("http://0x7f.1/", None),
        ("http://127.1/", None),
        ("http://1.2.3.4.5/", None),
        ("http://[::1%25eth0]/", None),
        ("http://[v1.a]/", None),
        ("http://[::1", None),
        ("http://-a.com/", None),
        ("http://a..b/", None),
        ("http://xn--a.com/", None),
        ("http://" + "a" * 64 + ".com/", None),
        ("http://😀.com/", None),
        ("http://e.com/\ud800", None),
        ("http://e.com/" + "a" * 4096, None),
    ],
)
def test_only_web_addresses_fit_to_print_are_safe(text, url):
    assert net.safe_url(text) == url


def check_safe(url):
    assert url.isascii()
    assert not set("\"'<>\\ \n\t\x00") & set(url.replace("'", ""))
    parts = urlsplit(url)
    assert parts.scheme in {"http", "https"}
    assert parts.hostname
    assert "@" not in parts.netloc
    assert net.safe_url(url) == url


@unhurried
@given(st.text(st.characters(), max_size=40), st.sampled_from(["http://", "https://e.com/", ""]))
def test_a_safe_url_is_ascii_and_stays_itself(text, start):
    url = net.safe_url(start + text)
    if url is not None:
        check_safe(url)


@needs("hostile")
def test_hostile_text_gives_a_safe_url_or_none():
    for text in hostile():
        for start in ("", "http://", "http://e.com/", "http://e.com/?q="):
            url = net.safe_url(start + text)
            if url is not None:
                check_safe(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("1.1.1.1", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::5db8:d822", True),  # 93.184.216.34 behind NAT64
        ("0.0.0.0", False),
        ("0.1.2.3", False),
        ("10.0.0.1", False),
        ("100.64.0.1", False),
        ("100.127.255.255", False),
        ("127.0.0.1", False),
        ("127.255.255.254", False),
        ("169.254.169.254", False),
        ("172.16.0.1", False),
        ("172.31.255.255", False),
        ("192.0.0.1", False),
        ("192.0.2.1", False),
        ("192.88.99.1", False),
        ("192.168.0.1", False),
        ("198.18.0.1", False),
        ("198.51.100.1", False),
        ("203.0.113.1", False),
        ("224.0.0.1", False),
        ("239.255.255.250", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("::7f00:1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b:1::1", False),
        ("100::1", False),
        ("2001::1", False),
        ("2001:db8::1", False),
        ("2002:5db8:d822::1", False),
        ("fc00::1", False),
        ("fdff::1", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("2606:2800::1%eth0", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("ff0e::1", False),
    ],
)
def test_what_lies_in_the_public_network(address, public):
    assert net.is_public(ip_address(address)) is public


@given(st.ip_addresses(v=4))
def test_an_address_in_other_clothes_is_judged_as_itself(address):
    mapped = ip_address(f"::ffff:{address}")
    translated = ip_address(int(ip_address("64:ff9b::")) + int(address))
    assert net.is_public(mapped) == net.is_public(translated) == net.is_public(address)


@pytest.mark.parametrize(
    ("port", "web"),
    [(80, True), (443, True), (8080, True), (8443, True), (65535, True), (0, False), (22, False),
     (25, False), (81, False), (1023, False), (6000, False), (6667, False), (70000, False)],
)  # fmt: skip
def test_where_the_web_may_be_asked(port, web):
    assert net.is_web_port(port) is web
