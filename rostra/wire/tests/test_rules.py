"""What is done with an item that comes again, as a table."""

import itertools

import pytest

from rostra.wire.rules import Deed, Standing, decide


@pytest.mark.parametrize(
    ("same", "touched", "live", "publish", "deed"),
    [
        # the same content
        (True, False, False, False, Deed.LEAVE),
        (True, False, False, True, Deed.PUBLISH),
        (True, False, True, False, Deed.LEAVE),
        (True, False, True, True, Deed.LEAVE),
        (True, True, False, False, Deed.LEAVE),
        (True, True, False, True, Deed.LEAVE),
        (True, True, True, False, Deed.LEAVE),
        (True, True, True, True, Deed.LEAVE),
        # another
        (False, False, False, False, Deed.UPDATE),
        (False, False, False, True, Deed.UPDATE),
        (False, False, True, False, Deed.UPDATE),
        (False, False, True, True, Deed.UPDATE),
        (False, True, False, False, Deed.PROPOSE),
        (False, True, False, True, Deed.PROPOSE),
        (False, True, True, False, Deed.PROPOSE),
        (False, True, True, True, Deed.PROPOSE),
    ],
)
def test_what_is_done(same: bool, touched: bool, live: bool, publish: bool, deed: Deed) -> None:
    standing = Standing(
        is_new=False, is_same=same, is_touched=touched, is_live=live, may_publish=publish
    )
    assert decide(standing) is deed


def test_what_is_new_is_filed_whatever_else() -> None:
    for flags in itertools.product([True, False], repeat=4):
        assert decide(Standing(True, *flags)) is Deed.FILE
