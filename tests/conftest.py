"""What the tests that cross rooms share beside ``tests/fixtures.py``: the site and the browser."""

from tests.journeys.fixtures import (  # noqa: F401
    browser,
    editor,
    passwords,
    reader,
    signed_in,
    site,
    visit,
)
