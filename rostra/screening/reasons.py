"""What is said of a rule that fired, to the author of a text and to moderators."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from rostra.screening.verdict import Fired


def reason(fired: Mapping[str, str]) -> str:
    """Return in a sentence why a rule fired, in the language that is read."""
    what = fired.get("what", "")
    sentences = {
        "links": _("Too many links for somebody new here: %(what)s"),
    }
    sentence = sentences.get(fired.get("kind", ""), _("A rule of this paper fired on: %(what)s"))
    return sentence % {"what": what}


def reasons(fired: Iterable[Fired]) -> str:
    """Return why rules fired, one sentence after another."""
    return " ".join(reason(each.as_row()) for each in fired)
