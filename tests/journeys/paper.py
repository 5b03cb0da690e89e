"""The small paper of the journeys: invented news, written for it, as JSON Lines with pictures.

Everything happens in a harbour town called Bolan, and most of it in the last two days.
"""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

SECTION = "海港 > 港务日志"
TOPIC = "博澜港风暴"
SOURCE = "博澜晨报"
WHOLE = "bolan/1"
WHOLE_HEADLINE = "拖轮在风暴中救回一艘货轮"
WHOLE_ENGLISH = "Tugs bring a freighter home through the storm"
DISPATCHES = 34
TALK = [
    "拖轮的人一夜没睡，该给他们记一功。",
    "> 该给他们记一功\n\n先把缆绳换了再说，断两次**不是**天灾。",
    "- 缆绳\n- 航标\n- 值班\n\n三样都拖了两年。",
    "My brother was on the *Mason*. He says the second line held for four minutes.",
    "请问家属接待站还开着吗？",
    "开着，在灯塔下面，见 https://harbour.example/families 。",
]
PICTURE_SIZE = (960, 640)


def write(folder: Path, *, now: datetime) -> Path:
    """Write the paper's pictures and its JSON Lines into a folder; return the file to import."""
    folder.mkdir(parents=True, exist_ok=True)
    draw(folder / "tug.png", sky="#5b7085", sea="#22384a", hull="#b23a2e")
    draw(folder / "lamp.jpg", sky="#d9a05b", sea="#3e4f63", hull="#efe6d2")
    items = [whole(), english(), *chinese(), *more_english(), *dispatches()]
    for age, item in enumerate(items):
        item["published"] = (now - timedelta(minutes=31 * (age + 1))).isoformat()
        item["source"] = item.get("source", SOURCE)
    file = folder / "paper.jsonl"
    lines = (json.dumps(item, ensure_ascii=False) for item in items)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def whole() -> dict[str, Any]:
    """Return the article that has every part."""
    return {
        "id": WHOLE,
        "headline": WHOLE_HEADLINE,
        "deck": "三十一名船员全部上岸，失去动力的“岚舟”号停在内港。",
        "byline": "本报记者 沈听潮",
        "language": "zh-hans",
        "section": "海港",
        "source_url": "https://morning.example/2026/tug",
        "topics": [TOPIC],
        "citations": ["海事通讯社", "北岬电台"],
        "lead": {
            "file": "tug.png",
            "caption": "拖轮“石工”号在防波堤外。",
            "credit": "本报 顾一苇",
            "alt": "灰色海面上的一艘红色拖轮",
        },
        "blocks": [
            {
                "type": "text",
                "text": "据海事通讯社报道，两艘拖轮周一夜里在博澜港外十二海里处"
                "找到失去动力的货轮。\n"
                "## 七个小时\n港务长说，风力最大时缆绳断了两次。**没有人**受伤。\n"
                "北岬电台整夜转播了拖轮与岸上的通话，里面的每一句话都很短。",
            },
            {
                "type": "image",
                "file": "lamp.jpg",
                "caption": "灯塔下等候的家属。",
                "alt": "黄昏的海港",
            },
            {"type": "image", "caption": "（货轮进入内港的一刻）"},
            {"type": "quote", "text": "我们只是把它领回家。", "attribution": "船长 罗伯清"},
            {
                "type": "table",
                "header": True,
                "caption": "两艘拖轮",
                "rows": [["船名", "马力"], ["石工", "5200"], ["磨坊", "3800"]],
            },
            {
                "type": "embed",
                "url": "https://video.example/watch/7",
                "title": "拖轮甲板上的一夜",
                "provider": "海港影像",
                "description": "十分钟的录像。",
            },
            {"type": "text", "text": "货轮将在内港停留一周，检查主机与舵。"},
        ],
        "related": ["气象台：风暴周三离开海面", "渡轮停航一天"],
        "correction": "初稿把船员人数写成三十人，应为三十一人。",
    }


