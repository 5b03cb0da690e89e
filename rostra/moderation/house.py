"""The rules of the house as somebody reads them."""

from django.conf import settings
from django.db.models import QuerySet

from rostra.kernel import script
from rostra.moderation.models import HouseRule

PRESS_KEY = "house-rule:all"


def rules_in(language: str) -> QuerySet[HouseRule]:
    """Return the rules in the language of whoever reads, in any they have where it has none.

    Chinese of either script is the reader's own: it is converted, or read as it is.
    """
    family = script.family(language)
    own = [code for code, _ in settings.LANGUAGES if script.family(code) == family]
    rows = HouseRule.objects.filter(language__in=own)
    return rows if rows.exists() else HouseRule.objects.all()
