"""Where the web server listens: the address behind a name, and why nobody could listen there."""

import errno
import socket
from typing import Any


def address_of(host: str, port: int) -> str:
    """Return the numeric address of an address or host name; OSError when there is none."""
    return str(_resolved(host, port)[4][0])


def obstacle(host: str, port: int) -> str | None:
    """Say in a sentence why nobody can listen there; None when one can.

    To be asked before Granian starts, which would share a taken port.
    """
    try:
        family, kind, protocol, _, address = _resolved(host, port)
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen(1)
    except OSError as error:
        return _sentence(host, port, error)
    return None


def _resolved(host: str, port: int) -> tuple[Any, Any, int, str, Any]:
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]


def _sentence(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} on {host} is taken by another program; "
            "end that one or set PORT to another port."
        )
    if error.errno == errno.EADDRNOTAVAIL or isinstance(error, socket.gaierror):
        return (
            f"{host} is no address of this machine; "
            "set ROSTRA_BIND to one that is, or to 0.0.0.0 for all."
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"Only root may listen on port {port}; set PORT to one from 1024 on."
    return f"Nobody can listen on port {port} of {host}: {error.strerror}."
