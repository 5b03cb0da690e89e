"""The demo paper's floor: its members, what they say, its boards, what waits for moderators."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cached_property
from itertools import cycle, islice
from typing import Any

from django.db import models, transaction

from rostra.accounts.actions.grant_role import grant_role
from rostra.accounts.actions.register_member import register_member
from rostra.accounts.actions.set_level import set_level
from rostra.accounts.models import Member
from rostra.accounts.roles import Role
from rostra.accounts.trust import Level
from rostra.discussion.actions.like import like
from rostra.discussion.actions.say import say
from rostra.discussion.actions.start_thread import start_thread
from rostra.discussion.models import Board, Comment, Thread
from rostra.discussion.subjects import Subject
from rostra.moderation.actions.report import report
from rostra.moderation.subjects import Subject as Reported
from rostra.notices.actions.choose import set_rhythm
from rostra.notices.ways import Rhythm
from rostra.upkeep.demo import FOLDER

HOUSE = "xigangtimes.example"
EDITOR = f"editor@{HOUSE}"
# Long enough here to be believed, were they real.
JOINED = timedelta(days=400)
Made = Callable[[models.Model], None]
Data = dict[str, Any]


class Floor:
    """Fills the floor of the demo paper; what is there already stays as it is.

    ``articles`` leads from the name of a manuscript to the article's number. ``made`` is told of
    every member, thread and board that was made.
    """

    def __init__(self, articles: Mapping[str, int], *, now: datetime, made: Made) -> None:
        self.articles = articles
        self.now = now
        self.made = made
        self.written = tomllib.loads((FOLDER / "floor.toml").read_text(encoding="utf-8"))

    @property
    def steps(self) -> int:
        """How many threads there are to be filled."""
        return len(self.written["threads"])

    def fill(self, progress: Callable[[int], None]) -> None:
        """Make members, boards, threads, and what waits; ``progress`` hears of each thread."""
        for board in self.written["boards"]:
            self._board(board)
        for done, thread in enumerate(self.written["threads"], start=1):
            if self._is_there(thread):
                with transaction.atomic():
                    self._thread(thread)
            progress(done)

    @cached_property
    def members(self) -> dict[str, Member]:
        """The cast by their keys, made where they are missing; none has a password yet."""
        editor = self._member("editor", "Demo editor", "", Role.EDITOR)
        cast = {"editor": editor}
        for each in self.written["members"]:
            role = Role(each["role"]) if "role" in each else None
            member = self._member(each["key"], each["name"], each["language"], role)
            if "level" in each and member.pk not in self._known:
                level, why = Level(each["level"]), each["why"]
                set_level(member=member, level=level, why=why, by=editor, now=self.now)
            cast[each["key"]] = member
        return cast

    @cached_property
    def _known(self) -> frozenset[int]:
        """Who was there before this load."""
        return frozenset(
            Member.objects.filter(email__iendswith=f"@{HOUSE}").values_list("pk", flat=True)
        )

    def _member(self, key: str, name: str, language: str, role: Role | None) -> Member:
        email = f"{key}@{HOUSE}"
        self._known  # noqa: B018 - asked for before the first of them is made
        if member := Member.objects.filter(email__iexact=email).first():
            return member
        with transaction.atomic():
            member = register_member(
                email=email, name=name, password=None, by=None, now=self.now - JOINED
            )
            if language:
                member.language = language
                member.save(update_fields=["language"])
            if role:
                grant_role(member=member, role=role, by=None, now=self.now)
            # Nobody reads mail there.
            set_rhythm(rhythm=Rhythm.NEVER, by=member, now=self.now)
            self.made(member)
        return member

    def _board(self, data: Data) -> None:
        if not Board.objects.filter(slug=data["slug"]).exists():
            self.made(Board.objects.create(**data))

    def _is_there(self, data: Data) -> bool:
        """Say whether a thread has its place, and nobody has spoken in it yet."""
        if "board" in data:
            board = Board.objects.filter(slug=data["board"]).first()
            return board is not None and not board.threads.filter(title=data["title"]).exists()
        article = self.articles.get(data["article"])
        return article is not None and not Thread.objects.filter(article=article).exists()

    def _thread(self, data: Data) -> None:
        said: list[Comment] = []
        begun = self.now - timedelta(minutes=data["ago"])
        every = timedelta(minutes=self.written["every"])
        for order, line in enumerate(data["comments"]):
            said.append(self._say(data, line, said, begun + order * every))
        thread = Thread.objects.get(pk=said[0].thread_id)
        self.made(thread)
        if "article" in data:
            self._let_wait(data["article"], said)

    def _say(self, data: Data, line: Data, said: list[Comment], at: datetime) -> Comment:
        by = self.members[line["by"]]
        given = {"text": line["text"], "by": by, "language": by.language, "now": at}
        if "board" in data and not said:
            board = Board.objects.get(slug=data["board"])
            comment = start_thread(board=board, title=data["title"], **given)
        else:
            subject = (
                Subject("article", self.articles[data["article"]])
                if "article" in data
                else Subject("thread", said[0].thread_id)
            )
            parent = said[line["to"] - 1].pk if "to" in line else 0
            comment = say(subject=subject, parent=parent, **given)
        others = [each for each in self.members.values() if each.pk != by.pk]
        for fan in islice(cycle(others), len(said), len(said) + min(line.get("likes", 0), 9)):
            like(comment=comment, by=fan, now=at)
        return comment

    def _let_wait(self, article: str, said: list[Comment]) -> None:
        """Let what belongs to an article's thread wait for the moderators."""
        for line in self.written["held"]:
            if line["article"] == article:
                self._say({"article": article}, line, [], self.now)
        for line in self.written["reports"]:
            if line["article"] == article:
                subject = Reported("comment", said[line["comment"] - 1].pk)
                report(
                    subject=subject, reason=line["reason"], words=line["words"],
                    by=self.members[line["by"]], address="", now=self.now,
                )  # fmt: skip
