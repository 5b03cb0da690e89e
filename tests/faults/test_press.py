"""The press of a real site with two web processes: new at the next request, everywhere."""

import json
import os
import re
import signal
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import psutil
import pytest

from tests.journeys.site import PATIENCE, Site, blank_site

# A new connection goes to either process; so many find both, but for one time in 10,000.
TRIES = 15
CORRECT = """
import sys, django
django.setup()
from rostra.kernel import clock
from rostra.news.actions.correct import correct
from rostra.news.models import Article
correct(article=Article.objects.get(pk=int(sys.argv[1])), text=sys.argv[2], by=None,
        now=clock.now())
"""
PUBLISH = """
import sys, django
django.setup()
from rostra.kernel import clock
from rostra.news.actions.publish import publish
from rostra.news.models import Article
publish(article=Article.objects.get(pk=int(sys.argv[1])), by=None, now=clock.now())
"""
# As if killed between commit and touch.
CORRECT_AND_DIE = CORRECT.replace(
    "correct(",
    "import os, signal\n"
    "from rostra.press import stamps\n"
    "stamps.heed = lambda lines: os.kill(os.getpid(), signal.SIGKILL)\n"
    "correct(",
)


class TwoProcesses(Site):
    """A site that is served by two web processes."""

    @property
    def environ(self) -> dict[str, str]:
        """The environment of every command on this site."""
        return super().environ | {"ROSTRA_WORKERS": "2"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a small paper by two web processes."""
    with blank_site(tmp_path_factory.mktemp("press") / "data", "press") as blank:
        made = TwoProcesses(blank.folder, blank.database_url, blank.port)
        made.told = json.loads(made.run("tests.faults.press_paper"))
        made.start()
        try:
            limit = time.monotonic() + PATIENCE
            while len(figures(made)) < 2:  # The second process comes a moment after the first.
                assert time.monotonic() < limit, "only one process answers"
                answers(made, "/en/")
            yield made
        finally:
            made.stop()


def address(site: Site, name: str) -> str:
    return site.told["articles"][name][1]


def answers(site: Site, path: str) -> list[str]:
    """Return what an address shows, asked often enough to have met both processes."""
    return [site.get(path).text for _ in range(TRIES)]


def everywhere(site: Site, path: str, is_so: Callable[[str], bool]) -> bool:
    return all(is_so(text) for text in answers(site, path))


def figures(site: Site) -> list[dict[str, Any]]:
    time.sleep(1.5)  # They are published each second.
    return [json.loads(line) for line in site.rostra("press", "--json").splitlines()]


def at_the_desk(site: Site, act: str, name: str, **fields: str) -> None:
    """Do an act on an article at the desk, over HTTP, as the editor."""
    number = site.told["articles"][name][0]
    url = f"/desk/articles/{act}/{number}/"
    cookie = f"sessionid={site.told['session']}"
    form = site.get(url, Cookie=cookie)
    assert form.status == 200, form.text[:500]
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form.text)
    secret = re.search(r"csrftoken=(\w+)", str(form.headers))
    assert token is not None
    assert secret is not None
    request = urllib.request.Request(
        site.origin + url,
        data=urlencode(fields | {"csrfmiddlewaretoken": token[1]}).encode(),
        headers={"Cookie": f"{cookie}; csrftoken={secret[1]}"},
    )
    answer = site.ask(request)
    assert answer.status == 302, answer.text[:2000]


def run(site: Site, program: str, name: str, text: str) -> None:
    """Run a program on the site's data, beside the server; whatever its end."""
    number = str(site.told["articles"][name][0])
    os.spawnve(
        os.P_WAIT, sys.executable, [sys.executable, "-c", program, number, text], site.environ
    )


def test_a_change_at_one_process_is_new_at_the_next_request_everywhere(site: Site) -> None:
    paths = [address(site, name) for name in ("corrected", "withdrawn", "untouched")]
    for path in paths:
        assert all("article" in text for text in answers(site, path))
    before = figures(site)
    assert len(before) == 2
    assert all(each["kept"] > 0 for each in before)

    at_the_desk(site, "correct", "corrected", text="It was in October.")
    assert everywhere(site, paths[0], lambda text: "It was in October." in text)
    at_the_desk(site, "withdraw", "withdrawn", note="The source took it back.")
    assert [site.get(paths[1]).status for _ in range(TRIES)] == [410] * TRIES
    assert everywhere(site, paths[1], lambda text: "The source took it back." in text)

    for _ in range(TRIES):
        site.get(paths[2])
    after = figures(site)
    dropped = {address for each in after for _, address, _ in each["last_dropped"]}
    # The list in which it stood is soft there, so the other page was renewed, not dropped.
    assert dropped == set(paths[:2])


def test_a_command_beside_the_server_is_heard(site: Site) -> None:
    path = address(site, "corrected")
    answers(site, path)
    run(site, CORRECT, "corrected", "Beside the server.")
    assert everywhere(site, path, lambda text: "Beside the server." in text)


def test_what_is_published_is_new_in_its_page_and_its_lists(site: Site) -> None:
    path = address(site, "published")
    lists = ("/en/latest/", "/en/")
    assert [site.get(path).status for _ in range(TRIES)] == [404] * TRIES
    for each in lists:
        assert everywhere(site, each, lambda text: "published article" not in text)
    run(site, PUBLISH, "published", "")
    # A draft's address is not yet the article's.
    assert [site.get(path).status for _ in range(TRIES)] == [301] * TRIES
    path = site.get(path).headers["Location"]
    assert everywhere(site, path, lambda text: "published article" in text)
    for each in lists:
        assert everywhere(site, each, lambda text: "published article" in text)


def test_a_command_killed_between_commit_and_touch_is_heard_within_a_second(site: Site) -> None:
    path = address(site, "corrected")
    answers(site, path)
    run(site, CORRECT_AND_DIE, "corrected", "Then it died.")
    limit = time.monotonic() + 2.5
    while not everywhere(site, path, lambda text: "Then it died." in text):
        assert time.monotonic() < limit, "not healed"


def test_the_press_is_emptied(site: Site) -> None:
    path = address(site, "untouched")
    answers(site, path)
    before = sum(each["printed"] for each in figures(site))
    site.rostra("press", "empty")
    answers(site, path)
    assert sum(each["printed"] for each in figures(site)) == before + 2
    assert "press:all" in site.rostra("press")


def test_a_killed_process_and_a_torn_table_harm_nobody(site: Site) -> None:
    path = address(site, "corrected")
    assert site.server is not None
    web = psutil.Process(site.server.pid).children(recursive=True)
    workers = [each for each in web if "worker-" in " ".join(each.cmdline())]
    assert len(workers) == 2
    for number, accident in enumerate(("killed", "torn", "deleted")):
        answers(site, path)
        stamps = site.folder / "press" / "stamps"
        if accident == "killed":
            workers[0].send_signal(signal.SIGKILL)
            site.wait(path)
        elif accident == "torn":
            # By a power cut or a careless hand: never by us in place.
            torn = stamps.with_name("torn")
            torn.write_bytes(b"torn")
            torn.replace(stamps)
        else:
            stamps.unlink()
        run(site, CORRECT, "corrected", f"After accident {number}.")
        limit = time.monotonic() + PATIENCE
        while not everywhere(site, path, lambda text: f"After accident {number}." in text):  # noqa: B023
            assert time.monotonic() < limit, accident
            assert time.monotonic() < limit - PATIENCE + 10
