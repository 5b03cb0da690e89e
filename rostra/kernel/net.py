"""Addresses of the network: who is asking, which links are safe to print, what may be fetched."""

import re
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import quote, urlsplit, urlunsplit

import idna

Network = IPv4Network | IPv6Network
LONGEST_URL = 4096
DEFAULT_PORTS = {"http": 80, "https": 443}
# Controls, white space and backslashes, which browsers drop or read as slashes.
UNSAFE = re.compile(
    r"[\x00-\x20\x7f-\xa0\\\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)
# What a URL may hold unquoted, the percent sign of what is quoted already included.
UNQUOTED = "/%:=&?~#+!$,;'@()*[]|"
LOOKS_LIKE_IPV4 = re.compile(r"(?:^|\.)(?:\d+|0x[\da-f]*)$", re.ASCII)
HOST_LABEL = r"(?!-)[a-z\d_-]{1,63}(?<!-)"
ASCII_HOST = re.compile(rf"(?=.{{1,253}}$){HOST_LABEL}(?:\.{HOST_LABEL})*", re.ASCII)
# What is_global lets through and yet leads elsewhere: relays of 6to4, and IPv6 that carries another
# address inside (IPv4-compatible, Teredo, 6to4, site-local of old, NAT64 of a local network).
NOT_PUBLIC = tuple(
    ip_network(block)
    for block in ("0.0.0.0/8", "192.88.99.0/24", "::/96", "2001::/23", "2002::/16", "fec0::/10",
                  "64:ff9b:1::/48")
)  # fmt: skip
# An IPv4 address stands in the last 32 bits: behind NAT64, names of IPv4 hosts resolve into this.
NAT64 = ip_network("64:ff9b::/96")
LOWEST_FREE_PORT = 1024
# Ports of other services that browsers refuse too (WHATWG Fetch, “bad port”), above 1023.
OTHER_SERVICES = frozenset(
    {1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6679, 6697, 10080}
    | set(range(6665, 6670))
)


def client_address(*, remote: str, forwarded_for: str, proxies: Sequence[Network]) -> str:
    """Return the address of the client: the rightmost hop that is not one of our proxies.

    `remote` is the peer of the connection, `forwarded_for` the X-Forwarded-For header. The header
    is believed only as far as trusted proxies wrote it: it is read from the right, and whatever
    stands left of the first stranger, or of something that is no address, is ignored. When every
    hop is ours the leftmost is returned. An unreadable `remote` gives "".
    """
    client = read_address(remote)
    if client is None:
        return ""
    for hop in reversed(forwarded_for.split(",")):
        if not trusted(client, proxies):
            break
        before = read_address(hop)
        if before is None:
            break
        client = before
    return str(client)


def address_block(address: str) -> str:
    """Return the block an address belongs to, for limits: /24 of IPv4, /48 of IPv6, "" for junk."""
    read = read_address(address)
    if read is None:
        return ""
    return str(ip_network((read, 24 if read.version == 4 else 48), strict=False))


def trusted(address: IPv4Address | IPv6Address, proxies: Sequence[Network]) -> bool:
    """Say whether an address is one of our proxies."""
    return any(address in network for network in proxies)


def read_address(text: str) -> IPv4Address | IPv6Address | None:
    """Read an address as headers print it: with or without brackets, port, zone, quotes.

    An IPv4 address in IPv6 clothes (::ffff:192.0.2.1) is read as IPv4. Junk gives None.
    """
    text = text.strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        read = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    if isinstance(read, IPv6Address) and read.ipv4_mapped:
        return read.ipv4_mapped
    return read


def safe_url(text: str) -> str | None:
    """Return a web address fit to be printed as a link, normalised, or None.

    Only http and https, with a host (in ASCII, by IDNA 2008), without user or password, control
    characters, white space or backslashes. Other characters outside ASCII are percent-encoded.
    """
    text = text.strip()
    if len(text) > LONGEST_URL or UNSAFE.search(text):
        return None
    try:
        parts = urlsplit(text)
        port = parts.port
        path, query, fragment = (quote(part, UNQUOTED) for part in parts[2:])
    except (ValueError, UnicodeEncodeError):  # a port out of range, a lone surrogate
        return None
    bare = "@" not in parts.netloc and "[v" not in parts.netloc.lower()
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname or not bare:
        return None
    host = ascii_host(parts.hostname)
    if host is None:
        return None
    netloc = host if port in {None, DEFAULT_PORTS[parts.scheme]} else f"{host}:{port}"
    return urlunsplit((parts.scheme, netloc, path or "/", query, fragment))


def ascii_host(host: str) -> str | None:
    """Return a host name in ASCII (IPv6 in brackets), or None when it is not one."""
    if ":" in host:
        return f"[{address}]" if (address := as_address(host)) else None
    host = host.rstrip(".")
    if LOOKS_LIKE_IPV4.search(host):  # browsers read 0x7f.1 and 2130706433 as addresses
        return str(address) if (address := as_address(host)) else None
    if ASCII_HOST.fullmatch(host) and "xn--" not in host:
        return host  # IDNA would refuse the underscores of some real hosts
    try:
        mapped = idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return None
    return None if LOOKS_LIKE_IPV4.search(mapped) else mapped  # ①.0.0.1 or ² were one


def as_address(host: str) -> IPv4Address | IPv6Address | None:
    """Return a host that is an address without a zone, or None."""
    try:
        return None if "%" in host else ip_address(host)
    except ValueError:
        return None


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Say whether an address lies in the public network, so that a stranger's link may lead there.

    No loopback, private, link-local, shared (CGNAT), multicast, reserved or documentation block.
    IPv4 inside IPv6 (mapped, or behind NAT64) is judged by the IPv4; 6to4 and Teredo are refused.
    """
    if isinstance(address, IPv6Address):
        inside = address.ipv4_mapped
        if address in NAT64:
            inside = IPv4Address(int(address) & 0xFFFFFFFF)
        if inside is not None:
            return is_public(inside)
        if address.scope_id is not None:
            return False
    if any(address in block for block in NOT_PUBLIC if block.version == address.version):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def is_web_port(port: int) -> bool:
    """Say whether the web may be asked at a port: 80, 443, one above 1023 of no other use."""
    return port in {80, 443} or (LOWEST_FREE_PORT <= port <= 65535 and port not in OTHER_SERVICES)
