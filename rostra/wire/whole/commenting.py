"""Who may comment, as a record brings it."""

from rostra.news.models import Article, Section
from rostra.news.models.commenting import Choice
from rostra.wire.whole.read import Record


def choose_comments(row: Article | Section, record: Record) -> None:
    """Write what was chosen of comments into an article or a section."""
    chosen = record.record("comments") or Record({})
    row.comments_taken = chosen.text("taken")
    row.comments_level = chosen.get("level", int) or Choice().level
    days = chosen.get("days", int)
    row.comments_days = days if "days" in chosen.values else None
