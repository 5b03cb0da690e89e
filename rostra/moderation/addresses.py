"""Where moderation shows itself to readers and members: pure functions, without a prefix."""


def rules() -> str:
    """Return the address of the rules of the house."""
    return "/rules/"


def log() -> str:
    """Return the address of the public log."""
    return "/moderation/"


def figures(year: int = 0) -> str:
    """Return the address of the figures of a year, of this one where none is given."""
    return f"/transparency/{year}/" if year else "/transparency/"


def report(subject: str, language: str) -> str:
    """Return where anybody reports a subject (``comment:91``), in the language of the page."""
    return f"/report/{subject}/?language={language}"


def complaint(language: str) -> str:
    """Return where anybody complains about rights and law, in the language of the page."""
    return f"/complaint/?language={language}"


def decisions() -> str:
    """Return where a member reads the decisions about itself."""
    return "/me/decisions/"


def appeal(decision: int) -> str:
    """Return where a member appeals a decision."""
    return f"/me/decisions/{decision}/"
