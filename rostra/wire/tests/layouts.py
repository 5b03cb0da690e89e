"""Made-up pages: real texts set in seventeen layouts as sites have them, none of a real site."""

import html
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from rostra.kernel.tests import shared

# The inside of a page is one line, as templates leave it.
NAV = {
    "zh": [
        "首页",
        "新闻",
        "国内",
        "国际",
        "军事",
        "财经",
        "科技",
        "体育",
        "娱乐",
        "汽车",
        "房产",
        "教育",
        "旅游",
        "健康",
        "视频",
        "图片",
        "论坛",
        "博客",
        "微博",
        "登录",
        "注册",
    ],
    "en": [
        "Home",
        "World",
        "UK",
        "Business",
        "Politics",
        "Tech",
        "Science",
        "Health",
        "Entertainment",
        "Sports",
        "Opinion",
        "Video",
        "Weather",
        "Log in",
        "Subscribe",
        "Newsletters",
    ],
}
COMMENTS = {
    "zh": [
        "说得太好了，支持楼主！",
        "我觉得这件事没有那么简单，还要再看看。",
        "沙发",
        "不同意。你们有没有想过，普通人怎么办？反正我是不信的，等着瞧吧。",
        "顶一下，写得很清楚，谢谢分享。",
        "呵呵，又来了，年年都这样，习惯就好，大家散了吧。",
    ],
    "en": [
        "Great piece, thanks for sharing.",
        "I do not agree with this at all. Has anybody thought about the people who live there, and what it costs them?",
        "First!",
        "Same story every year, nothing changes, and nobody is held to account.",
        "lol",
        "Could someone explain the second paragraph, please? I read it twice, and still do not get it.",
    ],
}
FOOTER = {
    "zh": "本网站所刊载信息，不代表本社观点。刊用本网站稿件，务经书面授权。未经授权禁止转载、摘编、复制及建立镜像，违者将依法追究法律责任。",
    "en": "This material may not be published, broadcast, rewritten, or redistributed. Quotes displayed in real time or delayed by at least 15 minutes. Market data provided by Someone. Legal statement.",
}
ABOUT = {
    "zh": "大家好，我是一个喜欢写字的人，住在海边的小城里。白天上班，晚上看书，偶尔出门走走，欢迎来做客。",
    "en": "Hi, I am Jo, a writer living by the sea. By day I work in an office, by night I read, and now and then I travel. Welcome.",
}


def esc(s):
    return html.escape(s, quote=False)


def paragraph(text):
    return f"<p>{esc(text)}</p>"


def links(lang, chance, n, tag="li"):
    t = [d["title"] for d in texts(lang)]
    return "".join(
        f'<{tag}><a href="/n/{chance.randrange(9999)}.html">{esc(chance.choice(t))}</a></{tag}>'
        for _ in range(n)
    )


def nav(lang):
    return "".join(f'<li><a href="/{i}">{n}</a></li>' for i, n in enumerate(NAV[lang]))


def teasers(lang, chance, n):
    o = ""
    for _ in range(n):
        d = chance.choice(texts(lang))
        paragraphs = [p for p in d["text"].split("\n") if len(p) > 40]
        p = (paragraphs or ["。"])[0][: 90 if lang == "zh" else 180]
        o += (
            f'<div class="item"><h3><a href="/x">{esc(d["title"])}</a></h3><p>{esc(p)}...</p></div>'
        )
    return o


CAPTION = {"zh": "图为当地时间周二的现场。", "en": "A view of the scene on Tuesday."}
LAYOUTS: dict[str, Callable[[str, list[str], str, random.Random], str]] = {}


def layout(f):
    LAYOUTS[f.__name__] = f
    return f


@layout
def modern(title, paragraphs, lang, chance):
    b = "".join(f"<p>{esc(p)}</p>" for p in paragraphs)
    return f'''<html><head><title>{esc(title)} - Site</title><meta property="og:title" content="{esc(title)}"><meta property="article:published_time" content="2021-03-04T05:06:07+08:00"></head><body><header><ul>{nav(lang)}</ul></header><main><article><h1>{esc(title)}</h1><div class=byl>By Jo Doe</div><figure><img src=a.jpg><figcaption>{CAPTION[lang]}</figcaption></figure><div class="c">{b}</div></article><section class="x1"><h2>More</h2><ul>{links(lang, chance, 8)}</ul></section><section id="comments">{"".join(f"<div><b>u{i}</b><p>{c}</p></div>" for i, c in enumerate(COMMENTS[lang]))}</section></main><footer><p>{FOOTER[lang]}</p></footer></body></html>'''


