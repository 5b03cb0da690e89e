"""What readers see of moderation: the rules of the house, what was decided, and the figures."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from rostra import press
from rostra.accounts.models import Sanction
from rostra.kernel import script
from rostra.moderation import addresses as moderation
from rostra.moderation import figures as counted
from rostra.moderation import queries
from rostra.moderation.actions.decide import LOG_KEY
from rostra.moderation.house import PRESS_KEY, rules_in
from rostra.moderation.models import Decision
from rostra.pages import addresses, meta
from rostra.pages.shapes import Figure, Link, LogEntry, Page
from rostra.pages.views.listing import is_first, listing, own_canonical
from rostra.pages.visit import Visit, begin

# The figures of a month that runs need not be of this minute.
LATE = 300


def rules(request: HttpRequest) -> HttpResponse:
    """Print the rules of the house in the language of the edition, else as they are."""
    press.depends(PRESS_KEY)
    visit = begin(request)
    page = _page("rules", _("House rules"), visit)
    told = [
        (rule.number, visit.words(rule.text, rule.language), visit.lang(rule.language))
        for rule in rules_in(visit.language)
    ]
    return render(request, "pages/moderation/rules.html", {**listing(page, visit), "rules": told})


def log(request: HttpRequest) -> HttpResponse:
    """Print what moderators decided, the latest first."""
    press.depends(LOG_KEY)
    visit = begin(request)
    keys = queries.public_log(request.GET)
    page = _page("moderation", _("The log of moderation"), visit)
    page.canonical = own_canonical(request, visit)
    page.alternates = meta.in_every_edition(visit.path) if is_first(request) else []
    context = {
        **listing(page, visit, keys),
        "entries": [entry(row, visit) for row in keys.rows],
        "figures_url": visit.address(moderation.figures()),
        "rules_url": visit.address(moderation.rules()),
    }
    return render(request, "pages/moderation/log.html", context)


def figures(request: HttpRequest, year: str | None = None) -> HttpResponse:
    """Print the figures of a year, of this one where none is named."""
    press.depends(counted.PRESS_KEY, within=LATE)
    visit = begin(request)
    this = timezone.localtime(visit.now).year
    shown = int(year) if year else this
    years = sorted({this, *counted.years()}, reverse=True)
    if shown not in years:
        raise Http404
    title = _("Moderation in figures, %(year)d") % {"year": shown}
    page = _page("transparency", title, visit)
    labels = names()
    context = {
        **listing(page, visit),
        "figures": [
            Figure(label=labels[word], months=tuple(months), total=sum(months))
            for word, months in counted.of_year(shown).items()
        ],
        "months": range(1, 13),
        "years": [
            Link(
                label=str(each),
                url=visit.address(moderation.figures(0 if each == this else each)),
                note="current" if each == shown else "",
            )
            for each in years
        ],
        "log_url": visit.address(moderation.log()),
    }
    return render(request, "pages/moderation/transparency.html", context)


def entry(row: Decision, visit: Visit) -> LogEntry:
    """Return a decision as readers see it; names only where the owner wants them."""
    language = script.detect(row.reason) or visit.language
    kind, _colon, _number = row.subject.partition(":")
    appeal = getattr(row, "appeal", None)
    return LogEntry(
        at=row.at,
        act=row.get_act_display(),
        about=kinds().get(kind, ""),
        sanction=row.sanction.get_kind_display() if row.sanction else "",
        until=row.sanction.ends_at if row.sanction else None,
        rule=visit.words(row.rule, language),
        reason=visit.words(row.reason, language),
        member=row.member.name if settings.LOG_NAMES and row.member else "",
        undone_at=row.undone_at,
        appeal=appeal.get_outcome_display() if appeal and appeal.outcome else "",
    )


def kinds() -> dict[str, str]:
    """Return what the log calls the kinds of subjects."""
    return {
        "comment": _("a comment"),
        "article": _("an article"),
        "thread": _("a thread"),
        "member": _("an account"),
    }


def names() -> dict[str, str]:
    """Return what the figures call what is counted."""
    return {
        "reports": _("reports"),
        "held": _("comments held for a look"),
        "complaints": _("complaints about rights or law"),
        "appeals": _("appeals"),
        "upheld": _("appeals upheld"),
        "refused": _("appeals refused"),
        "undone": _("decisions undone"),
        **{act.value: str(act.label) for act in Decision.Act},
        **{kind.value: str(kind.label) for kind in Sanction.Kind},
    }


def _page(kind: str, title: str, visit: Visit) -> Page:
    return Page(
        key=addresses.key(kind),
        kind=kind,
        title=title,
        canonical=meta.canonical(visit.path, visit.language),
        alternates=meta.in_every_edition(visit.path),
        crumbs=[Link(label=title, url=visit.address(visit.path))],
    )
