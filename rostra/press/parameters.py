"""Which parameters of a query a public page may depend on: no others reach it."""

from urllib.parse import parse_qsl, urlencode

from django.conf import settings

# Longer queries, and such of more parameters, are nobody's page.
LONGEST, MOST = 1_000, 20


def essential(query: str) -> str:
    """Return a query without what no page depends on (``utm_source=…``).

    What is too long to be a page's is empty.
    """
    if not query or len(query) > LONGEST:
        return ""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST)
    except ValueError:
        return ""
    return urlencode([pair for pair in pairs if pair[0] in settings.PUBLIC_PARAMETERS])
