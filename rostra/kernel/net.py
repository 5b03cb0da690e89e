"""Addresses of the network: who is asking, and which links are safe to print."""

import re
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import quote, urlsplit, urlunsplit

import idna

Network = IPv4Network | IPv6Network
LONGEST_URL = 4096


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
    if len(text) > LONGEST_URL or re.search(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029\ufeff]", text):
        return None
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or not parts.hostname:
        return None
    host = ascii_host(parts.hostname)
    if host is None:
        return None
    default = {"http": 80, "https": 443}[parts.scheme]
    netloc = host if port in {None, default} else f"{host}:{port}"
    try:
        path, query, fragment = (
            quote(part, safe="/%:=&?~#+!$,;'@()*[]|")
            for part in (parts.path, parts.query, parts.fragment)
        )
    except UnicodeEncodeError:
        return None
    return urlunsplit((parts.scheme, netloc, path or "/", query, fragment))


def ascii_host(host: str) -> str | None:
    """Return a host name in ASCII (IPv6 in brackets), or None when it is not one."""
    if ":" in host:
        address = read_address(f"[{host}]")
        return f"[{address}]" if isinstance(address, IPv6Address) else None
    host = host.rstrip(".")
    last = host.rpartition(".")[2]
    if last.isascii() and re.fullmatch(r"\d+|0x[\da-f]*", last):  # browsers read such as IPv4
        address = read_address(host)
        return str(address) if address else None
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return None
