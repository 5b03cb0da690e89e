"""Put people, furniture and a withdrawn article into a site: run as a module on its data.

Reads a JSON object of passwords from standard input, prints a JSON object of what was made.
"""

import json
import sys
from typing import Any

import django

django.setup()

from django.db import transaction  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

from rostra.accounts import addresses as members  # noqa: E402
from rostra.accounts.actions.grant_role import grant_role  # noqa: E402
from rostra.accounts.actions.register_member import register_member  # noqa: E402
from rostra.accounts.models import Member  # noqa: E402
from rostra.accounts.roles import Role  # noqa: E402
from rostra.changes.log import append  # noqa: E402
from rostra.discussion import addresses as floor  # noqa: E402
from rostra.discussion.actions.say import say  # noqa: E402
from rostra.discussion.actions.start_thread import start_thread  # noqa: E402
from rostra.discussion.models import Board  # noqa: E402
from rostra.discussion.subjects import Subject  # noqa: E402
from rostra.frontpage.models import Edition, FurniturePage, PracticalLink  # noqa: E402
from rostra.kernel import clock  # noqa: E402
from rostra.moderation.models import HouseRule  # noqa: E402
from rostra.news import addresses  # noqa: E402
from rostra.news.actions.withdraw import withdraw  # noqa: E402
from rostra.news.models import Article, Section, SectionName  # noqa: E402
from tests.journeys import paper  # noqa: E402

ROLES = {"owner": Role.OWNER, "editor": Role.EDITOR, "second": Role.EDITOR}
NAMES_IN_ENGLISH = {"海港": "Harbour", "港务日志": "Harbour log", "城事": "City",
                    "财经": "Money", "体育": "Sport"}  # fmt: skip


@transaction.atomic
def main() -> None:
    """Make everything and say where it is."""
    passwords: dict[str, str] = json.load(sys.stdin)
    owner = None
    for name, password in passwords.items():
        member = make_member(name, password)
        owner = member if name == "owner" else owner
    make_editions()
    make_furniture()
    make_rules()
    for section in Section.objects.all():
        SectionName.objects.create(
            section=section, language="en", name=NAMES_IN_ENGLISH[section.name]
        )
    told = addresses_of(owner)
    told["thread"] = floor.thread(talk())
    told["member"] = members.member(Member.objects.get(email="reader0@bolan.example").pk)
    told |= make_forum()
    append("section:all")
    json.dump(told, sys.stdout)


def make_member(name: str, password: str) -> Member:
    """Make a member, with the role that goes with the name."""
    now = clock.now()
    member = register_member(
        email=f"{name}@bolan.example", name=f"{name.title()} Bolan", password=password,
        by=None, now=now,
    )  # fmt: skip
    if name in ROLES:
        grant_role(member=member, role=ROLES[name], by=None, now=now)
    return member


def talk() -> int:
    """Let some members talk about the whole article; return the number of their thread."""
    article = Article.objects.get(headline=paper.WHOLE_HEADLINE)
    subject, said = Subject("article", article.pk), None
    for number, text in enumerate(paper.TALK):
        speaker = register_member(
            email=f"reader{number}@bolan.example", name=f"读者{number}号", password=None,
            by=None, now=clock.now(),
        )  # fmt: skip
        parent = said.pk if said and number % 3 else 0
        said = say(
            subject=subject, text=text, by=speaker, language="zh-hans", now=clock.now(),
            parent=parent,
        )  # fmt: skip
    return said.thread_id if said else 0


def make_forum() -> dict[str, str]:
    """Make two boards with a thread; return the addresses."""
    talk_of_town = Board.objects.create(
        name="港城闲谈", slug="talk", description="城里人说城里事。"
    )
    Board.objects.create(name="旧货", slug="flea")
    begun = start_thread(
        board=talk_of_town, title="早班渡轮总是晚点", text="今早又等了**二十分钟**。",
        by=Member.objects.get(name="读者0号"), language="zh-hans", now=clock.now(),
    )  # fmt: skip
    return {
        "boards": floor.boards(),
        "board": floor.board(talk_of_town.slug),
        "started": floor.thread(begun.thread_id),
    }


def make_editions() -> None:
    """Name the paper in two languages, and keep a few useful links."""
    for language, name in (("zh-hans", "博澜论坛报"), ("en", "The Bolan Rostrum")):
        edition = Edition(
            language=language, name=name, tagline=name, live=True, copyright_since=1998,
            licences="博新备 0001 号", contact="desk@bolan.example",
        )  # fmt: skip
        edition.practical_links = [
            PracticalLink(heading="出行", label="渡轮时刻表", url="https://ferry.example/"),
            PracticalLink(heading="出行", label="潮汐表", url="https://tide.example/", note="每日"),
        ]
        edition.save()


def make_furniture() -> None:
    """Make the pages about the paper."""
    root = Site.objects.get(is_default_site=True).root_page
    for title, slug in (("关于我们", "about"), ("联系我们", "contact"), ("隐私保护", "privacy")):
        page = FurniturePage(
            title=title, slug=slug, language="zh-hans",
            body=f"<h2>{title}</h2><p>博澜论坛报由码头边的一间编辑部出版，电话总有人接。</p>",
        )  # fmt: skip
        Page.objects.get(pk=root.pk).add_child(instance=page)


def make_rules() -> None:
    """Write down what members keep to, in two languages."""
    for number, chinese, english in (
        (1, "说船说潮，不骂人。", "Speak of ships and tides; do not insult."),
        (2, "不发广告。", "No advertising."),
    ):
        HouseRule.objects.create(number=number, language="zh-hans", text=chinese)
        HouseRule.objects.create(number=number, language="en", text=english)


def addresses_of(owner: Member | None) -> dict[str, Any]:
    """Withdraw one article; return the addresses of a page of every kind."""
    whole = Article.objects.get(headline=paper.WHOLE_HEADLINE)
    log = Article.objects.filter(section__name="港务日志").select_related("section")
    gone = log.get(headline=paper.dispatches()[-1]["headline"])
    gone_at = addresses.article(gone.pk, gone.slug)
    traditional = Article.objects.get(language="zh-hant")
    withdraw(article=gone, note="船没有来，是我们看错了。", by=owner, now=clock.now())
    return {
        "front": "/",
        "latest": addresses.latest(),
        "section": addresses.section(log[0].section.slug),
        "parent": addresses.section(whole.section.slug),
        "topic": addresses.topic(whole.topics.get().slug),
        "source": addresses.source(whole.source.slug),
        "article": addresses.article(whole.pk, whole.slug),
        "traditional": addresses.article(traditional.pk, traditional.slug),
        "corrections": addresses.corrections(),
        "sitemap": "/sitemap/",
        "ranking": "/ranking/24h/",
        "hot": "/ranking/topics/",
        "furniture": "/about/",
        "rules": "/rules/",
        "moderation": "/moderation/",
        "transparency": "/transparency/",
        "missing": "/nothing-of-the-kind/",
        "gone": gone_at,
    }


if __name__ == "__main__":
    main()
