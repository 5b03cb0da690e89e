"""A small work for browsers, so that writing in bulk costs something (ALTCHA's proof of work).

A challenge is a hash; the browser finds the number that makes it. Nothing is kept of challenges
but that they were answered: each counts once. Who has worked need not again for a day, in that
session. Without script, or without https, there is no work; what is written waits then.
"""

import json
from datetime import datetime, timedelta

from altcha import ChallengeOptionsV1, create_challenge_v1, verify_solution_v1
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from rostra.kernel import clock

FIELD = "work"
# A browser hashes some tens of thousands a second; half of these are needed on average.
HARDEST = 30_000
# So long an answer is taken, from when the page was made.
ANSWERED_WITHIN = timedelta(hours=2)
LASTS = timedelta(days=1)
LONGEST_ANSWER = 2_000
DONE = "worked_until"


def challenge(*, now: datetime) -> str:
    """Return a new challenge as JSON, for the page."""
    options = ChallengeOptionsV1(max_number=HARDEST, hmac_key=_key(), expires=now + ANSWERED_WITHIN)
    return json.dumps(create_challenge_v1(options).to_dict())


def is_done(request: HttpRequest) -> bool:
    """Say whether the visitor's browser has worked: lately, or with what is sent now."""
    now = clock.now()
    if request.session.get(DONE, 0) > now.timestamp():
        return True
    if not _is_answer(request.POST.get(FIELD, "")):
        return False
    request.session[DONE] = (now + LASTS).timestamp()
    return True


def was_done(request: HttpRequest) -> bool:
    """Say whether the visitor's browser has worked lately."""
    return bool(request.session.get(DONE, 0) > clock.now().timestamp())


def _is_answer(payload: str) -> bool:
    if not payload or len(payload) > LONGEST_ANSWER:
        return False
    try:
        is_right, _why = verify_solution_v1(payload, _key(), check_expires=True)
    except Exception:
        return False
    # The same answer a second time is somebody else's.
    digest = salted_hmac("screening.work.used", payload).hexdigest()
    return is_right and cache.add(f"work:{digest}", True, ANSWERED_WITHIN.total_seconds())


def _key() -> str:
    return salted_hmac("screening.work", settings.SITE_URL, algorithm="sha256").hexdigest()
