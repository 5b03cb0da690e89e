"""Mail servers of several tempers, in this process, on an address of this machine."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


class Server:
    """A mail server that keeps what it takes, and counts who called."""

    def __init__(self) -> None:
        self.kept: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.tries = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.tries += 1
        return await self.take(server, envelope)

    async def take(self, server: Any, envelope: Any) -> str:
        self.kept.append(message_from_bytes(envelope.content, policy=policy.default))
        self.recipients.append(envelope.rcpt_tos)
        return "250 OK"


class Refusing(Server):
    """A server that knows nobody of the name."""

    async def handle_RCPT(self, server: Any, *_: Any) -> str:  # noqa: N802
        self.tries += 1
        return "550 5.1.1 No such mailbox"


class Busy(Server):
    """A server that has no time until later."""

    async def take(self, server: Any, envelope: Any) -> str:
        return "451 4.3.0 Come back later"


class Hanging(Server):
    """A server that takes the mail and says nothing."""

    async def take(self, server: Any, envelope: Any) -> str:
        await asyncio.sleep(30)
        return "250 OK"


class Dying(Server):
    """A server that ends while it is being told."""

    async def take(self, server: Any, envelope: Any) -> str:
        server.transport.abort()
        return "250 OK"


@contextmanager
def serving(server: Server, settings: Any) -> Iterator[Server]:
    """Let mails go to a server while it is served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 1
    try:
        yield server
    finally:
        controller.stop()
