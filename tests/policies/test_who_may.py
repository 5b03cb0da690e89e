"""Who may do what: everybody of the paper and every act of accounts, discussion and moderation.

Each act is tried as it is written, by each person, and taken back; a new file in ``actions`` needs
a row here, or a word in ``NOT_ACTS`` why nobody does it.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from PIL import Image as Pillow

import rostra
from rostra.accounts.actions.change_profile import change_profile
from rostra.accounts.actions.erase import erase
from rostra.accounts.actions.ignore import ignore
from rostra.accounts.actions.impose import impose
from rostra.accounts.actions.leave import leave
from rostra.accounts.actions.lift import lift
from rostra.accounts.actions.set_level import set_level
from rostra.accounts.models import Member
from rostra.accounts.trust import Level
from rostra.discussion.actions.approve import approve
from rostra.discussion.actions.arrange import pin, rename
from rostra.discussion.actions.close import close
from rostra.discussion.actions.edit import edit
from rostra.discussion.actions.hide import hide, show
from rostra.discussion.actions.keep_picture import keep_picture
from rostra.discussion.actions.like import like
from rostra.discussion.actions.mark_read import mark_read
from rostra.discussion.actions.merge import merge
from rostra.discussion.actions.pick import pick
from rostra.discussion.actions.refuse import refuse
from rostra.discussion.actions.say import say
from rostra.discussion.actions.split import split
from rostra.discussion.actions.start_thread import start_thread
from rostra.discussion.actions.take_back import put_back, take_back
from rostra.discussion.actions.undo import undo as undo_relocation
from rostra.discussion.models import Board, Comment, Thread
from rostra.discussion.subjects import Subject as Talk
from rostra.kernel import clock
from rostra.moderation.actions.add_note import add_note
from rostra.moderation.actions.appeal import appeal
from rostra.moderation.actions.claim import claim
from rostra.moderation.actions.complain import complain
from rostra.moderation.actions.decide import Imposed, decide
from rostra.moderation.actions.decide_at_once import decide_at_once
from rostra.moderation.actions.judge import judge
from rostra.moderation.actions.report import report
from rostra.moderation.actions.undo import undo
from rostra.moderation.models import Appeal, Case, Complaint, Decision
from rostra.moderation.subjects import Subject
from rostra.news.models import Article
from tests.cast import ArticleFactory, MemberFactory, make_cast

LINKS = "看这里 https://a.example/1 https://b.example/2 https://c.example/3"
ROOMS = ("accounts", "discussion", "moderation")
# Files in actions/ that nobody does for itself, and what calls them.
NOT_ACTS = {
    "accounts/forget_account": "the erasure of an account",
    "accounts/forget_unconfirmed": "the timetable",
    "accounts/grant_role": "the desk's members, which are the owners'",
    "accounts/heed_ledger": "a restore",
    "accounts/note_facts": "what happens on the floor",
    "accounts/register_member": "the owner's commands",
    "accounts/rename": "the profile",
    "accounts/reset_second_factor": "the owner's commands",
    "accounts/revoke_role": "the desk's members, which are the owners'",
    "accounts/set_roles": "the desk's members, which are the owners'",
    "accounts/sign_out_everywhere": "one's own account",
    "discussion/again": "wraps acts that two do at once",
    "discussion/carry": "merging, splitting and undoing either",
    "discussion/hold": "saying and editing, when screening says so",
    "discussion/forget_member": "the erasure of an account",
    "discussion/order_board": "the desk's boards, which are the editors'",
    "discussion/tell_listeners": "what is said",
    "moderation/forget_member": "the erasure of an account",
    "moderation/open_case": "reports, holds, complaints, and moderators at the desk",
    "moderation/settle": "decisions and judgements",
}
MEMBERS = "new member suspended author moderator editor owner"
SPEAKERS = "new member author moderator editor owner"
STAFF = "moderator editor owner"
# What a visitor is answered at the doors.
TO_SIGN_IN, THANKED = 302, 302


@dataclass
class Stage:
    """What there is to act upon."""

    now: datetime
    article: Article
    comment: Comment
    own: dict[str, Comment]
    taken_back: Comment
    hidden: Comment
    held: Comment
    board: Board
    case: Case
    decision: Decision
    appealed: Appeal
    people: dict[str, Member]


@pytest.fixture
def stage(db: None, settings: Any, tmp_path: Path) -> Stage:
    """The people of a paper, and comments in every state. The author wrote what is acted upon."""
    cache.clear()
    # What is erased is entered in a file.
    settings.DATA = settings.MEDIA_ROOT = tmp_path
    now, cast, article = clock.now(), make_cast(), ArticleFactory(published=True)
    people = {
        "new": MemberFactory(), "member": cast.member, "suspended": MemberFactory(),
        "author": MemberFactory(), "moderator": cast.moderator, "editor": cast.editor,
        "owner": cast.owner,
    }  # fmt: skip
    for name in ("member", "suspended", "author"):
        set_level(member=people[name], level=Level.REGULAR, why="已熟识", by=cast.owner, now=now)

    def speak(by: Member, text: str = "") -> Comment:
        speak.count += 1
        return say(
            subject=Talk("article", article.pk), text=text or f"第{speak.count}句，说港口。",
            by=by, language="zh-hans", now=now - timedelta(minutes=speak.count),
        )  # fmt: skip

    speak.count = 0
    author, judge_of_first = people["author"], MemberFactory()
    judge_of_first.is_superuser = True
    judge_of_first.save()
    comment, taken, hidden = speak(author), speak(author), speak(author)
    take_back(comment=taken, by=author, now=now)
    hide(comment=hidden, why="骂人", by=judge_of_first, now=now)
    first, second = (
        decide_at_once(comment=speak(author), act="hide", why="骂人", by=judge_of_first, now=now)
        for _ in range(2)
    )
    words = "我没骂人。"
    return Stage(
        now=now, article=article, comment=comment,
        own={name: speak(member) for name, member in people.items() if name != "author"}
        | {"author": comment},
        taken_back=taken, hidden=hidden, held=speak(MemberFactory(), LINKS),
        board=Board.objects.create(name="闲谈", slug="talk", language="zh-hans", order=1),
        case=report(
            subject=Subject("comment", comment.pk), reason="insult", words="", by=None,
            address="203.0.113.1", now=now,
        ).case,
        decision=first, people=people,
        appealed=appeal(decision=second, words=words, by=author, now=now),
    )  # fmt: skip


Try = Callable[[Stage, Member, str], Any]


def complaint_of() -> Complaint:
    return Complaint(
        name="陈某", address="chen@example.org", url="/x/", reason="other", words="不对。",
        language="zh-hans",
    )  # fmt: skip


def begun(stage: Stage) -> Thread:
    return start_thread(
        board=stage.board, title="说潮水", text="涨潮了。", by=stage.people["owner"],
        language="zh-hans", now=stage.now,
    ).thread  # fmt: skip


def picture() -> io.BytesIO:
    out = io.BytesIO()
    Pillow.new("RGB", (9, 9)).save(out, "PNG")
    return out


# By act: how it is tried, who may, and the door with what a visitor is answered there.
ACTS: dict[str, tuple[Try, str, str]] = {
    "accounts/change_profile": (
        lambda s, by, _: change_profile(
            member=by, name=by.name, about="海运。", language="", time_zone="", portrait="",
            now=s.now,
        ),
        MEMBERS, "/me/profile",
    ),
    "accounts/ignore": (
        lambda s, by, _: ignore(other=s.people["author"], by=by, now=s.now),
        "new member suspended moderator editor owner",
        "/me/members/{s.comment.author_id}/ignore",
    ),
    "accounts/set_level": (
        lambda s, by, _: set_level(
            member=s.people["author"], level=Level.TRUSTED, why="熟人", by=by, now=s.now
        ),
        STAFF, "/me/members/{s.comment.author_id}/level",
    ),
    "accounts/set_level, one's own": (
        lambda s, by, _: set_level(member=by, level=Level.TRUSTED, why="我", by=by, now=s.now),
        "", "",
    ),
    "accounts/impose": (
        lambda s, by, _: impose(
            member=s.people["author"], kind="warning", reason="骂人", by=by, now=s.now
        ),
        STAFF, "",
    ),
    "accounts/lift": (
        lambda s, by, _: lift(
            sanction=impose(
                member=s.people["author"], kind="suspension", reason="骂人",
                by=s.people["owner"], now=s.now,
            ),
            why="够了", by=by, now=s.now,
        ),
        STAFF, "",
    ),
    "accounts/leave": (
        lambda s, by, _: leave(member=by, texts=True, now=s.now), MEMBERS, "/me/leave",
    ),
    "accounts/erase": (
        lambda s, by, _: erase(member=s.people["author"], texts=True, by=by, now=s.now),
        "owner", "/me/members/{s.comment.author_id}/erase",
    ),
    "discussion/say": (
        lambda s, by, _: say(
            subject=Talk("article", s.article.pk), text="一句话", by=by, language="zh-hans",
            now=s.now,
        ),
        SPEAKERS, "/me/threads/article:{s.article.pk}/reply",
    ),
    "discussion/start_thread": (
        lambda s, by, _: start_thread(
            board=s.board, title="说说天气", text="今天有风。", by=by, language="zh-hans", now=s.now
        ),
        SPEAKERS, "/me/boards/talk/start",
    ),
    "discussion/keep_picture": (
        lambda s, by, _: keep_picture(
            upload=picture(), alt="码头", board=s.board, by=by, now=s.now
        ),
        "member author moderator editor owner", "",
    ),
    "discussion/arrange": (
        lambda s, by, _: pin(thread=begun(s), by=by, now=s.now),
        STAFF, "/me/threads/{s.comment.thread_id}/pin",
    ),
    "discussion/arrange, rename": (
        lambda s, by, _: rename(thread=begun(s), title="另一题", by=by, now=s.now),
        STAFF, "/me/threads/{s.comment.thread_id}/rename",
    ),
    "discussion/merge": (
        lambda s, by, _: merge(source=begun(s), target=s.comment.thread, by=by, now=s.now),
        STAFF, "/me/threads/{s.comment.thread_id}/merge",
    ),
    "discussion/split": (
        lambda s, by, _: split(comment=s.comment, board=s.board, title="题", by=by, now=s.now),
        STAFF, "/me/comments/{s.comment.pk}/split",
    ),
    "discussion/undo": (
        lambda s, by, _: undo_relocation(
            relocation=merge(
                source=begun(s), target=s.comment.thread, by=s.people["owner"], now=s.now
            ),
            by=by, now=s.now,
        ),
        STAFF, "/me/threads/{s.comment.thread_id}/undo",
    ),
    "discussion/pick": (
        lambda s, by, _: pick(comment=s.comment, by=by, now=s.now),
        "editor owner", "/me/comments/{s.comment.pk}/pick",
    ),
    "discussion/edit": (
        lambda s, by, _: edit(comment=s.comment, text="改了", by=by, now=s.now),
        "author", "/me/comments/{s.comment.pk}/edit",
    ),
    "discussion/take_back": (
        lambda s, by, who: take_back(comment=s.own[who], by=by, now=s.now),
        MEMBERS, "/me/comments/{s.comment.pk}/take-back",
    ),
    "discussion/take_back of another": (
        lambda s, by, _: take_back(comment=s.comment, by=by, now=s.now), "author", "",
    ),
    "discussion/take_back, put back": (
        lambda s, by, _: put_back(comment=s.taken_back, by=by, now=s.now),
        "author", "/me/comments/{s.comment.pk}/put-back",
    ),
    "discussion/like": (
        lambda s, by, _: like(comment=s.comment, by=by, now=s.now),
        "new member moderator editor owner", "/me/comments/{s.comment.pk}/like",
    ),
    "discussion/mark_read": (
        lambda s, by, _: mark_read(thread=s.comment.thread, floor=1, by=by, now=s.now),
        MEMBERS, "",
    ),
    "discussion/close": (
        lambda s, by, _: close(
            subject=Talk("article", s.article.pk), why="", by=by, now=s.now
        ),
        STAFF, "/me/threads/article:{s.article.pk}/close",
    ),
    "discussion/hide": (
        lambda s, by, _: hide(comment=s.comment, why="骂人", by=by, now=s.now),
        STAFF, "/me/comments/{s.comment.pk}/hide",
    ),
    "discussion/hide, show": (
        lambda s, by, _: show(comment=s.hidden, by=by, now=s.now),
        STAFF, "/me/comments/{s.hidden.pk}/show",
    ),
    "discussion/approve": (
        lambda s, by, _: approve(comment=s.held, by=by, now=s.now),
        STAFF, "/me/comments/{s.held.pk}/approve",
    ),
    "discussion/refuse": (
        lambda s, by, _: refuse(comment=s.held, why="广告", by=by, now=s.now),
        STAFF, "/me/comments/{s.held.pk}/refuse",
    ),
    "moderation/report": (
        lambda s, by, _: report(
            subject=Subject("comment", s.comment.pk), reason="spam", words="", by=by,
            address="", now=s.now,
        ),
        "visitor new member moderator editor owner", "/report/comment:{s.comment.pk}/?reason=spam",
    ),
    "moderation/complain": (
        lambda s, by, _: complain(
            complaint=complaint_of(), subject=Subject("article", s.article.pk), now=s.now
        ),
        f"visitor {MEMBERS}", "/complaint/",
    ),
    "moderation/claim": (
        lambda s, by, _: claim(case=s.case, by=by, now=s.now),
        STAFF, "/desk/moderation/{s.case.pk}/claim/",
    ),
    "moderation/decide": (
        lambda s, by, _: decide(case=s.case, act="hide", reason="骂人", by=by, now=s.now),
        STAFF, "/desk/moderation/{s.case.pk}/",
    ),
    "moderation/decide, ban a member": (
        lambda s, by, _: decide(
            case=s.case, act="sanction", imposed=Imposed("ban"), reason="骂人", by=by, now=s.now
        ),
        STAFF, "",
    ),
    "moderation/decide, warn an editor": (
        lambda s, by, _: decide(
            case=report(
                subject=Subject("comment", s.own["editor"].pk), reason="insult", words="",
                by=None, address="203.0.113.2", now=s.now,
            ).case,
            act="sanction", imposed=Imposed("warning"), reason="骂人", by=by, now=s.now,
        ),
        "owner", "",
    ),
    "moderation/decide, withhold an article": (
        lambda s, by, _: decide(
            case=complain(
                complaint=complaint_of(), subject=Subject("article", s.article.pk), now=s.now
            ).case,
            act="withhold", reason="法院命令", by=by, now=s.now,
        ),
        "editor owner", "",
    ),
    "moderation/decide_at_once": (
        lambda s, by, _: decide_at_once(
            comment=s.own["member"], act="hide", why="骂人", by=by, now=s.now
        ),
        STAFF, "",
    ),
    "moderation/undo": (
        lambda s, by, _: undo(decision=s.decision, why="", by=by, now=s.now),
        STAFF, "/desk/moderation/decision/{s.decision.pk}/undo/",
    ),
    "moderation/appeal": (
        lambda s, by, _: appeal(decision=s.decision, words="没骂", by=by, now=s.now),
        "author", "/me/decisions/{s.decision.pk}/",
    ),
    "moderation/judge": (
        lambda s, by, _: judge(appeal=s.appealed, upheld=True, answer="是", by=by, now=s.now),
        STAFF, "/desk/moderation/{s.appealed.case_id}/",
    ),
    "moderation/judge what one decided": (
        lambda s, by, _: judge(
            appeal=appeal(
                decision=decide_at_once(
                    comment=s.own["member"], act="hide", why="骂人", by=by, now=s.now
                ),
                words="没骂", by=s.people["member"], now=s.now,
            ),
            upheld=False, answer="骂了", by=by, now=s.now,
        ),
        "", "",
    ),
    "moderation/add_note": (
        lambda s, by, _: add_note(member=s.people["author"], text="留意", by=by, now=s.now),
        STAFF, "/desk/moderation/member/{s.comment.author_id}/note/",
    ),
}  # fmt: skip


class _TakenBackError(Exception):
    """What was tried is taken back."""


def test_every_act_has_a_row() -> None:
    files = {
        f"{room}/{file.stem}"
        for room in ROOMS
        for file in (Path(rostra.__file__).parent / room / "actions").glob("[a-z]*.py")
    }
    rows = {act.split(",")[0].split(" ")[0] for act in ACTS}
    assert files == rows | NOT_ACTS.keys(), "tests/policies/test_who_may.py needs a row"


def test_who_may(stage: Stage) -> None:
    impose(
        member=stage.people["suspended"], kind="suspension", reason="骂人",
        by=stage.people["owner"], now=stage.now - timedelta(seconds=1),
    )  # fmt: skip
    wrong = []
    for act, (attempt, who, _door) in ACTS.items():
        allowed = {name for name in stage.people if is_allowed(attempt, stage, name)}
        expected = set(who.split()) - {"visitor"}
        if allowed != expected:
            wrong.append(f"{act}: {sorted(allowed ^ expected)}")
    assert not wrong


def is_allowed(attempt: Try, stage: Stage, name: str) -> bool:
    """Say whether somebody may do an act: it is done and taken back."""
    # Read anew: a member keeps its permissions and its standing.
    member = Member.objects.get(pk=stage.people[name].pk)
    try:
        with transaction.atomic():
            attempt(stage, member, name)
            raise _TakenBackError
    except _TakenBackError:
        return True
    except ValidationError:
        return False


def test_a_visitor_is_asked_to_sign_in_at_every_door_but_two(stage: Stage, client: Client) -> None:
    typed = {
        "reason": "spam", "url": "/x/", "words": "不对。", "name": "陈某", "statement": "on",
        "address": "chen@example.org", "text": "一句话", "title": "说说", "why": "骂人",
    }  # fmt: skip
    for act, (_attempt, who, door) in ACTS.items():
        if not door:
            continue
        given = typed | ({"reason": "copyright"} if "complain" in act else {})
        path = door.format(s=stage)
        cases, comments = Case.objects.count(), Comment.objects.count()
        answer = client.post(path, given)
        assert answer.status_code == TO_SIGN_IN, (act, answer.status_code)
        asked = "/accounts/login/" in answer["Location"] or "/desk/login/" in answer["Location"]
        assert asked == ("visitor" not in who), act
        if asked:
            assert (cases, comments) == (Case.objects.count(), Comment.objects.count()), act
