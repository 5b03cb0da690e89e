"""What the wire is given to be measured: pages, a feed, lines of JSON, all of made-up prose.

Where the shared data is (ROSTRA_SHARED_DATA), the pages are real ones.
"""

import json
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from bench import prose

MENU = "".join(f'<li><a href="/{place}/">{place}</a></li>' for place in prose.PLACES)
BESIDE = Path(__file__).resolve().parents[2] / "shared/data"
REAL = Path(os.environ.get("ROSTRA_SHARED_DATA") or BESIDE) / "pages-zh"
# Of each run things of its own, so that a site may be measured twice.
RUN = str(time.time_ns())
PARAGRAPHS = 12
PARAGRAPH_LENGTH = 160


def kind_of_pages() -> str:
    """Say whether the pages are real ones."""
    return "real" if any(REAL.glob("*.html")) else "made up"


def pages(count: int) -> list[bytes]:
    """Return pages of news sites."""
    real = [path.read_bytes() for path in sorted(REAL.glob("*.html"))]
    if real:
        return [real[number % len(real)] for number in range(count)]
    chance = random.Random(7)
    return [page(number, chance) for number in range(count)]


def page(number: int, chance: random.Random) -> bytes:
    """Return a page with menus, a text, teasers, comments and a footer."""
    headline = prose.chinese_headline(chance)
    body = "".join(f"<p>{text}</p>\n" for text in paragraphs(chance))
    teasers = "".join(
        f'<li><a href="/n/{each}.html">{prose.chinese_headline(chance)}</a></li>'
        for each in range(30)
    )
    comments = "".join(
        f"<div class=comment><b>网友{each}</b><p>{prose.chinese_sentence(chance)}</p></div>"
        for each in range(10)
    )
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">
<title>{headline}_汐港网</title><link rel=canonical href="https://paper.example/n/{number}.html"></head>
<body>
<div class=nav><ul>{MENU}</ul></div><div class=main><div class=article><h1>{headline}</h1>
<div class=info>2024-10-22 21:32:50 来源: 汐港日报 作者: {chance.choice(prose.NAMES)}</div>
<div class=content>{body}</div></div>
<div class=related><h3>相关新闻</h3><ul>{teasers}</ul></div>
<div class=comments>{comments}</div></div>
<div class=footer>版权所有 汐港网</div></body></html>""".encode()


def feed(number: int, entries: int) -> bytes:
    """Return a feed with entries of full text."""
    chance = random.Random(number)
    items = "".join(
        f"<item><title>{prose.chinese_headline(chance)}</title>"
        f"<link>https://paper.example/{RUN}/{number}/{each}</link><guid>{RUN}-{number}-{each}</guid>"
        "<pubDate>Tue, 22 Oct 2024 13:32:50 GMT</pubDate><description>"
        f"{escape(''.join(f'<p>{text}</p>' for text in paragraphs(chance, 6)))}"
        "</description></item>"
        for each in range(entries)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>汐港日报</title>'
        f"<link>https://paper.example/</link>{items}</channel></rss>"
    ).encode()


def lines(first: int, count: int, length: int) -> Iterator[bytes]:
    """Yield lines of JSON with so many paragraphs each."""
    chance = random.Random(first)
    for number in range(first, first + count):
        record = {
            "id": f"{RUN}-{number}",
            "headline": prose.chinese_headline(chance),
            "byline": chance.choice(prose.NAMES),
            "published": "2024-10-22T21:32:50+08:00",
            "section": chance.choice(["国际", "国内", "财经", "体育"]),
            "source": "汐港日报",
            "source_url": f"https://paper.example/{RUN}/{number}",
            "body": "\n\n".join(paragraphs(chance, length)),
        }
        yield json.dumps(record, ensure_ascii=False).encode()


def paragraphs(chance: random.Random, count: int = PARAGRAPHS) -> list[str]:
    """Return paragraphs of a text."""
    return [prose.paragraph(chance, prose.chinese_sentence, PARAGRAPH_LENGTH) for _ in range(count)]
