"""Tests that share a site run in one process: pytest and pytest-xdist still agree on how."""

import pytest


@pytest.mark.xdist_group("together")
def test_a_group_is_kept_together(request: pytest.FixtureRequest) -> None:
    if not getattr(request.config.option, "loadgroup", False):
        pytest.skip("This run does not distribute by groups.")
    assert request.node.nodeid.endswith("@together")
