"""What to believe of the language that a page or feed says it is in."""

import re

from rostra.kernel import script

CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
ENOUGH = 5_000


def told_language(said: str, text: str) -> str:
    """Return the language of a text: as it shows, else as the page says, empty for neither.

    Templates are copied with their language attribute, and zh-CN stands on pages in traditional
    characters; so what the page says counts only where the text cannot be told.
    """
    return script.detect(text[:ENOUGH]) or (said.strip() if CODE.fullmatch(said.strip()) else "")
