"""What was said after a floor: a fragment that an open page asks for, the same for everybody."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from rostra import press
from rostra.discussion import policies, queries, subjects
from rostra.pages import floor as shown
from rostra.pages.visit import begin


def fresh(request: HttpRequest, key: str, floor: str) -> HttpResponse:
    """Print the comments after a floor of a subject's thread, as many as a page of them holds."""
    visit = begin(request)
    subject = subjects.read(key)
    if subject is None or policies.policy_at(subject, now=visit.now) is None:
        raise Http404
    press.depends(subject.key, subject.press_key)
    thread = queries.thread_of(subject)
    said = queries.said_after(thread, int(floor)) if thread else []
    views = shown.comment_views(said, subject, visit)
    context = {
        # They stand in the order they came, each saying which floor it answers.
        "comments": [
            replace(view, level=0, answers=each.answers or 0)
            for view, each in zip(views, said, strict=True)
        ],
        "last": max([int(floor), *(each.floor for each in said)]),
        "count": thread.comment_count if thread else 0,
        "closed": thread is not None and thread.closed_at is not None,
    }
    if said:
        press.good_for(shown.NAMES_HOLD)
    response = render(request, "pages/floor/fresh.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
