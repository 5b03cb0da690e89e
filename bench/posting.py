"""Post comments to a running site as members do: session, checks, and a commit that lasts."""

import http.client
import os
import random
import statistics
import threading
import time
from importlib import import_module
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connections

from bench import prose, served, talk
from bench.site import Site
from rostra.accounts.models import Member
from rostra.discussion.models import Comment
from rostra.news.models import Article

CLIENTS = 8
SECONDS = 10
# Enough of them that none speaks as often as somebody who floods a thread.
SPEAKERS = 2_400
THREADS = 200
QUIET_SECONDS = 15.0
WARM_UP, WARM_UP_SECONDS = 300, 3.0
CSRF = "c" * 32


def measure(site: Site, *, port: int) -> dict[str, Any]:
    """Serve a site by one process on one core, let eight members at a time speak for ten seconds.

    Returns comments a second, latencies (ms), how many were refused or are held by screening, and
    how many that were answered with success are not in the database.
    """
    server, loader = sorted(os.sched_getaffinity(0))[:2]
    before, cookies = Comment.objects.count(), _sign_in()
    rows = Article.objects.order_by("-published_at").values_list("pk", flat=True)
    articles = list(rows[:THREADS])
    with served.serving(site, port=port, workers=1):
        os.sched_setaffinity(0, {loader})
        # What a start begins, in the other processes too, is over by then.
        time.sleep(QUIET_SECONDS)
        _speak(port, cookies[:WARM_UP], articles, seconds=WARM_UP_SECONDS)
        warm = Comment.objects.count()
        last = Comment.objects.order_by("-pk").values_list("pk", flat=True)[0]
        begun = time.perf_counter()
        times, refused = _speak(port, cookies[WARM_UP:], articles, seconds=SECONDS)
        passed = time.perf_counter() - begun
        os.sched_setaffinity(0, {server, loader})
    after = Comment.objects.count()
    times.sort()
    return {
        "a second": round(len(times) / passed, 1),
        "p50": round(statistics.median(times), 1),
        "p99": round(times[int(len(times) * 0.99)], 1),
        "refused": refused,
        "held": Comment.objects.filter(held_at__isnull=False, pk__gt=last).count(),
        "lost": len(times) - (after - warm),
        "in all": after - before,
    }


def _sign_in() -> list[str]:
    """Return the cookies of as many members, each with a session of its own."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    speakers = Member.objects.filter(password=talk.NO_PASSWORD).order_by("pk")[:SPEAKERS]
    cookies = []
    for member in speakers:
        session = store()
        session[SESSION_KEY] = str(member.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = member.get_session_auth_hash()
        session.save()
        cookies.append(
            f"{settings.SESSION_COOKIE_NAME}={session.session_key};"
            f" {settings.CSRF_COOKIE_NAME}={CSRF}; {settings.MEMBER_HINT_COOKIE}=1"
        )
    connections.close_all()
    return cookies


def _speak(
    port: int, cookies: list[str], articles: list[int], *, seconds: float
) -> tuple[list[float], int]:
    """Let members speak in turns, eight at a time; return the times, and how many were refused."""
    begun_at = time.time_ns()
    until = time.monotonic() + seconds
    times: list[float] = []
    refused: list[int] = []

    def client(place: int) -> None:
        # Another text each time: the same again would be the same comment, sent twice.
        chance = random.Random(f"{begun_at} {place}")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        mine = list(islice(cookies, place, None, CLIENTS))
        turn = 0
        while time.monotonic() < until:
            cookie = mine[turn % len(mine)]
            turn += 1
            text = prose.paragraph(chance, prose.chinese_sentence, 150)
            form = urlencode({"text": text, "csrfmiddlewaretoken": CSRF})
            headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
            address = f"/me/threads/article:{chance.choice(articles)}/reply"
            begun = time.perf_counter()
            connection.request("POST", address, form, headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status == http.client.FOUND:
                times.append((time.perf_counter() - begun) * 1000)
            else:
                refused.append(answer.status)

    clients = [threading.Thread(target=client, args=[place]) for place in range(CLIENTS)]
    for each in clients:
        each.start()
    for each in clients:
        each.join()
    return times, len(refused)
