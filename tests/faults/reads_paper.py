"""Articles to be read, and what was read of them: run as a module on a site's data.

``make COUNT`` prints the articles' numbers, ``count`` the readers of each in the last hours.
"""

import json
import sys

import django

django.setup()

from rostra.kernel import clock  # noqa: E402
from rostra.kernel.windows import rolling  # noqa: E402
from rostra.rankings.actions.fold_reads import fold_reads  # noqa: E402
from rostra.rankings.reads import windows  # noqa: E402
from rostra.rankings.tests.reading import articles  # noqa: E402


def main(act: str, *arguments: str) -> None:
    """Do it."""
    now = clock.now()
    if act == "make":
        json.dump(articles(int(arguments[0]), now=now), sys.stdout)
        return
    fold_reads(now=now)
    json.dump(windows.readers(since=rolling(4, now=now).start, now=now), sys.stdout)


main(*sys.argv[1:])
