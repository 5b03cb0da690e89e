"""A member's own pages: inbox, what it follows, what it is told; each works without script."""

from datetime import timedelta

import pytest
from django.test import Client

from rostra.notices import kinds, queries, subjects, tokens
from rostra.notices.actions.choose import stop
from rostra.notices.actions.follow import follow
from rostra.notices.actions.read import read_all
from rostra.notices.models import Follow, Letterbox, Notice, Preference
from rostra.notices.subjects import Described
from rostra.notices.tokens import Stopping
from rostra.notices.ways import Rhythm, Way
from tests.cast import MemberFactory

HOSTILE = "<script>alert(1)</script>\r\nBcc: all@example.org"


@pytest.fixture(autouse=True)
def templates(settings, tmp_path):
    for name in ("knock", "ruling", "talk"):
        folder = tmp_path / "tried" / "notices" / name
        folder.mkdir(parents=True)
        (folder / "line.txt").write_text(
            "{% autoescape off %}{{ about }} x{{ many }}{% endautoescape %}"
        )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]


@pytest.fixture(autouse=True)
def things(monkeypatch):
    def describe(rests, language, now):
        return {
            each: Described(f"Thing {each}", f"/thing/{each}/") for each in rests if each != "9"
        }

    monkeypatch.setitem(subjects._describers, "thing", describe)


@pytest.fixture
def browser(client: Client, member) -> Client:
    client.force_login(member)
    return client


def shown(browser, address="/me/notices/"):
    response = browser.get(address)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    return response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/me/notices/",
        "/me/notices/1/",
        "/me/notices/switches/",
        "/me/follows/",
        "/me/follows/thing:1/",
    ],
)
def test_a_visitor_is_asked_to_sign_in(db, client, address):
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/?next=/me/")


def test_the_inbox_shows_the_newest_first_and_what_is_unread(browser, knock, now):
    knock(1, parameters={"about": "first"})
    knock(2, parameters={"about": "second"}, now=now + timedelta(seconds=1))
    Notice.objects.filter(subject="comment:1").update(read_at=now)
    page = shown(browser)
    assert page.index("second x1") < page.index("first x1")
    assert page.count("inbox__row--unread") == 1


def test_an_empty_inbox_says_what_will_be_there(browser):
    assert "Nothing yet" in shown(browser)


def test_what_is_hostile_is_text(browser, knock):
    knock(parameters={"about": HOSTILE})
    page = shown(browser)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Bcc: all@example.org" in page


def test_opening_a_notice_reads_it_and_leads_on(browser, knock, member):
    knock(7)
    number = Notice.objects.get().pk
    assert browser.head(f"/me/notices/{number}/").status_code == 302
    assert queries.unread(member) == 1
    response = browser.get(f"/me/notices/{number}/")
    assert response["Location"] == "/en/c/7/"
    assert queries.unread(member) == 0


def test_nobody_opens_what_others_were_told(browser, knock, now):
    knock(member=MemberFactory())
    assert browser.get(f"/me/notices/{Notice.objects.get().pk}/").status_code == 404
    assert Notice.objects.get().read_at is None


def test_what_is_gone_says_so_and_can_be_read(browser, knock, member, monkeypatch):
    gone = kinds.Kind(name="knock", label="Knocks", room="tried", look=lambda *_: {})
    monkeypatch.setitem(kinds._kinds, "knock", gone)
    knock()
    assert "not there any more" in shown(browser)
    response = browser.get(f"/me/notices/{Notice.objects.get().pk}/")
    assert response["Location"] == "/me/notices/"
    assert queries.unread(member) == 0


def test_all_that_was_shown_is_read_at_once_and_nothing_newer(browser, knock, member, now):
    knock(1)
    shown(browser)
    until = Notice.objects.get().at.isoformat()
    knock(2, now=now + timedelta(seconds=1))
    assert browser.post("/me/notices/read", {"until": until}).status_code == 302
    assert [notice.subject for notice in Notice.objects.unread()] == ["comment:2"]
    browser.post("/me/notices/read", {"until": "nonsense"})
    assert queries.unread(member) == 1
    assert read_all(by=member, until=now + timedelta(days=1), now=now) == 1


def test_a_page_of_the_inbox_costs_the_same_wherever_it_begins(
    browser, knock, now, django_assert_max_num_queries
):
    for number in range(queries.PAGE + 5):
        knock(number, now=now + timedelta(seconds=number))
    page = shown(browser)  # the names of the paper are in memory from here on
    with django_assert_max_num_queries(6):
        page = shown(browser)
    older = page.partition('class="paging__older" href="')[2].partition('"')[0]
    with django_assert_max_num_queries(6):
        page = shown(browser, f"/me/notices/{older}")
    assert page.count('class="inbox__row ') == 5


