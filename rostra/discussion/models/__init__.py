"""The tables of the discussion room."""

from rostra.discussion.models.board import Board, BoardTally
from rostra.discussion.models.comment import Comment
from rostra.discussion.models.echo import Echo
from rostra.discussion.models.hold import Hold
from rostra.discussion.models.reaction import Reaction
from rostra.discussion.models.read_mark import ReadMark
from rostra.discussion.models.thread import Thread
from rostra.discussion.models.wording import Wording

__all__ = [
    "Board",
    "BoardTally",
    "Comment",
    "Echo",
    "Hold",
    "Reaction",
    "ReadMark",
    "Thread",
    "Wording",
]
