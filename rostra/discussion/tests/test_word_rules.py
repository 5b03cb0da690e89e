"""Word rules at the desk: made, rehearsed, switched, taken in and out."""

import contextlib
import re
from urllib.parse import urlencode

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rostra.accounts.forms import SettingsForm
from rostra.accounts.names import acceptable_name
from rostra.discussion.actions.say import say
from rostra.discussion.models import Board, Comment, Hold, Thread
from rostra.discussion.subjects import Subject
from rostra.kernel import clock
from rostra.kernel.tests.shared import hostile, needs
from rostra.screening import current
from rostra.screening.actions.import_rules import export_rules, import_rules
from rostra.screening.actions.save_rule import save_rule
from rostra.screening.actions.switch import switch_off, switch_on
from rostra.screening.models import Practice, WordRule
from rostra.screening.verdict import Act
from tests.cast import ArticleFactory, Cast, MemberFactory

RULES = "/desk/screening/"
TYPED = {"word": "坏词", "act": "2", "in_comments": "on", "fold_case": "on", "fold_script": "on"}


@pytest.fixture
def desk(cast: Cast) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.moderator)
    return client


@pytest.fixture
def speak(db):
    subject = Subject("article", ArticleFactory(published=True).pk)

    def act(text, by=None):
        return say(
            subject=subject, text=text, by=by or MemberFactory(), language="en", now=clock.now()
        )

    return act


def made(cast, word="坏词", *, on=True, **given):
    rule = save_rule(rule=WordRule(word=word, **given), by=cast.moderator, now=clock.now())
    return switch_on(rule=rule, by=cast.moderator, now=clock.now()) if on else rule


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def test_a_rule_is_made_switched_and_removed(desk: Client, cast, speak):
    assert "No word rules yet" in page(desk, RULES)
    assert desk.post(f"{RULES}add/", {**TYPED, "on": "1"}).status_code == 302
    rule = WordRule.objects.get()
    assert (rule.made_by, rule.is_on(clock.now())) == (cast.moderator, True)
    assert not speak("这是坏詞啊").is_visible
    assert Hold.objects.get().fired[0]["what"] == "坏詞"
    rule.refresh_from_db()
    assert rule.hits == 1
    assert "坏词" in page(desk, RULES)
    desk.post(f"{RULES}{rule.pk}/off/")
    assert speak("这是坏词").is_visible
    desk.post(f"{RULES}{rule.pk}/on/")
    assert not speak("又是坏词").is_visible
    desk.post(f"{RULES}{rule.pk}/", {**TYPED, "act": "1"})
    assert speak("还是坏词哦").text == "还是□□哦"
    desk.post(f"{RULES}{rule.pk}/", {**TYPED, "act": "3"})
    with pytest.raises(ValidationError, match="坏词"):
        speak("坏词不行")
    desk.post(f"{RULES}{rule.pk}/remove/")
    assert not WordRule.objects.exists()
    assert speak("坏词可以").is_visible
    assert desk.post(f"{RULES}999/on/").status_code == 404


@pytest.mark.parametrize(
    "wrong", [{"word": ""}, {"word": "("}, {"word": "□"}, {"in_comments": ""}, {"act": "9"}]
)
def test_what_cannot_be_looked_for_is_refused_with_what_was_typed(desk: Client, wrong):
    typed = {**TYPED, "note": "留下来的话", "is_pattern": "on" if wrong.get("word") == "(" else ""}
    typed = {name: value for name, value in {**typed, **wrong}.items() if value}
    response = desk.post(f"{RULES}add/", typed)
    assert response.status_code == 200
    assert "留下来的话" in response.content.decode()
    assert not WordRule.objects.exists()
    made_twice = {**TYPED}
    desk.post(f"{RULES}add/", made_twice)
    assert desk.post(f"{RULES}add/", made_twice).status_code == 200
    assert WordRule.objects.count() == 1


