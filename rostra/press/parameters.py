"""Which parameters of a query a public page may depend on: no others reach it."""

from urllib.parse import parse_qsl, urlencode

from django.conf import settings

# A longer query is nobody's page: it is answered, and the answer is not kept.
LONGEST = 1_000


def essential(query: str) -> str:
    """Return a query without what no page depends on (``utm_source=…``)."""
    if not query:
        return ""
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([pair for pair in pairs if pair[0] in settings.PUBLIC_PARAMETERS])
