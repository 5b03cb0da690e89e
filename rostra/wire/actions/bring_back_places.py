"""Bring back what articles stand on: sections, sources, pictures, topics.

What is there already, by its slug, is left as it is: it is the paper's own.
"""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection, models, transaction

from rostra.accounts.models import Member
from rostra.news.models import Image, Section, SectionName, Source, Topic
from rostra.news.pictures import make_renditions
from rostra.wire import queries
from rostra.wire.actions.keep_pictures import PictureError, decoded, read_file
from rostra.wire.actions.make_places import keep
from rostra.wire.models import Picture
from rostra.wire.parcels import RefusedError
from rostra.wire.recognise.known import Known
from rostra.wire.whole import digest_of_picture
from rostra.wire.whole.commenting import choose_comments
from rostra.wire.whole.read import Record
from rostra.wire.whole.write import FOCUS, SOURCE_FIELDS

MODELS: dict[str, type[Section | Source | Topic]] = {
    "section": Section, "source": Source, "topic": Topic,
}  # fmt: skip


def is_there(record: Record) -> bool:
    """Say whether a section, source or topic of this slug is there, or the picture."""
    kind = record.text("type")
    if kind == "image":
        return image_of(record.text("from"), record.text("file")) is not None
    return MODELS[kind].objects.filter(slug=record.text("slug")).exists()


def bring_back_place(
    record: Record, *, folder: Path | None, publish: bool, known: Known, by: Member | None
) -> bool:
    """Bring a row back unless it is there; say whether it is new.

    Raises RefusedError and ValidationError with the reason why it cannot be taken.
    """
    if is_there(record):
        return False
    match record.text("type"):
        case "image":
            _image(record, folder=folder, publish=publish)
        case "section":
            known.add_section(queries.known_section(_section(record, by)))
        case "source":
            known.add_source(queries.known_source(_source(record, by)))
        case _:
            known.add_topic(queries.known_topic(_topic(record, by)))
    return True


def image_of(site: str, file: str) -> Image | None:
    """Return the picture that a file of a site's export became."""
    picture = Picture.objects.filter(digest=digest_of_picture(site, file)).select_related("image")
    found = picture.first()
    return found.image if found else None


def found(model: type[models.Model], slug: str, word: str) -> Any:
    """Return the row of a slug, None for none. Raises RefusedError where it has not come in."""
    if not slug:
        return None
    row = model._default_manager.filter(slug=slug).first()
    if row is None:
        raise RefusedError(f"Its {word} “{slug[:80]}” is not there and has not come in before it.")
    return row


def free_number(model: type[models.Model], number: int | None) -> int | None:
    """Return the number a row had where nobody has it now, else None.

    Called in the transaction that uses it. PostgreSQL does not count on from what it was given.
    """
    if number is None or model._default_manager.filter(pk=number).exists():
        return None
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [model._meta.db_table])
            counter = cursor.fetchone()[0]
            cursor.execute(
                "SELECT setval(%s::regclass, greatest(%s, nextval(%s::regclass)))",
                [counter, number, counter],
            )
    return number


@transaction.atomic
def _section(record: Record, by: Member | None) -> Section:
    order = record.get("order", int)
    section = Section(
        pk=free_number(Section, record.number("number")),
        name=record.text("name"),
        slug=record.text("slug"),
        description=record.text("description"),
        parent=found(Section, record.text("parent"), "section"),
        order=order,
    )
    choose_comments(section, record)
    keep(section, by)
    # Saving a new section sends the first place to the end.
    Section.objects.filter(pk=section.pk).update(order=order)
    for language in sorted(record.get("names", dict)):
        words = Record(record.get("names", dict)).record(language) or Record({})
        name = SectionName(
            section=section, language=language, name=words.text("name"),
            description=words.text("description"),
        )  # fmt: skip
        name.full_clean()
        name.save()
    return section


@transaction.atomic
def _source(record: Record, by: Member | None) -> Source:
    values = {name: record.text(name) for name in SOURCE_FIELDS}
    source = Source(pk=free_number(Source, record.number("number")), **values)
    keep(source, by)
    return source


@transaction.atomic
def _topic(record: Record, by: Member | None) -> Topic:
    lead = record.text("lead")
    topic = Topic(
        pk=free_number(Topic, record.number("number")),
        slug=record.text("slug"),
        title=record.text("title"),
        language=record.text("language"),
        deck=record.text("deck"),
        intro=record.text("intro"),
        lead_image=image_of(record.text("from"), lead) if lead else None,
        closed_at=record.moment("closed"),
        translation_of=found(Topic, record.text("translation_of"), "topic"),
    )
    keep(topic, by)
    return topic


def _image(record: Record, *, folder: Path | None, publish: bool) -> Image:
    """Keep a picture as it is, decoded only to see that it is one."""
    file = record.text("file")
    if Path(file).suffix.lower().lstrip(".") not in settings.WAGTAILIMAGES_EXTENSIONS:
        raise RefusedError(f"“{file[-80:]}” is no name of a picture.")
    try:
        data = read_file(folder, file)
        with decoded(data):
            pass
    except PictureError as error:
        raise RefusedError(f"Picture “{file[-80:]}”: {error}") from error
    focus = record.get("focus", list)
    words = ("title", "description", "caption", "credit", "alt", "rights")
    with transaction.atomic():
        image = Image(
            pk=free_number(Image, record.number("number")),
            file=ContentFile(data, name=Path(file).name),
            rights_until=record.moment("rights_until"),
            **{name: record.text(name) for name in words},
            **dict(zip(FOCUS, focus, strict=True) if focus else ()),
        )
        image.full_clean(exclude=["file", "file_hash", "collection", "tags"])
        image.save()
        image.tags.set(record.texts("tags"))
        Picture.objects.create(digest=digest_of_picture(record.text("from"), file), image=image)
    if publish:
        make_renditions(image)
    return image