@layout
def tables(title, paragraphs, lang, chance):
    b = "<br><br>".join("&nbsp;&nbsp;&nbsp;&nbsp;" + esc(p) for p in paragraphs)
    return f"""<html><head><title>{esc(title)}_新闻中心</title></head><body bgcolor=white><table width=760><tr>{"".join(f"<td><a href=#>{n}</a></td>" for n in NAV[lang])}</tr></table><table width=760><tr><td width=160 valign=top><table>{links(lang, chance, 12, tag="td").replace("<td>", "<tr><td>").replace("</td>", "</td></tr>")}</table></td><td width=600><table><tr><td align=center><font size=5><b>{esc(title)}</b></font></td></tr><tr><td align=center>2004年05月06日 07:08 &nbsp;来源：某某日报 &nbsp;作者：张三</td></tr><tr><td class=text>{b}</td></tr><tr><td align=right>（责任编辑：李四）</td></tr></table><table><tr><td>相关新闻：</td></tr>{links(lang, chance, 6, tag="td").replace("<td>", "<tr><td>").replace("</td>", "</td></tr>")}</table></td></tr></table><center><font size=2>{FOOTER[lang]}<br>Copyright 2004</font></center></body></html>"""


@layout
def blog(title, paragraphs, lang, chance):
    b = "".join(f"<p>{esc(p)}</p>\n" for p in paragraphs)
    return f"""<html><head><title>Jo's blog » {esc(title)}</title></head><body><div id=header><h1><a href=/>Jo's blog</a></h1></div><div id=wrap><div class=post><h2>{esc(title)}</h2><small>2009/10/11 12:13</small><div class=entry>{b}</div><p class=meta>Posted in <a href=#>news</a>, <a href=#>life</a> | <a href=#>3 Comments</a></p></div><h3>Comments</h3><ol class=commentlist>{"".join(f"<li><cite>u{i}</cite> says:<p>{c}</p></li>" for i, c in enumerate(COMMENTS[lang] * 2))}</ol></div><div id=side><h2>About</h2><p>{ABOUT[lang]}</p><h2>Archives</h2><ul>{links(lang, chance, 15)}</ul></div></body></html>"""


@layout
def forum(title, paragraphs, lang, chance):
    b = "<br>\n".join(esc(p) for p in paragraphs)
    rep = "".join(
        f"<div class=plc><div class=who><a href=#>user{i}</a> 2010-1-{i + 2} 10:1{i}</div><div class=msg>{c}</div><div class=sig>--</div></div>"
        for i, c in enumerate(COMMENTS[lang])
    )
    return f"""<html><head><title>{esc(title)} - Forum</title></head><body><ul>{nav(lang)}</ul><div id=thread><h1>{esc(title)}</h1><div class=plc><div class=who><a href=#>owner</a> 2010-1-2 03:04</div><div class=msg>{b}</div><div class=sig>My signature, whatever it says.</div></div>{rep}</div></body></html>"""


@layout
def soup(title, paragraphs, lang, chance):
    b = "".join(
        f'<div class="b{i % 3}"><div><p>{esc(p)}</p></div></div>'
        + ('<div class="ad">AD <a href=#>buy</a></div>' if i % 3 == 2 else "")
        for i, p in enumerate(paragraphs)
    )
    return f"""<html><head><title>{esc(title)} | Site</title></head><body><div><div><div>{nav(lang)}</div></div><div><div><h1>{esc(title)}</h1><span>2018-07-06 05:04</span></div><div>{b}</div><div>{teasers(lang, chance, 4)}</div></div></div><div>{FOOTER[lang]}</div></body></html>"""