def test_the_unread_number_is_bounded(knock, member):
    for number in range(queries.COUNTED + 3):
        knock(number)
    assert queries.unread(member) == queries.COUNTED + 1


def test_following_works_by_a_page_with_a_button(browser, member):
    page = shown(browser, "/me/follows/thing:1/?back=/en/somewhere/")
    assert "Thing 1" in page
    response = browser.post("/me/follows/thing:1/", {"act": "follow", "back": "/en/somewhere/"})
    assert response["Location"] == "/en/somewhere/"
    assert Follow.objects.get().subject == "thing:1"
    assert "You follow this" in shown(browser, "/me/follows/thing:1/")
    browser.post("/me/follows/thing:1/", {"act": "unfollow"})
    assert not Follow.objects.exists()


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_one_goes_back_within_this_site_only(browser, back):
    response = browser.post("/me/follows/thing:1/", {"act": "follow", "back": back})
    assert response["Location"] == "/en/thing/1/"


@pytest.mark.parametrize("subject", ["thing:9", "nothing:1", "thing:1:2", "thing:x", "THING:1"])
def test_what_is_not_there_is_not_followed(browser, subject):
    assert browser.get(f"/me/follows/{subject}/").status_code == 404
    assert browser.post(f"/me/follows/{subject}/", {"act": "follow"}).status_code == 404


def test_what_is_gone_is_listed_and_can_be_left(browser, member, now):
    follow(subject="thing:9", by=member, now=now)
    assert "not there any more" in shown(browser, "/me/follows/")
    browser.post("/me/follows/thing:9/", {"act": "unfollow"})
    assert not Follow.objects.exists()


def test_the_list_of_follows_costs_the_same_however_long(
    browser, member, now, django_assert_max_num_queries
):
    for number in range(queries.PAGE + 5):
        follow(subject=f"thing:{10 + number}", by=member, now=now + timedelta(seconds=number))
    shown(browser, "/me/follows/")
    with django_assert_max_num_queries(5):
        page = shown(browser, "/me/follows/")
    assert page.count('class="inbox__row ') == queries.PAGE


def test_a_member_chooses_what_it_is_told(browser, member):
    page = shown(browser, "/me/notices/switches/")
    assert "Knocks" in page
    assert "Rulings" in page
    chosen = {f"way-{kind.name}": kind.way.value for kind in kinds.known()}
    chosen |= {"way-knock": "nothing", "rhythm": "weekly"}
    assert browser.post("/me/notices/switches/", chosen).status_code == 302
    assert Preference.objects.get(kind="knock").way == Way.NOTHING
    assert Letterbox.objects.get().rhythm == Rhythm.WEEKLY


@pytest.mark.parametrize(
    "wrong", [{"way-ruling": "nothing"}, {"way-knock": "pigeon"}, {"rhythm": "hourly"}]
)
def test_a_choice_that_is_none_changes_nothing(browser, wrong):
    chosen = {f"way-{kind.name}": kind.way.value for kind in kinds.known()}
    response = browser.post("/me/notices/switches/", {**chosen, "rhythm": "daily", **wrong})
    assert response.status_code == 422
    assert not Preference.objects.exists()


def test_mails_stop_by_one_click_without_signing_in(member, knock, now):
    client = Client(enforce_csrf_checks=True)
    knock()
    address = f"/me/unsubscribe/{tokens.token(Stopping(member.pk, 'knock'))}/"
    assert client.get(address).status_code == 200
    assert not Preference.objects.exists()
    response = client.post(address, {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert Preference.objects.get(kind="knock").way == Way.INBOX
    # What waits to be mailed is not mailed any more.
    assert Notice.objects.get().way == Way.INBOX


def test_digests_stop_as_well(member, client):
    client.post(f"/me/unsubscribe/{tokens.token(Stopping(member.pk, None))}/")
    assert Letterbox.objects.get().rhythm == Rhythm.NEVER


def test_stopping_turns_nothing_up(member, now):
    Preference.objects.create(member=member, kind="knock", way=Way.NOTHING)
    stop(kind="knock", by=member, now=now)
    assert Preference.objects.get().way == Way.NOTHING


@pytest.mark.parametrize("token", ["x", "1-knock", "1-knock:forged"])
def test_a_token_that_we_did_not_sign_is_nothing(member, client, token):
    assert client.post(f"/me/unsubscribe/{token}/").status_code == 404
    assert not Preference.objects.exists()


def test_a_token_of_one_member_is_not_anothers(member, client):
    signed = tokens.token(Stopping(member.pk, "knock")).partition(":")[2]
    assert client.post(f"/me/unsubscribe/{member.pk + 1}-knock:{signed}/").status_code == 404
