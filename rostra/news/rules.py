"""Who may do what to an article: pure functions, tested as a matrix of role and act.

A member is asked for permissions only, an article for its state only; neither is changed.
"""

from typing import Protocol

from rostra.news.models import Article


class Person(Protocol):
    """Whoever acts: a member."""

    def has_perm(self, perm: str) -> bool:
        """Say whether a permission (``news.change_article``) is held."""


def is_withdrawn(article: Article) -> bool:
    """Say whether the article has been taken back."""
    return hasattr(article, "withdrawal")


def was_published(article: Article) -> bool:
    """Say whether readers have ever been able to see the article."""
    return article.live or article.first_published_at is not None


def may_write(member: Person) -> bool:
    """Say whether the member may begin a new article."""
    return member.has_perm("news.add_article")


def may_edit(member: Person, article: Article) -> bool:
    """Say whether the member may change the text, also of what is published or withdrawn."""
    return member.has_perm("news.change_article")


def may_publish(member: Person, article: Article) -> bool:
    """Say whether the member may publish the latest draft; the withdrawn is restored instead."""
    return member.has_perm("news.publish_article") and not is_withdrawn(article)


def may_correct(member: Person, article: Article) -> bool:
    """Say whether the member may append a correction to what readers have seen."""
    may_speak = member.has_perm("news.publish_article")
    return may_speak and was_published(article) and not is_withdrawn(article)


def may_withdraw(member: Person, article: Article) -> bool:
    """Say whether the member may take back what readers have seen."""
    may_speak = member.has_perm("news.publish_article")
    return may_speak and was_published(article) and not is_withdrawn(article)


def may_restore(member: Person, article: Article) -> bool:
    """Say whether the member may publish again what was withdrawn."""
    return member.has_perm("news.publish_article") and is_withdrawn(article)


def may_move(member: Person, article: Article) -> bool:
    """Say whether the member may put the article into another section."""
    return member.has_perm("news.publish_article") and member.has_perm("news.change_article")


def may_delete(member: Person, article: Article) -> bool:
    """Say whether the member may delete the article: only a draft that nobody has ever read."""
    return member.has_perm("news.delete_article") and not was_published(article)
