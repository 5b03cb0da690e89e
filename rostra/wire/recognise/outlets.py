"""Tell the name of an outlet from other names.

Known by name: the paper's own sources, and agencies and papers whose names do not show what they
are. Known by form: names that end as outlets' names do (…社, …日报, … News), unless the word is a
common one (旅行社, 情报). The names stand in outlets.toml.
"""

import re
import tomllib
from pathlib import Path

NAMES = tomllib.loads(Path(__file__).with_name("outlets.toml").read_text(encoding="utf-8"))
CHINESE = frozenset(NAMES["chinese"].split())
ENGLISH = frozenset(NAMES["english"])
LAST_WORDS = frozenset(NAMES["last_words"].split())
# Words that begin a sentence or name a day, not an outlet.
LEADING = frozenset(NAMES["leading"].split())

SHAPE_ZH = re.compile(
    r"(?:[\u4e00-\u9fff·]{1,10})"
    r"(?:社|报|电视台|电台|广播公司|之声|卫视|电视网|新闻|周刊|月刊|杂志|在线|新闻网|网)"
)
COMMON_ZH = re.compile(
    r".*(?:[情通汇预举申公简战财年警海回季月上呈填谎播板喜捷密电急壁]报"
    r"|(?:旅行|合作|公|报|出版|会|结|信用|茶|诗|文|剧|商)社"
    r"|(?:互联|官|电|铁路|关系|情报|上|局域|因特|交通|管|渔|法|公路|物联|社交|联|水)网"
    r"|(?:最新|假|该|社会|体育|国际|国内|头条|突发|重大|这些?|这条|那条|一条|则)新闻)"
)
# Words of a sentence that no name holds.
SENTENCE_ZH = re.compile(r"[他她它我你的是将由向从说称这那了把被让已还也]|通过|在(?!线)|对")
# Some outlet or other: 当地电视台, 俄媒, 韩国国家通讯社.
GENERIC_ZH = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}(?:多家|一家|某|当地|本地|该国?|各|各大|国内|国外|海外|境外|外国|西方|主流"
    r"|官方|国营|国家|其他|有关|相关|地方|几家|数家|知名|权威)|[俄美英日韩法德台港中欧乌朝印澳加以伊])?"
    r"(?:媒体?|外媒|官媒|报纸?|电视台|电台|通讯社|新闻社|网站|杂志|周刊|月刊|新闻网|新闻|报章)"
)
LAST_TWO = re.compile(
    r"(?:news (?:agency|network|service)|press agency"
    r"|broadcasting (?:corporation|company|service|authority))$"
)
FIRST_DAILY = re.compile(r"daily \w+$")


def is_outlet_zh(name: str, own: frozenset[str]) -> bool:
    """Say whether a folded Chinese name is an outlet's; ``own`` are the names of our sources."""
    if name in own or name in CHINESE or name in ENGLISH:
        return True
    if GENERIC_ZH.fullmatch(name) or COMMON_ZH.fullmatch(name):
        return False
    return bool(SHAPE_ZH.fullmatch(name)) and not SENTENCE_ZH.search(name)


def is_outlet_en(name: str, own: frozenset[str]) -> bool:
    """Say whether an English name, as printed and without its article, is an outlet's."""
    folded = name.casefold()
    if folded in own or folded in ENGLISH or f"the {folded}" in own:
        return True
    words = folded.split()
    if len(words) < 2 or words[0] in LEADING:
        return False
    return words[-1] in LAST_WORDS or bool(LAST_TWO.search(folded) or FIRST_DAILY.match(folded))
