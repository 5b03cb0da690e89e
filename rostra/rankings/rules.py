"""Who may do what to the lists: pure functions, tested as a matrix of role and act."""

from rostra.news.models import Article
from rostra.news.rules import Person


def may_look(member: Person) -> bool:
    """Say whether the member may see the numbers behind the lists."""
    return member.has_perm("rankings.view_ranking")


def may_pin(member: Person, article: Article) -> bool:
    """Say whether the member may put the article at a place: only what is in print."""
    return member.has_perm("rankings.add_pin") and article.live


def may_unpin(member: Person) -> bool:
    """Say whether the member may take pins away."""
    return member.has_perm("rankings.delete_pin")


def may_bar(member: Person, article: Article) -> bool:
    """Say whether the member may keep the article out of the lists: only what is in print."""
    return member.has_perm("rankings.add_bar") and article.live


def may_unbar(member: Person) -> bool:
    """Say whether the member may let articles into the lists again."""
    return member.has_perm("rankings.delete_bar")
