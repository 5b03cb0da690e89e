"""Tell members of what was said: who is answered, who is named, who listens."""

from datetime import datetime

from rostra.accounts.addresses import press_key as member_key
from rostra.discussion import addresses, mentions, subjects
from rostra.discussion.models import Comment, Thread
from rostra.notices.actions.spread import is_followed, spread
from rostra.notices.actions.tell import tell_many
from rostra.notices.kinds import kind_of
from rostra.web import prepared


def tell_listeners(*, comment: Comment, now: datetime) -> None:
    """Tell of a comment that readers can see for the first time."""
    kinds = _kinds_by_member(comment)
    _tell(comment, kinds, now)
    # One question for most comments: nobody follows any of it.
    listened = _listened(comment)
    if is_followed([key for keys in listened.values() for key in keys]):
        for kind, keys in listened.items():
            _have_told(kind, keys, comment, kinds, now)


def _listened(comment: Comment) -> dict[str, list[str]]:
    """Return by kind what is followed by those who hear of a comment, its own name first."""
    thread = comment.thread
    merged = prepared.instances(
        Thread,
        "merged into",
        lambda given: Thread.objects.filter(merged_into=given["thread"]).order_by("pk"),
        {"thread": thread.pk},
    )
    talks = [subjects.of(each).press_key for each in (thread, *merged)]
    listened = {"talk": talks}
    if comment.author_id is not None:
        listened["voice"] = [member_key(comment.author_id)]
    if thread.board_id is not None and comment.parent_id is None and comment.floor == 1:
        listened["opening"] = [f"board:{thread.board_id}"]
    return listened


def _have_told(
    kind: str, keys: list[str], comment: Comment, besides: dict[int, str], now: datetime
) -> None:
    """Have the followers of something told of a comment; what counts is told of as that."""
    spread(
        kind=kind,
        subject=keys[0] if kind_of(kind).folds else f"comment:{comment.pk}",
        keys=keys,
        parameters={"board": keys[0]} if kind == "opening" else {},
        mark=str(comment.pk),
        address=addresses.comment(comment.pk),
        by=comment.author,
        besides=besides,
        now=now,
    )


def tell_named(*, comment: Comment, now: datetime) -> None:
    """Tell those whom a comment names since it was edited; who was told of it is not told again."""
    if comment.is_visible:
        kinds = _kinds_by_member(comment)
        _tell(comment, {member: kind for member, kind in kinds.items() if kind == "mention"}, now)


def _kinds_by_member(comment: Comment) -> dict[int, str]:
    """Return who is told of a comment, and as what; who is answered is not told twice."""
    kinds = dict.fromkeys(mentions.read(comment.html), "mention")
    if comment.parent is not None and comment.parent.author_id is not None:
        kinds[comment.parent.author_id] = "reply"
    return kinds


def _tell(comment: Comment, kinds: dict[int, str], now: datetime) -> None:
    """Tell members in the order of their numbers, as everywhere: nobody waits for ever."""
    for member, kind in sorted(kinds.items()):
        tell_many(
            {member: {}},
            kind=kind,
            subject=f"comment:{comment.pk}",
            address=addresses.comment(comment.pk),
            by=comment.author,
            now=now,
        )
