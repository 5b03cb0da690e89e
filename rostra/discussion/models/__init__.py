"""The tables of the discussion room."""

from rostra.discussion.models.board import Board, BoardTally
from rostra.discussion.models.comment import Comment
from rostra.discussion.models.comment_picture import CommentPicture
from rostra.discussion.models.echo import Echo
from rostra.discussion.models.floor_settings import FloorSettings
from rostra.discussion.models.hold import Hold
from rostra.discussion.models.reaction import Reaction
from rostra.discussion.models.read_mark import ReadMark
from rostra.discussion.models.relocation import Relocation
from rostra.discussion.models.thread import Thread
from rostra.discussion.models.wording import Wording

__all__ = [
    "Board", "BoardTally", "Comment", "CommentPicture", "Echo", "FloorSettings", "Hold", "Reaction",
    "ReadMark", "Relocation", "Thread", "Wording",
]  # fmt: skip