def test_a_rule_is_rehearsed_before_it_is_on(desk: Client, cast, speak, monkeypatch):
    speak("第一句有坏词在里面", by=cast.member)
    speak("第二句没有")
    query = "&".join(f"{name}={value}" for name, value in TYPED.items())
    text = page(desk, f"{RULES}rehearse/?{query}&where=comment")
    assert "<mark>坏词</mark>" in text
    assert cast.member.name in text
    assert "1 hit" in text
    assert not WordRule.objects.exists()
    rule = made(cast, on=False)
    assert "<mark>坏词</mark>" in page(desk, f"{RULES}rehearse/?rule={rule.pk}")
    assert "error-message" in page(desk, f"{RULES}rehearse/?word=&where=comment")
    page(desk, f"{RULES}rehearse/")
    sent = desk.post(f"{RULES}rehearse/", {**TYPED, "where": "comment"})
    assert "<mark>" in page(desk, sent["Location"])
    # Page by page, from the newest.
    monkeypatch.setattr("rostra.screening.rehearsal.LOOKED_AT", 1)
    first = page(desk, f"{RULES}rehearse/?{query}&where=comment")
    assert "<mark>" not in first
    below = Comment.objects.latest("pk").pk
    assert f"below={below}" in first
    assert "<mark>" in page(desk, f"{RULES}rehearse/?{query}&where=comment&below={below}")
    page(desk, f"{RULES}rehearse/?{query}&where=comment&below=x")


@pytest.mark.parametrize(
    ("where", "word"), [("name", "Wei"), ("profile", "汐港"), ("title", "渡轮")]
)
def test_names_titles_and_profiles_are_rehearsed_on_too(desk: Client, cast, where, word):
    cast.member.about = "住在汐港"
    cast.member.save()
    board = Board.objects.create(slug="b", name="论坛", language="zh-hans")
    Thread.objects.create(
        board=board, title="渡轮停了", author=cast.member, opened_at=clock.now(), language="zh-hans"
    )
    query = f"word={word}&act=2&in_comments=on&fold_case=on&where={where}"
    assert f"<mark>{word}</mark>" in page(desk, f"{RULES}rehearse/?{query}")


def test_a_text_is_tried(desk: Client, cast):
    made(cast, act=Act.MASK)
    tried = desk.post(f"{RULES}try/", {"where": "comment", "text": "说坏词"}).content.decode()
    assert "说□□" in tried
    assert "word:" in tried
    WordRule.objects.get(hits=0)
    none = desk.post(f"{RULES}try/", {"where": "name", "text": "<b>说坏词</b>"}).content.decode()
    assert "Nothing fires" in none


def test_lists_come_in_and_go_out(desk: Client, cast):
    text = "# 一个单子\n词一\n词二\n\n词一\n□\n" + "长" * 201
    report = import_rules(text=text, defaults={"act": 1}, by=cast.moderator, now=clock.now())
    assert (report.added, report.known) == (2, 1)
    assert [(line, word[:1]) for line, word, _why in report.wrong] == [(6, "□"), (7, "长")]
    assert not WordRule.objects.on(clock.now()).exists()
    switch_on(rule=WordRule.objects.get(word="词一"), by=cast.moderator, now=clock.now())
    given_out = "".join(export_rules())
    kept = list(WordRule.objects.order_by("word").values_list("word", "act", "begins_at"))
    WordRule.objects.all().delete()
    upload = SimpleUploadedFile("words.csv", ("\ufeff" + given_out).encode())
    response = desk.post(f"{RULES}import/", {"file": upload, "act": "2"})
    assert response.status_code == 302
    again = WordRule.objects.order_by("word").values_list("word", "act", "begins_at")
    assert [(word, act, bool(on)) for word, act, on in again] == [
        (word, act, bool(on)) for word, act, on in kept
    ]
    wrong = desk.post(f"{RULES}import/", {"text": "word,act\n词三,explode\n", "act": "2"})
    assert "explode" in wrong.content.decode()
    for typed in ({"text": "", "act": "2"}, {"file": SimpleUploadedFile("x", b"\xff\xfe")}):
        assert desk.post(f"{RULES}import/", {"act": "2", **typed}).status_code == 200
    export = desk.get(f"{RULES}export/")
    assert "词二" in b"".join(export.streaming_content).decode()


