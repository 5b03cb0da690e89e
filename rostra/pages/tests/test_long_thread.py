"""A thread of five thousand comments opens as one of fifty does."""

import gzip
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rostra.discussion import paths
from rostra.discussion.models import Board, Comment, Thread
from rostra.pages import standing
from tests.cast import MemberFactory

PAGE_LIMIT = 60_000
TEXT = "第{n}楼：渡轮又晚点了，码头上站着三十来个人，谁也不知道几点开船。时刻表写的是七点整。"


def fill(board, count, now):
    """Make a thread of so many comments at once, a third of them answers."""
    authors = [MemberFactory() for _ in range(20)]
    thread = Thread.objects.create(
        board=board, title=f"{count}条", opened_at=now, last_floor=count, comment_count=count,
        last_comment_at=now,
    )  # fmt: skip
    made = []
    for floor in range(1, count + 1):
        answers = floor % 3 == 0
        root = floor - 2 if answers else floor
        path = paths.below(paths.step(root) if answers else "", floor)
        made.append(
            Comment(
                thread=thread, floor=floor, root_floor=root, path=path, depth=int(answers),
                author=authors[floor % 20], text="x", html=f"<p>{TEXT.format(n=floor)}</p>",
                language="zh-hans", written_at=now + timedelta(seconds=floor),
                replies=int(floor % 3 == 1 and floor + 2 <= count),
            )
        )  # fmt: skip
    # The answers first lack what they answer, for a parent must have its number.
    roots = [each for each in made if not each.depth]
    Comment.objects.bulk_create(roots, batch_size=500)
    by_floor = {each.floor: each for each in roots}
    answers = [each for each in made if each.depth]
    for each in answers:
        each.parent = by_floor[each.root_floor]
    Comment.objects.bulk_create(answers, batch_size=500)
    return thread


@pytest.fixture
def board(paper) -> Board:
    board = Board.objects.create(name="闲谈", slug="talk")
    standing.forget()
    return board


def test_five_thousand_comments_cost_what_fifty_do(paper, board, client) -> None:
    short, long = fill(board, 50, paper.now), fill(board, 5_000, paper.now)
    middle = Comment.objects.get(thread=long, floor=2_500)
    counts = {}
    for name, path in {
        "short": f"/thread/{short.pk}/",
        "long": f"/thread/{long.pk}/",
        "newest": f"/thread/{long.pk}/newest/",
        "best": f"/thread/{long.pk}/best/",
        "far": f"/thread/{long.pk}/?older=0-2500",
        "comment": f"/c/{middle.pk}/",
    }.items():
        client.get(path)
        with CaptureQueriesContext(connection) as found:
            response = client.get(path)
        counts[name] = len(found)
        assert response.status_code == 200
        assert len(gzip.compress(response.content, 6)) < PAGE_LIMIT, name
    assert set(counts.values()) == {counts["short"]}
