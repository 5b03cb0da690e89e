"""What is said of a rule that fired, to the author of a text and to moderators."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from rostra.screening.verdict import Fired


def reason(fired: Mapping[str, str]) -> str:
    """Return in a sentence why a rule fired, in the language that is read."""
    sentences = {
        "word": _("A word that this paper looks at: “%(what)s”."),
        "links": _("Many links for somebody new here: %(what)s"),
        "domain": _("A link to a place that is blocked here: %(what)s"),
        "shortener": _("A link that hides where it leads: %(what)s"),
        "first": _("The first comments of a member are looked at; this is number %(what)s."),
        "copies": _("Nearly the same has been said lately, so many times: %(what)s."),
        "throwaway": _("The mail box is a throw-away one: %(what)s."),
        "work": _("The browser did not do the small work that is asked of new members."),
        "policy": _("Comments here are shown after a moderator has read them."),
        "pictures": _("Pictures of somebody new here are looked at first."),
    }
    sentence = sentences.get(fired.get("kind", ""), _("A rule of this paper fired on: %(what)s"))
    return sentence % {"what": fired.get("what", "")}


def reasons(fired: Iterable[Fired]) -> str:
    """Return why rules fired, one sentence after another."""
    return " ".join(dict.fromkeys(reason(each.as_row()) for each in fired))
