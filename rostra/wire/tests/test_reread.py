"""`rostra reread`: what was kept is run through today's stages."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from PIL import Image as Pillow
from wagtail.models import Revision

from rostra.news.actions.save_draft import save_draft
from rostra.news.models import Article, Image
from rostra.wire import clean, queries
from rostra.wire.actions.bring_in import bring_in
from rostra.wire.actions.discard_item import discard_item
from rostra.wire.models import Item
from rostra.wire.parcels import PAGE, Parcel
from rostra.wire.recognise import Wishes
from rostra.wire.tests.feeding import add, came, document, entry, take
from rostra.wire.tests.importing import DRAFTS, NOW, bring, bring_all, line, the_article
from tests.cast import MemberFactory

pytestmark = pytest.mark.django_db


def reread(*arguments: str, fails: bool = False) -> list[dict]:
    out = io.StringIO()
    if fails:
        with pytest.raises(CommandError):
            call_command("reread", *arguments, "--json", stdout=out, stderr=io.StringIO())
    else:
        call_command("reread", *arguments, "--json", stdout=out, stderr=io.StringIO())
    return [json.loads(each) for each in out.getvalue().splitlines()]


def statuses(records: list[dict]) -> list[str]:
    return [record["status"] for record in records]


def improve(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the rules become better: headlines are read with a mark."""
    usual = clean.clean_headline
    monkeypatch.setattr(clean, "clean_headline", lambda text: f"{usual(text)}！")


def test_with_the_same_rules_everything_is_the_same() -> None:
    bring_all([line(id=n, headline=f"军舰{n}") for n in range(3)])
    assert statuses(reread()) == ["same"] * 3
    assert not Revision.objects.exists()


def test_with_better_rules_what_nobody_touched_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    bring(line())
    improve(monkeypatch)
    assert statuses(reread("--dry-run")) == ["changed"]
    assert not the_article().headline.endswith("！")
    assert statuses(reread()) == ["changed"]
    article = the_article()
    assert article.live
    assert article.headline.endswith("！")
    assert statuses(reread()) == ["same"]


def test_what_a_person_edited_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    bring(line())
    draft = the_article().get_latest_revision_as_object()
    draft.headline = "编辑的标题"
    save_draft(article=draft, by=MemberFactory(), now=NOW)
    improve(monkeypatch)
    assert statuses(reread()) == ["proposed"]
    assert the_article().headline == "北榆军舰撤离鸦岬"
    assert Revision.objects.filter(object_str="编辑的标题").exists()


def test_what_was_refused_is_filed_once_the_rules_take_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as worse:
        worse.setattr(clean, "HEADLINE_LIMIT", 3)
        bring_all([line(id=1), line(id=2, headline="短讯")])
    assert set(Item.objects.values_list("status", flat=True)) == {"failed", "filed"}
    assert statuses(reread("--failed")) == ["new"]
    assert Article.objects.count() == 2


def test_only_what_came_from_one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    bring(line(id=1), DRAFTS)
    bring(line(id=2, source="珊湖广播", headline="渡轮停航"), DRAFTS)
    feed = add(publish=False)
    take(feed, came(document(entry(1), entry(2))))
    improve(monkeypatch)
    assert [record["headline"] for record in reread("珊湖广播")] == ["渡轮停航！"]
    assert statuses(reread(feed.address)) == ["changed"] * 2
    assert len(reread("news.jsonl")) == 2
    assert reread("nowhere.jsonl", fails=True) == []


def test_what_was_discarded_stays_so() -> None:
    bring(line(), DRAFTS)
    discard_item(item=Item.objects.get(), by=None, now=NOW)
    assert reread() == []


def test_the_options_it_came_with_count(monkeypatch: pytest.MonkeyPatch) -> None:
    bring_all([line()], Wishes(section="体育", source="珊湖广播", language="zh-hant"))
    improve(monkeypatch)
    assert statuses(reread()) == ["changed"]
    draft = the_article().get_latest_revision_as_object()
    assert (draft.section.name, draft.source.name, draft.language) == (
        "体育", "珊湖广播", "zh-hant",
    )  # fmt: skip


def test_pictures_stay_though_their_folder_is_gone(
    tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    Pillow.new("RGB", (64, 32), "red").save(tmp_path / "a.jpg")
    bring(line(lead={"file": "a.jpg", "caption": "军舰"}), folder=tmp_path)
    (tmp_path / "a.jpg").unlink()
    improve(monkeypatch)
    assert statuses(reread()) == ["changed"]
    assert the_article().lead_image == Image.objects.get()


def test_what_could_not_be_fetched_has_nothing_to_read_again() -> None:
    address = "https://paper.example/gone"
    raw = address.encode()
    parcel = Parcel(PAGE, address, raw, len(raw), flaw="It is not there.", url=address)
    bring_in(parcel=parcel, known=queries.load_known(), wishes=DRAFTS, by=None, now=NOW)
    [record] = reread(fails=True)
    assert "could not be fetched" in record["reason"]