def english() -> dict[str, Any]:
    """Return its translation."""
    return {
        "id": "bolan/1-en",
        "headline": WHOLE_ENGLISH,
        "deck": "All thirty-one hands are ashore.",
        "byline": "Tess Marlow",
        "language": "en",
        "section": "海港",
        "topics": ["The Bolan storm"],
        "citations": ["Northcape Radio"],
        "body": "Two tugs found the freighter twelve miles off Bolan on Monday night.\n\n"
        "The harbour master said the line parted twice. Nobody was hurt.",
        "lead": {"file": "tug.png", "caption": "The tug Mason off the mole.", "alt": "A red tug"},
        "translation_of": WHOLE,
    }


def chinese() -> list[dict[str, Any]]:
    """Return a handful of ordinary articles, one of them in traditional characters."""
    told = [
        ("渡轮停航一天", "海港", "港务局说，南岸与北岸之间的渡轮周二停航，公共汽车加开二十班。"),
        ("气象台：风暴周三离开海面", "城事", "气象台预报风暴周三清晨离开，阵风仍有八级。"),
        ("旧鱼市的钟重新敲响", "城事", "停了十九年的钟周日中午敲了十二下，修钟人没有到场。"),
        ("图书馆延长开放到午夜", "城事", "考试季里，市图书馆的灯会一直亮到午夜，门口有热茶。"),
        ("盐价连涨三周", "财经", "盐商公会说雨水太多，晒盐场一半空着；面馆还没有改菜单。"),
        ("“蓝潮”队客场带走一分", "体育", "终场前两分钟的头球扳平比分，随队的四十名球迷唱到天亮。"),
    ]
    items = [
        {"id": f"bolan/zh{n}", "language": "zh-hans", "headline": headline, "section": section,
         "body": f"{text}\n\n编辑部会继续关注此事的发展。"}
        for n, (headline, section, text) in enumerate(told)
    ]  # fmt: skip
    items[0]["topics"] = items[1]["topics"] = [TOPIC]
    items[4]["source"] = "盐路财经"
    items[4]["citations"] = ["盐商公会"]
    items.append(
        {
            "id": "bolan/zht",
            "language": "zh-hant",
            "headline": "臺風過後，圖書館借出雨傘兩百把",
            "section": "城事",
            "body": "圖書館員說，兩百把雨傘歸還了一百九十八把。\n\n剩下兩把據說還在趕路。",
        }
    )
    return items


def more_english() -> list[dict[str, Any]]:
    """Return a few articles in English."""
    told = [
        ("Ferries stay in port for a day", "海港", "Buses will run twice as often instead."),
        ("A bell rings again over the old fish market", "城事", "It had been silent for years."),
        ("Salt dearer for the third week", "财经", "The guild blames rain; cooks blame the guild."),
    ]
    return [
        {"id": f"bolan/en{n}", "language": "en", "headline": headline, "section": section,
         "body": f"{text}\n\nMore in tomorrow's paper."}
        for n, (headline, section, text) in enumerate(told)
    ]  # fmt: skip


def dispatches() -> list[dict[str, Any]]:
    """Return the harbour log: more short articles in a nested section than one page holds."""
    winds = ["东北风四级", "东风五级", "静风", "西南风三级", "北风六级"]
    ships = ["“岚舟”", "“白鹭”", "“青盐”", "“长汀”", "“石榴”", "“望归”", "“小满”"]
    return [
        {
            "id": f"log/{n}",
            "language": "zh-hans",
            "headline": f"港务日志第{n}号：{ships[n % len(ships)]}号靠泊",
            "section": SECTION,
            "body": f"{winds[n % len(winds)]}，能见度{3 + n % 9}公里。"
            f"{ships[n % len(ships)]}号停{n % 6 + 1}号泊位，卸货{120 + 37 * n}吨。",
        }
        for n in range(1, DISPATCHES + 1)
    ]


def draw(file: Path, *, sky: str, sea: str, hull: str) -> None:
    """Draw a boat under a sky."""
    width, height = PICTURE_SIZE
    picture = Image.new("RGB", PICTURE_SIZE, sky)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, height * 0.62, width, height), fill=sea)
    for wave in range(12):
        top = height * 0.64 + wave * 18
        pen.arc((wave * 70 - 60, top, wave * 70 + 220, top + 30), 190, 350, fill=sky, width=3)
    pen.polygon([(300, 390), (700, 390), (640, 460), (350, 460)], fill=hull)
    pen.rectangle((430, 310, 540, 390), fill="#f4f1ea")
    pen.rectangle((560, 250, 590, 390), fill="#2b2b2b")
    picture.save(file)