def test_the_practice_is_the_editors(desk: Client, cast, speak):
    assert desk.get(f"{RULES}practice/").status_code in {302, 403}
    desk.force_login(cast.editor)
    typed = {"first_comments": "1", "links_of_new": "2", "copies": "2", "blocked_domains": ""}
    assert "mail boxes" in page(desk, f"{RULES}practice/")
    assert desk.post(f"{RULES}practice/", typed).status_code == 302
    assert Practice.objects.get().holds_shorteners is False
    assert not speak("头一句").is_visible
    assert desk.post(f"{RULES}practice/", {**typed, "copies": "x"}).status_code == 200


def test_names_with_a_rules_word_cannot_be_had(cast):
    rule = made(cast, "坏名", in_names=True)
    with pytest.raises(ValidationError, match="坏名"):
        acceptable_name("我的坏名字")
    rule.refresh_from_db()
    assert rule.hits == 1
    switch_off(rule=rule, by=cast.moderator, now=clock.now())
    assert acceptable_name("我的坏名字") == "我的坏名字"


def test_what_a_member_says_of_itself_is_looked_at(cast):
    made(cast, "加微信", in_profiles=True, fold_split=True)
    typed = {"name": cast.member.name, "about": "请加 * 微 * 信 abc"}
    form = SettingsForm(typed, instance=cast.member)
    assert "about" in form.errors
    assert "about" not in SettingsForm({**typed, "about": "编辑"}, instance=cast.member).errors


def test_only_the_desk_looks(cast):
    client = Client()
    client.force_login(cast.member)
    for name in ("", "add/", "rehearse/", "try/", "import/", "export/", "practice/"):
        assert client.get(f"{RULES}{name}").status_code in {302, 403}


def test_the_list_takes_as_many_queries_for_many_rules(desk: Client, cast):
    def queries():
        page(desk, RULES)
        with CaptureQueriesContext(connection) as found:
            page(desk, RULES)
        return len(found)

    made(cast)
    before = queries()
    words = "\n".join(f"词{number}" for number in range(120))
    import_rules(text=words, defaults={}, by=cast.moderator, now=clock.now())
    assert queries() == before
    text = page(desk, RULES)
    assert text.count("data-rule") == 50
    assert "older=" in text
    assert "词119" in page(desk, f"{RULES}?q=词119")
    assert "No rule fits" in page(desk, f"{RULES}?q=没有&state=on")
    page(desk, f"{RULES}?older=x", 404)


def test_rules_are_made_ready_once_a_change(cast, django_assert_num_queries):
    made(cast)
    kept = current.rules()
    with django_assert_num_queries(1):
        assert current.rules() is kept
    made(cast, "别的词")
    assert current.rules() is not kept


@needs("hostile")
def test_hostile_words_and_texts_are_kept_or_refused_with_a_sentence(desk: Client, cast, speak):
    strings = [each for each in hostile() if "<" in each][::200] + hostile()[:400:80]
    for text in strings:
        for path, typed in (
            ("add/", {**TYPED, "word": text, "note": text[:300], "on": "1"}),
            ("try/", {"where": "comment", "text": text}),
            ("import/", {"text": text, "act": "1", "note": text[:300]}),
        ):
            assert desk.post(f"{RULES}{path}", typed).status_code in {200, 302}, (path, text)
        query = urlencode({**TYPED, "word": text, "where": "comment"}, errors="replace")
        assert desk.get(f"{RULES}rehearse/?{query}").status_code == 200, text
    assert WordRule.objects.count() > len(strings) // 2
    shown = page(desk, RULES)
    assert not re.search(r"<(?:script|img|svg)[^>]*(?:alert|onerror)", shown)
    given_out = "".join(export_rules())
    assert given_out.count("\n") >= WordRule.objects.count()
    author = MemberFactory()
    for text in strings[:4]:
        with contextlib.suppress(ValidationError):
            speak(text, by=author)
