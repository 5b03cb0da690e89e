"""What the templates get of the floor: plain values, already in the script of the page."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from rostra.pages.shapes import Link


@dataclass(frozen=True, slots=True)
class Who:
    """A member as pages print it beside what it says; ``portrait`` is an address, or empty."""

    number: int
    name: str
    url: str
    initial: str
    portrait: str = ""
    badge: str = ""


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member as its own page prints it; of a shut account nothing but the name."""

    who: Who
    is_open: bool = False
    roles: tuple[str, ...] = ()
    level: str = ""
    joined_at: datetime | None = None
    about: str = ""
    comments: int = 0
    likes: int = 0


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A comment in a list of what somebody said, with what it was said under."""

    url: str
    floor: int
    at: datetime
    likes: int
    text: str
    lang: str
    about: Link


@dataclass(frozen=True, slots=True)
class ReactionView:
    """How many reacted to a comment in one way."""

    kind: str
    icon: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class CommentPictureView:
    """A picture shown with a comment."""

    src: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class CommentView:
    """A comment as a page prints it; ``html`` is empty where readers are not to see its words.

    ``state`` says why. ``level`` says how far it stands in, ``answers`` which floor it answers
    where that is not plain to see. ``lang`` is empty where it is the page's.
    """

    number: int
    floor: int
    anchor: str
    url: str
    author: str
    # None for a former member.
    who: "Who | None"
    at: datetime
    edited_at: datetime | None
    html: SafeString
    lang: str
    level: int
    answers: int
    likes: int
    replies: int
    state: str
    reply_url: str
    report_url: str
    acts_url: str
    picked: bool = False
    reactions: tuple[ReactionView, ...] = ()
    pictures: tuple[CommentPictureView, ...] = ()


@dataclass(frozen=True, slots=True)
class BranchView:
    """A comment with the first of what was answered, and how much more there is and where.

    ``root`` is None where it was removed: what was answered is still there.
    """

    root: CommentView | None
    below: tuple[CommentView, ...] = ()
    more: int = 0
    more_url: str = ""


@dataclass(frozen=True, slots=True)
class ThreadView:
    """What is said about an article, a topic or itself: its first page, or a page of its own.

    ``notes`` say in sentences who can speak in it, and what went from it and came to it.
    """

    key: str = ""
    count: int = 0
    notes: tuple[SafeString, ...] = ()
    branches: tuple[BranchView, ...] = ()
    closed: bool = False
    closed_why: str = ""
    # How comments are taken, where they are not simply open.
    note: str = ""
    orders: tuple[Link, ...] = ()
    more_url: str = ""
    order: str = "oldest"
    # The floor given last, and where an open page asks for what came after it.
    last: int = 0
    fresh_url: str = ""
    reply_url: str = ""
    sign_in_url: str = ""
    register_url: str = ""


@dataclass(frozen=True, slots=True)
class ThreadCard:
    """A thread in the list of a board. ``lang`` is empty where it is the page's."""

    url: str
    title: str
    lang: str
    author: str
    comments: int
    opened_at: datetime
    last_at: datetime | None
    pinned: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class BoardView:
    """A board as the page of all boards shows it, with the thread last spoken in."""

    url: str
    name: str
    lang: str
    description: str
    threads: int = 0
    comments: int = 0
    closed: bool = False
    newest: ThreadCard | None = None
