"""Requests that cannot be carried out: a page in the reader's language that says why."""

import re
from urllib.parse import quote

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.cache import cache
from django.test import Client

from rostra.accounts.models import Member
from tests.cast import PASSWORD, MemberFactory

PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20]*")
LOGIN = "/accounts/login/"
FORMS = (LOGIN, "/accounts/signup/", "/accounts/password/reset/")
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=x"
A_FILE = b'Content-Disposition: form-data; name="login"; filename="../../x"'
# What browsers read as another site's address, or as script, where a path is expected.
ELSEWHERE = (
    "http://evil.example/", "//evil.example/", "///evil.example/", "////evil.example",
    "/\\evil.example/", "\\\\evil.example", "/\t/evil.example/", "\t//evil.example",
    "http:evil.example", "http:/evil.example", "https:evil.example", "javascript:alert(1)",
    "java\nscript:alert(1)", "data:text/html,x", "http://testserver@evil.example/",
    "http://testserver.evil.example/", "//testserver:80@evil.example",
    "http://evil.example\\@testserver/", "http://[", "//[", "http://[::1]x/",
    "http://evil.example:99999999/", "／／evil.example", "//evil。example", "/%5cevil.example",
    "/%2f/evil.example", "\u202e//evil.example", "ftp://evil.example", "\x00//evil.example",
    "//\ud7ffevil.example", ".evil.example", "?next=//evil.example",
)  # fmt: skip


@pytest.fixture
def visitor(db: None) -> Client:
    """Return a browser that nobody is signed in with, set to traditional Chinese."""
    cache.clear()
    return Client(raise_request_exception=False, headers={"accept-language": "zh-TW"})


@pytest.fixture
def member(db: None) -> Member:
    """Return a member who can sign in."""
    member = MemberFactory(email="wei@example.org")
    member.emailaddress_set.create(email=member.email, verified=True, primary=True)
    return member


def heading(page: bytes) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page.decode(), re.DOTALL)
    return found[1].strip() if found else ""


# What is posted, by what it is: its type, its body, and the status of the answer.
BODIES = {
    "NUL": (FORM, b"login=a%00b&email=%00&password=%00&name=%00&password1=%00", 200),
    "bytes": (FORM, b"login=\xff&email=\xff&password=\xff&name=\xff", 200),
    "quoted bytes": (FORM, b"login=%ff%fe&email=%ff&password=%ff&name=%ff", 200),
    "surrogates": (FORM, b"login=%ed%a0%80&email=%ed%a0%80%40x.example", 200),
    "long": (FORM, b"login=" + b"a" * 2_000_000 + b"&email=" + b"b" * 2_000_000, 200),
    "too long": (FORM, b"a=" + b"a" * 9_000_000, 400),
    "too many fields": (FORM, b"a=b&" * 20_000, 400),
    "GBK": (f"{FORM}; charset=gbk", b"login=\xd6\xd0", 400),
    "UTF-7": (f"{FORM}; charset=utf-7", b"login=+AGE-", 400),
    "no charset": (f"{FORM}; charset=nonsense", b"login=a", 200),
    "no boundary": ("multipart/form-data", b"--x\r\nbroken", 200),
    "cut off": (MULTIPART, b"--x\r\nbroken", 200),
    "a file for a name": (MULTIPART, b"--x\r\n" + A_FILE + b"\r\n\r\n!\r\n--x--", 200),
    "text": ("text/plain", b"login=a", 200),
    "no type": ("\udcff/x", b"login=a", 200),
}


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize(("kind", "body", "status"), BODIES.values(), ids=BODIES)
def test_an_unreadable_form_is_refused_and_says_so(
    visitor: Client, path: str, kind: str, body: bytes, status: int
) -> None:
    answer = visitor.generic("POST", path, body, content_type=kind)
    assert answer.status_code == status
    if status == 400:
        assert heading(answer.content) == "無法讀取這個請求"
    assert not Member.objects.exists()


def test_a_form_that_is_not_ours_is_refused_in_the_readers_language(db: None) -> None:
    for language, title in (
        ("en", "This form is no longer valid"), ("zh-CN", "这张表单已经失效"),
        ("zh-TW", "這張表單已經失效"),
    ):  # fmt: skip
        client = Client(enforce_csrf_checks=True, headers={"accept-language": language})
        for body in ({"login": "a"}, {"login": "a", "csrfmiddlewaretoken": "x"}):
            answer = client.post(LOGIN, body)
            assert (answer.status_code, heading(answer.content)) == (403, title)
            assert "no-store" in answer["Cache-Control"]


def test_who_asks_too_often_is_told_to_wait(visitor: Client) -> None:
    form = {"email": "twice@example.org", "name": "Twice", "password1": PASSWORD}
    assert visitor.post("/accounts/signup/", form).status_code == 302
    form["name"] = "Another"
    answer = Client(headers={"accept-language": "zh-CN"}).post("/accounts/signup/", form)
    assert (answer.status_code, heading(answer.content)) == (429, "操作过于频繁")


HOSTS = (
    "evil.example", "testserver@evil.example", "", "[::1", "..", "a" * 5000, "testserver/evil",
    "testserver, evil.example", '"><script>', "testserver\x00",
)  # fmt: skip


def test_the_host_is_checked_before_anything(visitor: Client) -> None:
    for host in HOSTS:
        for path in ("/", LOGIN, "/desk/", "/me/for/front:0", "/nothing/"):
            answer = visitor.get(path, HTTP_HOST=host)
            assert answer.status_code == 400, (host, path)
            assert "evil" not in answer.content.decode(), (host, path)


def test_mail_leads_to_the_site_whatever_host_was_asked(
    visitor: Client, member: Member, settings: LazySettings
) -> None:
    forged = {"HTTP_HOST": "localhost:1337", "HTTP_X_FORWARDED_HOST": "evil.example"}
    visitor.post("/accounts/password/reset/", {"email": member.email}, **forged)
    (letter,) = mail.outbox
    assert f"{settings.SITE_URL}/accounts/password/reset/key/" in letter.body
    assert "1337" not in letter.body + letter.subject
    assert "evil" not in letter.body + letter.subject


@pytest.mark.parametrize("following", ELSEWHERE)
def test_signing_in_leads_nowhere_else(visitor: Client, member: Member, following: str) -> None:
    asked = f"?next={quote(following)}"
    assert visitor.get(f"{LOGIN}{asked}").status_code == 200
    typed = {"login": member.email, "password": PASSWORD, "next": following}
    for answer in (
        visitor.get(f"/desk/login/{asked}"),
        visitor.post(f"{LOGIN}{asked}", typed),
        visitor.post(f"/accounts/logout/{asked}", {"next": following}),
    ):
        assert answer.status_code == 302
        assert PATH.fullmatch(answer["Location"]), answer["Location"]
