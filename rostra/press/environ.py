"""What the press notes in the environ of a request, and tells of the answers it gave itself."""

import re
from collections.abc import Callable

# An answer: when (seconds since 1970), method, path as WSGI has it, status, seconds it took,
# bytes of the body, request id. A plain tuple, for one is made for every reader.
Told = tuple[float, str, str, int, float, int, str]
Note = Callable[[Told], None]
# A request id that a proxy may give.
WELL_FORMED_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}\Z")

# The query as it came, for old addresses of moved-in sites: other pages see the known parameters.
AS_IT_CAME = "rostra.press.query"
# Where the door leaves what it learned of a page.
PRINTING = "rostra.press.printing"
# Nobody asked: a page is renewed behind the reader.
BEHIND = "rostra.press.behind"
# The method asked by, where a HEAD has the page printed as a GET does.
ASKED_BY = "rostra.press.method"