@layout
def split(title, paragraphs, lang, chance):
    k = max(1, len(paragraphs) // 2)
    first, second = ("".join(map(paragraph, part)) for part in (paragraphs[:k], paragraphs[k:]))
    return f"""<html><head><title>{esc(title)}</title></head><body><div class=nav>{nav(lang)}</div><div class=main><h1>{esc(title)}</h1><div class=part>{first}</div><div class=box><b>More</b><ul>{links(lang, chance, 4)}</ul></div><div class=part>{second}</div></div><div class=right><ul>{links(lang, chance, 20)}</ul></div></body></html>"""


@layout
def bare(title, paragraphs, lang, chance):
    b = "<br>\n".join("　　" + esc(p) for p in paragraphs)
    return f"""<html><head><title>{esc(title)}</title></head><body><a href=/>Home</a> &gt; <a href=/n>News</a><hr><center><h2>{esc(title)}</h2>1999年8月7日</center>{b}<hr><a href=p>prev</a> <a href=n>next</a><br>webmaster@example.com</body></html>"""


@layout
def spans(title, paragraphs, lang, chance):
    b = "".join(f'<div class="_3kx"><span class="_a1">{esc(p)}</span></div>' for p in paragraphs)
    return f"""<html><head><title>{esc(title)}</title></head><body><div id=root><div class=_h>{nav(lang)}</div><div class=_m><div class=_t><span>{esc(title)}</span></div><div class=_d>2020-02-03 04:05:06</div>{b}<div class=_r>{"".join(f"<div class=_c><a href=#><span>{esc(d['title'])}</span></a></div>" for d in texts(lang)[:10])}</div></div></div></body></html>"""


@layout
def aspnet(title, paragraphs, lang, chance):
    b = "".join(f'<p><font size="3">{esc(p)}</font></p>' for p in paragraphs)
    return f"""<html><head><title>{esc(title)}</title></head><body><form method=post id=aspnetForm><input type=hidden name=v value=x><div id=top>{nav(lang)}</div><div id=left><div id=content><h3>{esc(title)}</h3><p>发布时间：2013-04-05 来源：本站</p>{b}<p>{FOOTER[lang]}</p></div></div><div id=rightcol>{teasers(lang, chance, 8)}</div></form></body></html>"""


@layout
def english(title, paragraphs, lang, chance):
    b = ""
    for i, p in enumerate(paragraphs):
        w = esc(p)
        if len(w) > 60:
            w = w[:20] + '<a href="/in">' + w[20:40] + "</a>" + w[40:]
        b += f"<p>{w}</p>"
        if i % 4 == 3:
            b += f"<p><strong>Read more: <a href=#>{esc(chance.choice(texts(lang))['title'])}</a></strong></p>"
    return f"""<html><head><title>{esc(title)} | The Paper</title><script type="application/ld+json">{{"@type":"NewsArticle","headline":"x","datePublished":"2022-01-02T03:04:05Z"}}</script></head><body><nav>{nav(lang)}</nav><article><header><h1>{esc(title)}</h1><p class=standfirst>Standfirst line here.</p><address>Jo Doe</address></header><div class="body">{b}<aside class=signup><p>Sign up to our newsletter, and get the best of it every day, free.</p></aside></div><div class=bio><p>Jo Doe is a reporter, based in London, who covers politics.</p></div></article><div class=most-read><ol>{links(lang, chance, 10)}</ol></div></body></html>"""


@layout
def portal(title, paragraphs, lang, chance):
    b = "".join(f"<p>{esc(p)}</p>" for p in paragraphs)
    box = f"<div class=mod><h4><a href=#>X</a></h4><ul>{links(lang, chance, 12)}</ul></div>" * 6
    return f"""<html><head><title>{esc(title)}_频道_门户网</title></head><body>{box}<div class="wrap"><div class="l"><h1 id=t>{esc(title)}</h1><div class=info><span>2016年12月11日10:09</span> <a href=#>某网</a> <span>我有话说(<a href=#>12人参与</a>)</span></div><div id=art><div class=pic><img src=x.jpg><span class="img_descr">{CAPTION[lang]}</span></div>{b}<p>（原标题：{esc(title)}）</p></div><div class=kw>标签：<a href=#>a</a> <a href=#>b</a></div></div><div class="r">{box}</div></div>{teasers(lang, chance, 6)}</body></html>"""


@layout
def items(title, paragraphs, lang, chance):
    b = "".join(f"<li>{esc(p)}</li>" for p in paragraphs)
    return f"""<html><head><title>{esc(title)}</title></head><body><div class=menu><ul>{nav(lang)}</ul></div><div class=col><h1>{esc(title)}</h1><p>2011-12-13 14:15</p><ol class=txt>{b}</ol></div><div class=col2><ul>{links(lang, chance, 14)}</ul></div><div>{ABOUT[lang]}</div></body></html>"""


def long_comments(lang, chance, n):
    return [" ".join(chance.sample(COMMENTS[lang], 4)) for _ in range(n)]


@layout
def heavy(title, paragraphs, lang, chance):
    return modern(title, paragraphs, lang, chance).replace(
        "</main>",
        '<div class="cmt-list comments">'
        + "".join(f"<div><b>u</b><p>{c}</p></div>" for c in long_comments(lang, chance, 20))
        + "</div></main>",
    )


@layout
def heavy2(title, paragraphs, lang, chance):
    h = "网友评论" if lang == "zh" else "Comments"
    return aspnet_(title, paragraphs, lang).replace(
        "<!--x-->",
        f"<div class=a8><h4>{h}</h4>"
        + "".join(f"<div><b>u</b><p>{c}</p></div>" for c in long_comments(lang, chance, 20))
        + "</div>",
    )


def aspnet_(title, paragraphs, lang):
    return (
        f"<html><head><title>{esc(title)} - X</title></head><body><div class=a0>{nav(lang)}</div><div class=a1><div class=a2>{esc(title)}</div><div class=a3>2015-06-07 08:09 来源：某网</div><div class=a4>"
        + "".join(f"<p>{esc(p)}</p>" for p in paragraphs)
        + "</div><!--x--></div></body></html>"
    )


@layout
def jsmenu(title, paragraphs, lang, chance):
    m = "".join(
        f"<div onclick=go()>{esc(chance.choice(texts(lang))['title'])}</div>" for _ in range(60)
    )
    return (
        aspnet_(title, paragraphs, lang)
        .replace("<div class=a1>", f"<div class=m>{m}</div><div class=a1>")
        .replace("<!--x-->", f"<div class=m>{m}</div>")
    )


@layout
def brief(title, paragraphs, lang, chance):
    long = max(paragraphs, key=len)
    paragraphs[:] = [long]
    return portal(title, [long], lang, chance)


@layout
def mixed(title, paragraphs, lang, chance):
    b = "".join(
        f"<p><a href=/s>{esc(p[:6])}</a>{esc(p[6:])}</p>" if i % 2 else f"<div>{esc(p)}</div>"
        for i, p in enumerate(paragraphs)
    )
    return f"<html><head><title>{esc(title)}</title></head><body><div>{nav(lang)}</div><div><h1>{esc(title)}</h1><p class=date>2015-06-07 08:09</p>{b}<div class=share>分享到：</div></div><div>{teasers(lang, chance, 3)}</div></body></html>"


@dataclass(frozen=True)
class Made:
    """A made-up page, and what is to be found in it."""

    layout: str
    language: str
    page: bytes
    headline: str
    text: str


@cache
def texts(language: str) -> list[dict[str, str]]:
    """Return Wikinews texts: title and text, a paragraph a line."""
    return [whole(record) for record in shared.lines(f"wikinews/{language}.jsonl.gz")]


def whole(record: dict) -> dict[str, str]:
    """Return a record with its text; some hold it in pieces."""
    if "text" in record:
        return record
    text = " ".join(piece for _, piece in record["edus"]).replace(" - ", "-")
    sentences = re.split(r'(?<=[.?!]) (?=[A-Z"])', re.sub(r" ([,.!?;:'])", r"\1", text))
    threes = (" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))
    return record | {"text": "\n".join(threes)}


def pages(every: int = 1) -> Iterator[Made]:
    """Yield the pages: each layout with up to 20 texts in Chinese and in English."""
    number = 0
    for name, layout_of in LAYOUTS.items():
        for language in ("zh", "en"):
            for seed, record in enumerate(texts(language)[:20]):
                title = record["title"]
                paragraphs = [line.strip() for line in record["text"].split("\n") if line.strip()]
                if paragraphs and paragraphs[0] == title:
                    paragraphs = paragraphs[1:]
                if paragraphs and paragraphs[0].endswith("讯】"):
                    paragraphs = paragraphs[1:]
                number += 1
                if len(paragraphs) < 2 or number % every:
                    continue
                page = layout_of(title, paragraphs, language, random.Random(seed))
                yield Made(name, language, page.encode(), title, "\n".join(paragraphs))
