"""Load the demo edition: frame, pictures, articles, a floor, and a cast to sign in as."""

import secrets
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from rostra.accounts.models import Member
from rostra.news.actions.encode_picture import encode_picture
from rostra.news.models import Article, Image, Topic
from rostra.rankings.actions.count_reads import count_reads, write_reads
from rostra.rankings.actions.fold_reads import fold_reads
from rostra.rankings.actions.refresh import refresh
from rostra.rankings.reads.tally import Tally
from rostra.upkeep.demo import furniture, manuscripts
from rostra.upkeep.demo.floor import Floor
from rostra.upkeep.demo.readers import reads_of
from rostra.upkeep.models import DemoRow
from rostra.wire import queries
from rostra.wire.actions.bring_in import bring_in
from rostra.wire.fetch.files import parcels_of
from rostra.wire.outcomes import CHANGED, FAILED, NEW
from rostra.wire.parcels import JSON_LINES
from rostra.wire.recognise import Wishes

ORIGIN = "demo.jsonl"
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class LoadedDemo:
    """What came of it: articles by what the wire did with them, and the cast's new passwords.

    ``passwords`` are by address, and empty when the accounts were there already.
    """

    outcomes: dict[str, int]
    failures: list[str]
    passwords: dict[str, str] = field(default_factory=dict)
    reads: int = 0


def load_demo(*, now: datetime, progress: Progress) -> LoadedDemo:
    """Load the demo edition, dated back from ``now``.

    Loaded again its articles are dated anew, but for those that a person has edited; the frame
    around them stays as it is. ``progress`` is called with a phase, how much of it is done, and
    of how much.
    """
    written = manuscripts.read()
    with tempfile.TemporaryDirectory(prefix="rostra-demo-") as name:
        folder = Path(name)
        scenes = {scene for each in written for scene in manuscripts.scenes(each)}
        _draw(folder, sorted(scenes | set(furniture.scenes())), progress)
        with transaction.atomic():
            furniture.load(pictures=folder, made=_remember)
        for image in Image.objects.filter(pk__in=Topic.objects.values("lead_image")):
            encode_picture(image=image.pk)
        outcomes, failures, articles = _bring_in(folder, written, now, progress)
    _let_talk(articles, now, progress)
    count = _let_read(now, progress)
    # Last, so that whoever breaks off and begins again is still told the passwords.
    return LoadedDemo(outcomes, failures, _open_doors(), count)


def _draw(folder: Path, scenes: list[str], progress: Progress) -> None:
    """Draw all scenes, on all processors: each takes about a second."""
    progress("draw", 0, len(scenes))
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        drawn = [pool.submit(manuscripts.draw_into, folder, scene) for scene in scenes]
        for done, future in enumerate(as_completed(drawn), start=1):
            future.result()
            progress("draw", done, len(scenes))


def _bring_in(
    folder: Path, written: list[manuscripts.Manuscript], now: datetime, progress: Progress
) -> tuple[dict[str, int], list[str], dict[str, int]]:
    """Send the articles down the wire like any others, and publish them.

    Returns counts by outcome, sentences for what failed, and the articles' numbers by manuscript.
    """
    file = folder / ORIGIN
    lines = (manuscripts.json_line(each, now=now) for each in written)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    outcomes: dict[str, int] = {}
    failures = []
    articles = {}
    known, wishes = queries.load_known(), Wishes(publish=True)
    progress("print", 0, len(written))
    parcels = parcels_of(file, form=JSON_LINES, progress=lambda _: None)
    for done, parcel in enumerate(parcels, start=1):
        outcome = bring_in(parcel=parcel, known=known, wishes=wishes, by=None, now=now)
        outcomes[outcome.status] = outcomes.get(outcome.status, 0) + 1
        if outcome.article is not None:
            articles[written[done - 1]["id"]] = outcome.article
        if outcome.status == FAILED:
            failures.append(f"Article {done}: {outcome.reason}")
        elif outcome.status in (NEW, CHANGED):
            _remember_article(Article.objects.get(pk=outcome.article))
        progress("print", done, len(written))
    return outcomes, failures, articles


def _let_talk(articles: dict[str, int], now: datetime, progress: Progress) -> None:
    """Let the cast talk under the articles and in boards of its own."""
    floor = Floor(articles, now=now, made=_remember)
    progress("talk", 0, floor.steps)
    floor.fill(lambda done: progress("talk", done, floor.steps))


def _let_read(now: datetime, progress: Progress) -> int:
    """Let invented readers read the demo's articles, slice by slice as a process counts them."""
    demo = DemoRow.objects.filter(content_type=ContentType.objects.get_for_model(Article))
    live = Article.objects.visible(now).filter(pk__in=demo.values("object_id"))
    published = dict(live.order_by().values_list("pk", "published_at"))
    tally = Tally()
    slices = list(reads_of(published, now=now))
    for done, reads in enumerate(slices, start=1):
        count_reads(reads, tally=tally)
        write_reads(tally=tally)
        tally.forget(now=reads[-1].at)
        progress("read", done, len(slices))
    fold_reads(now=now)
    refresh(now=now)
    return sum(map(len, slices))


def _remember(thing: models.Model) -> None:
    DemoRow.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(thing), object_id=thing.pk
    )


def _remember_article(article: Article) -> None:
    """Remember an article with its pictures, each at once: a load may be broken off."""
    _remember(article)
    shown = article.body.stream_block.extract_references(article.body)
    images = {int(key) for model, key, _, _ in shown if model is Image} | {article.lead_image_id}
    for image in Image.objects.filter(pk__in=images - {None}):
        _remember(image)


def _open_doors() -> dict[str, str]:
    """Give a password to each of the cast that has none; return them by address."""
    cast = DemoRow.objects.filter(content_type=ContentType.objects.get_for_model(Member))
    passwords = {}
    for member in Member.objects.filter(pk__in=cast.values("object_id")).order_by("pk"):
        if not member.has_usable_password():
            passwords[member.email] = secrets.token_urlsafe(12)
            member.set_password(passwords[member.email])
            member.save(update_fields=["password"])
    return passwords
