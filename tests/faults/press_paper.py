"""Put a small paper and a signed-in editor into a site: run as a module on its data.

Prints a JSON object: the addresses of four articles with their numbers, and the session's key.
"""

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402

from rostra.news import addresses  # noqa: E402
from tests.cast import ArticleFactory, SectionFactory, make_cast  # noqa: E402


def main() -> None:
    """Make everything and say where it is."""
    editor = make_cast().editor
    articles = {}
    for name in ("corrected", "withdrawn", "published", "untouched"):
        # Sections and languages apart: nothing of one stands on the page of another.
        article = ArticleFactory(
            headline=f"{name} article",
            language="en",
            section=SectionFactory(),
            published=name != "published",
        )
        articles[name] = [article.pk, f"/en{addresses.article(article.pk, article.slug)}"]
    session = SessionStore()
    session[SESSION_KEY] = str(editor.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = editor.get_session_auth_hash()
    session.save()
    json.dump({"articles": articles, "session": session.session_key}, sys.stdout)


main()
