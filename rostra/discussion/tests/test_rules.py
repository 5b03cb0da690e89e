"""Who may do what on the floor, as a matrix, and the arithmetic of approval."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.discussion import paths, rules
from rostra.discussion.models import Board, Comment, Thread

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
JUST, LONG_AGO = NOW - timedelta(minutes=1), NOW - timedelta(days=2)


class Somebody:
    def __init__(self, pk, *permissions):
        self.pk, self.permissions = pk, permissions

    def has_perm(self, perm):
        return perm in self.permissions


VISITOR = None
AUTHOR, MEMBER = Somebody(1), Somebody(2)
EDITOR = Somebody(
    3,
    "discussion.hide_comment",
    "discussion.close_thread",
    "discussion.arrange_thread",
    "discussion.pick_comment",
)
WHO = {"visitor": VISITOR, "author": AUTHOR, "member": MEMBER, "editor": EDITOR}


def comment(**state):
    thread = Thread(closed_at=state.pop("closed_at", None))
    return Comment(author_id=1, thread=thread, **{"written_at": JUST, **state})


STATES = {
    "fresh": comment(),
    "old": comment(written_at=LONG_AGO),
    "in a closed thread": comment(closed_at=NOW),
    "taken back": comment(deleted_at=JUST),
    "taken back long ago": comment(deleted_at=LONG_AGO),
    "hidden": comment(hidden_at=JUST),
    "taken back and hidden": comment(deleted_at=JUST, hidden_at=JUST),
    "held": comment(held_at=JUST),
    "picked": comment(picked_at=JUST),
    "picked and hidden": comment(picked_at=JUST, hidden_at=JUST),
    "held and taken back": comment(held_at=JUST, deleted_at=JUST),
}
ACTS = {
    "reply": rules.may_reply,
    "edit": lambda who, what: rules.may_edit(who, what, now=NOW),
    "take back": rules.may_take_back,
    "put back": lambda who, what: rules.may_put_back(who, what, now=NOW),
    "like": rules.may_like,
    "hide": rules.may_hide,
    "show": rules.may_show,
    "pick": rules.may_pick,
    "unpick": rules.may_unpick,
    "settle": rules.may_settle,
}
# By state and act: who may.
MATRIX = {
    "fresh": {
        "reply": "author member editor", "edit": "author", "take back": "author", "put back": "",
        "like": "member editor", "hide": "editor", "show": "", "settle": "",
        "pick": "editor", "unpick": "",
    },
    "old": {
        "reply": "author member editor", "edit": "", "take back": "author", "put back": "",
        "like": "member editor", "hide": "editor", "show": "", "settle": "",
        "pick": "editor", "unpick": "",
    },
    "in a closed thread": {
        "reply": "editor", "edit": "author", "take back": "author", "put back": "",
        "like": "member editor", "hide": "editor", "show": "", "settle": "",
        "pick": "editor", "unpick": "",
    },
    "taken back": {
        "reply": "", "edit": "", "take back": "", "put back": "author",
        "like": "", "hide": "editor", "show": "", "settle": "",
        "pick": "", "unpick": "",
    },
    "taken back long ago": {
        "reply": "", "edit": "", "take back": "", "put back": "",
        "like": "", "hide": "editor", "show": "", "settle": "",
        "pick": "", "unpick": "",
    },
    "hidden": {
        "reply": "", "edit": "", "take back": "", "put back": "",
        "like": "", "hide": "", "show": "editor", "settle": "",
        "pick": "", "unpick": "",
    },
    "taken back and hidden": {
        "reply": "", "edit": "", "take back": "", "put back": "",
        "like": "", "hide": "", "show": "editor", "settle": "",
        "pick": "", "unpick": "",
    },
    "held": {
        "reply": "", "edit": "", "take back": "author", "put back": "",
        "like": "", "hide": "", "show": "", "settle": "editor",
        "pick": "", "unpick": "",
    },
    "held and taken back": {
        "reply": "", "edit": "", "take back": "", "put back": "author",
        "like": "", "hide": "", "show": "", "settle": "",
        "pick": "", "unpick": "",
    },
    "picked": {
        "reply": "author member editor", "edit": "author", "take back": "author", "put back": "",
        "like": "member editor", "hide": "editor", "show": "", "settle": "",
        "pick": "", "unpick": "editor",
    },
    "picked and hidden": {
        "reply": "", "edit": "", "take back": "", "put back": "",
        "like": "", "hide": "", "show": "editor", "settle": "",
        "pick": "", "unpick": "editor",
    },
}  # fmt: skip


def test_every_act_and_every_state_has_its_row():
    acts = {name[4:].replace("_", " ") for name in vars(rules) if name.startswith("may_")}
    assert acts == set(ACTS) | {"comment", "close", "start", "arrange", "show pictures"}
    assert MATRIX.keys() == STATES.keys()
    assert all(row.keys() == ACTS.keys() for row in MATRIX.values())


@pytest.mark.parametrize("act", sorted(ACTS))
@pytest.mark.parametrize("state", sorted(STATES))
def test_who_may(state, act):
    allowed = {name for name, who in WHO.items() if ACTS[act](who, STATES[state])}
    assert allowed == set(MATRIX[state][act].split())


@pytest.mark.parametrize(
    ("thread", "allowed"),
    [
        (None, {"author", "member", "editor"}),
        (Thread(), {"author", "member", "editor"}),
        (Thread(closed_at=NOW), {"editor"}),
        (Thread(board=Board()), {"author", "member", "editor"}),
        (Thread(board=Board(closed_at=NOW)), {"editor"}),
    ],
)
def test_who_may_comment(thread, allowed):
    assert {name for name, who in WHO.items() if rules.may_comment(who, thread)} == allowed


def test_who_may_close():
    assert {name for name, who in WHO.items() if rules.may_close(who)} == {"editor"}


def test_who_may_arrange():
    assert {name for name, who in WHO.items() if rules.may_arrange(who)} == {"editor"}


@pytest.mark.parametrize(
    ("board", "level", "allowed"),
    [
        (Board(), 0, {"author", "member", "editor"}),
        (Board(starters=2), 1, {"editor"}),
        (Board(starters=2), 2, {"author", "member", "editor"}),
        (Board(closed_at=NOW), 3, set()),
    ],
)
def test_who_may_start_a_thread(board, level, allowed):
    assert {name for name, who in WHO.items() if rules.may_start(who, board, level)} == allowed


@pytest.mark.parametrize(
    ("board", "level", "allowed"),
    [(None, 3, False), (Board(), 1, False), (Board(), 2, True), (Board(), 3, True)],
)
def test_who_may_show_pictures(board, level, allowed):
    assert rules.may_show_pictures(board, level, 2) is allowed


GONE = Thread(pk=1, board_id=1, merged_into_id=2, last_floor=3)
THERE = Thread(pk=2, board_id=1, last_floor=3)
SILENT, OF_ARTICLE = Thread(pk=3, article_id=1), Thread(pk=4, article_id=1, last_floor=3)


def test_what_can_be_arranged():
    threads = (GONE, THERE, SILENT, OF_ARTICLE)
    assert [each for each in threads if rules.can_arrange(each)] == [THERE]
    merging = [(s.pk, t.pk) for s in threads for t in threads if rules.can_merge(s, t)]
    assert merging == [(s, t) for s in (2, 4) for t in (2, 3, 4)]


@pytest.mark.parametrize(
    ("root", "thread", "seen", "can"),
    [
        (Comment(floor=1), THERE, True, False),
        (Comment(floor=2), THERE, True, True),
        (Comment(floor=2), THERE, False, False),
        (Comment(floor=1), OF_ARTICLE, True, True),
        (Comment(floor=2, parent_id=1), THERE, True, True),
    ],
)
def test_what_can_be_split_off(root, thread, seen, can):
    assert rules.can_split(root, thread, seen=seen) is can


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_approval_is_a_cautious_share(likes, dislikes):
    judged = likes + dislikes
    bound = rules.approval(likes, judged)
    assert 0 <= bound <= rules.MILLION
    if judged:
        assert bound <= rules.MILLION * likes / judged + 1
    assert rules.approval(likes + 1, judged + 1) >= bound


def test_approval_as_the_textbook_has_it():
    # 10 of 20 at z = 1.96: 0.2993 (Wilson's interval is 0.2993 to 0.7007).
    assert rules.approval(10, 20) == pytest.approx(299_300, abs=100)
    assert rules.approval(0, 0) == 0


@given(st.lists(st.integers(1, paths.HIGHEST), min_size=1, max_size=700, unique=True).map(sorted))
def test_a_path_leads_back_to_its_floors(floors):
    path = ""
    for floor in floors:
        path = paths.below(path, floor)
    assert len(path) <= 2_000
    assert paths.floors_above(path) == floors[:-1][: paths.DEEPEST]


@given(st.integers(1, paths.HIGHEST - 1), st.integers(1, 1000))
def test_paths_sort_as_floors_do(floor, more):
    later = min(floor + more, paths.HIGHEST)
    root = paths.below("", 5)
    assert paths.below(root, floor) < paths.below(root, later) < paths.after(root)
    assert paths.after(root) < paths.below("", 6)
