"""Where the web server listens, and why it cannot."""

import errno
import os
import socket

import pytest

from rostra.config import listening


def test_a_free_port_has_no_obstacle():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert listening.obstacle("127.0.0.1", port) == (
            f"Port {port} on 127.0.0.1 is taken by another program; "
            "end that one or set PORT to another port."
        )
    assert listening.obstacle("127.0.0.1", port) is None


@pytest.mark.parametrize("host", ["192.0.2.1", "nowhere.invalid"])
def test_an_address_of_another_machine_is_told_from_a_taken_port(host):
    assert listening.obstacle(host, 8119) == (
        f"{host} is no address of this machine; "
        "set ROSTRA_BIND to one that is, or to 0.0.0.0 for all."
    )


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.EACCES, "Only root may listen on port 80; set PORT to one from 1024 on."),
        (errno.ENOBUFS, "Nobody can listen on port 80 of localhost: No buffer space available."),
    ],
)
def test_other_refusals_of_the_machine_are_told(monkeypatch, number, sentence):
    def refuse(self, address):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(listening.socket.socket, "bind", refuse)
    assert listening.obstacle("localhost", 80) == sentence


def test_a_name_becomes_the_address_that_granian_takes():
    assert listening.address_of("localhost", 8000) in {"127.0.0.1", "::1"}
    assert listening.address_of("0.0.0.0", 8000) == "0.0.0.0"
