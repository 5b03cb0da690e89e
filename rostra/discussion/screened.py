"""What screening says of a comment, asked before anything is locked."""

from rostra.accounts.models import Member
from rostra.discussion import rules
from rostra.screening import links
from rostra.screening.verdict import Verdict, verdict

WHERE = "comment"
# Whoever has said so much that readers see is not new any more.
NEW = 3


def screened(text: str, *, by: Member) -> Verdict:
    """Return the verdict on what a member writes; what moderators write passes."""
    fired = links.too_many(text, where=WHERE)
    # Who it is costs queries, and is asked only where it matters.
    if fired and (rules.is_moderator(by) or by.comments.visible()[:NEW].count() >= NEW):
        fired = []
    return verdict(text, fired)
