"""The demo paper's frame: editions, sections, sources, topics, practical links, furniture pages."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.images import ImageFile
from django.db import models
from wagtail.models import Page, Site

from rostra.frontpage.models import Edition, FurniturePage, PracticalLink
from rostra.kernel import html, text
from rostra.news.models import Image, Section, SectionName, Source, Topic
from rostra.upkeep.demo import FOLDER
from rostra.upkeep.demo.manuscripts import draw_into, file_name, topic_slug

CHINESE = {"zh-hans", "zh-hant"}
Made = Callable[[models.Model], None]


def load(*, pictures: Path, made: Made) -> None:
    """Make what is missing of the paper's frame; what the owner has already stays as it is.

    ``made`` is told of every row that was made. Lead pictures of topics are drawn into the
    folder ``pictures``.
    """
    frame = tomllib.loads((FOLDER / "edition.toml").read_text(encoding="utf-8"))
    for language, edition in frame["edition"].items():
        links = [link for link in frame["practical"] if link["language"] == language]
        _load_edition(language, edition, links, made)
    for section in frame["sections"]:
        _load_section(section, made)
    for source in frame["sources"]:
        _load_source(source, made)
    for topic in frame["topics"]:
        _load_topic(topic, pictures, made)
    for page in frame["furniture"]:
        _load_furniture(page, made)


def scenes() -> list[str]:
    """Return the scenes that the topics' lead pictures show."""
    frame = tomllib.loads((FOLDER / "edition.toml").read_text(encoding="utf-8"))
    return [topic["picture"] for topic in frame["topics"]]


def _load_edition(
    language: str, data: dict[str, Any], links: list[dict[str, Any]], made: Made
) -> None:
    if Edition.objects.filter(language=language).exists():
        return
    fields = data | {"licences": "\n".join(data["licences"])}
    edition = Edition(language=language, live=True, **fields)
    edition.practical_links = [
        PracticalLink(sort_order=order, **{k: v for k, v in link.items() if k != "language"})
        for order, link in enumerate(links)
    ]
    edition.save()
    made(edition)


def _load_section(data: dict[str, Any], made: Made) -> None:
    if Section.objects.filter(slug=data["slug"]).exists():
        return
    names, descriptions = data["names"], data["descriptions"]
    section = Section(
        name=names[settings.LANGUAGE_CODE],
        description=descriptions[settings.LANGUAGE_CODE],
        slug=data["slug"],
        order=data["order"],
        parent=Section.objects.filter(slug=data["parent"]).first(),
    )
    section.names = [
        SectionName(language=language, name=name, description=descriptions[language])
        for language, name in names.items()
        if language != settings.LANGUAGE_CODE
    ]
    section.save()
    made(section)


def _load_source(data: dict[str, Any], made: Made) -> None:
    """Make a source, and its English desk where it has one under another name."""
    shared = {key: data[key] for key in ("home_page", "kind", "rights", "time_zone")}
    english = data["english_name"]
    has_desk = english != data["name"]
    own = {
        "slug": data["slug"],
        "language": "zh-hans" if has_desk else "en",
        "other_names": "\n".join(name for name in data["other_names"] if name != english),
        "note": data["note"],
    }
    rows = {data["name"]: own}
    if has_desk:
        rows[english] = {
            "slug": f"{data['slug']}-en",
            "language": "en",
            "note": data["english_note"],
        }
    for name, fields in rows.items():
        source, is_new = Source.objects.get_or_create(name=name, defaults=shared | fields)
        if is_new:
            made(source)


def _load_topic(data: dict[str, Any], pictures: Path, made: Made) -> None:
    original: Topic | None = None
    for language in ("zh-hans", "en"):
        slug, words = topic_slug(data["slug"], language), data[language]
        if Topic.objects.filter(slug=slug).exists():
            continue
        topic = Topic(
            slug=slug,
            language=language,
            title=words["title"],
            deck=words["deck"],
            intro=html.from_plain(words["intro"]),
            lead_image=_topic_image(data, words, pictures, original, made),
            translation_of=original,
        )
        topic.save()
        made(topic)
        original = original or topic


def _topic_image(
    data: dict[str, Any],
    words: dict[str, Any],
    pictures: Path,
    original: Topic | None,
    made: Made,
) -> Image:
    if original is not None and original.lead_image is not None:
        return original.lead_image
    draw_into(pictures, data["picture"])
    name = file_name(data["picture"])
    with (pictures / name).open("rb") as file:
        image = Image(title=words["title"], alt=words["picture_alt"], file=ImageFile(file, name))
        image.save()
    made(image)
    return image


def _load_furniture(data: dict[str, Any], made: Made) -> None:
    for language in sorted(CHINESE | {"en"}):
        words = data[language]
        shelf = _shelf(language, made)
        if shelf.get_children().filter(slug=data["slug"]).exists():
            continue
        page = FurniturePage(
            title=words["title"],
            slug=data["slug"],
            language=language,
            body=_rich_text(words["body"]),
            live=True,
        )
        shelf.add_child(instance=page)
        page.save_revision()
        made(page)


def _shelf(language: str, made: Made) -> Page:
    """Return the page that holds a language's furniture: its pages share addresses otherwise."""
    home = Site.objects.get(is_default_site=True).root_page
    shelf = home.get_children().filter(slug=language).first()
    if shelf is None:
        shelf = home.add_child(
            instance=Page(title=dict(settings.LANGUAGES)[language], slug=language)
        )
        made(shelf)
    return shelf


def _rich_text(written: str) -> str:
    """Return prose with “## ” subheadings as HTML."""
    return "".join(
        f"<h2>{paragraph[3:]}</h2>" if paragraph.startswith("## ") else html.from_plain(paragraph)
        for paragraph in text.paragraphs(written)
    )
