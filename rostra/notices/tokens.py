"""Signed tokens that stop mails: whoever holds a mail may, signed in or not."""

from dataclasses import dataclass

from django.core import signing

SALT = "rostra.notices.unsubscribe"
DIGEST = ""


@dataclass(frozen=True, slots=True)
class Stopping:
    """Whose mails are to stop, and which: those of a kind, or the digest (None)."""

    member: int
    kind: str | None


def token(stopping: Stopping) -> str:
    """Return the token; it holds as long as the site's key, as the mail does that bears it."""
    return signing.Signer(salt=SALT).sign(f"{stopping.member}-{stopping.kind or DIGEST}")


def read(text: str) -> Stopping | None:
    """Return what a token says, None for one that we did not sign."""
    try:
        signed = signing.Signer(salt=SALT).unsign(text)
    except signing.BadSignature:
        return None
    member, _, kind = signed.partition("-")
    return Stopping(int(member), kind or None)
