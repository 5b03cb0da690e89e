"""Screen a text: its words, its links, and who writes it. Pure: rules and facts in, verdict out."""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import Protocol

from disposable_email_domains import blocklist

from rostra.screening import links
from rostra.screening.current import Rules
from rostra.screening.models import Practice
from rostra.screening.verdict import Act, Fired, Verdict

WHAT = 300


class Facts(Protocol):
    """What is known of a text and of who writes it; each asked for only where it matters."""

    @property
    def where(self) -> str:
        """What it is: ``comment``, ``title``, ``name`` or ``profile``."""

    @property
    def is_trusted(self) -> bool:
        """Whether whoever writes it could show it to readers anyway."""

    @property
    def is_new(self) -> bool:
        """Whether nobody here knows the member yet."""

    @property
    def said(self) -> int:
        """How many comments of the member readers see."""

    @property
    def mail_domain(self) -> str:
        """Where the member has its mail, in small letters."""

    @property
    def copies(self) -> int:
        """How many comments of the last days say nearly the same."""

    @property
    def has_worked(self) -> bool:
        """Whether the member's browser did the work it was asked for."""


def screen(text: str, facts: Facts, rules: Rules, *, now: datetime) -> Verdict:
    """Return what is to be done with a text, which rules fired on what, and the text masked.

    What somebody trusted writes is masked at most.
    """
    where = facts.where
    found = list(rules.words.find(text, where, now))
    fired = [each.fired(text, where) for each in found]
    hard = [each for each in fired if each.act > Act.MASK]
    if where in ("comment", "title"):
        hard += _of_links(text, facts, rules.practice)
    if where == "comment":
        hard += _of_author(facts, rules.practice)
    if hard and facts.is_trusted:
        hard = []
    if any(each.act == Act.MASK for each in fired):
        text, found = rules.words.mask(text, where, now)
    soft = [each for each in fired if each.act == Act.MASK]
    return Verdict(text, tuple(dict.fromkeys([*hard, *soft])))


def _of_links(text: str, facts: Facts, practice: Practice) -> Iterator[Fired]:
    """Return what fires on the links of a text."""
    where, addresses = facts.where, links.links(text)
    for address in addresses:
        if links.below(address, blocked(practice.blocked_domains)):
            yield _fired("domain", address, where)
        elif practice.holds_shorteners and links.below(address, links.SHORTENERS):
            yield _fired("shortener", address, where)
    if len(addresses) > practice.links_of_new and facts.is_new:
        yield _fired("links", " ".join(addresses), where)


def _of_author(facts: Facts, practice: Practice) -> Iterator[Fired]:
    """Return what fires on who writes a comment, and on its being written again."""
    where = facts.where
    if practice.first_comments and facts.said < practice.first_comments:
        yield _fired("first", str(facts.said + 1), where)
    if practice.copies and facts.copies >= practice.copies:
        yield _fired("copies", str(facts.copies), where)
    if practice.holds_throwaway and facts.mail_domain in blocklist and facts.is_new:
        yield _fired("throwaway", facts.mail_domain, where)
    if practice.asks_work and not facts.has_worked and facts.is_new:
        yield _fired("work", "", where)


@lru_cache(maxsize=2)
def blocked(typed: str) -> frozenset[str]:
    """Return the domains that an owner blocks; read once, as long as they stay the same."""
    return links.domains(typed)


def _fired(kind: str, what: str, where: str) -> Fired:
    return Fired(kind, kind, what[:WHAT], where)
