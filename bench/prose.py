"""Plausible text without end: Chinese and English sentences put together from word lists."""

import random
from collections.abc import Callable, Sequence

PLACES = [
    "汐港",
    "北屿",
    "旧埠",
    "青崖",
    "云渡",
    "白鹭洲",
    "石门关",
    "临川",
    "望潮镇",
    "南桥",
    "雾岭",
    "铜陵湾",
    "沙河口",
    "松塔",
    "雁回",
]
BODIES = [
    "市政厅",
    "港务局",
    "气象台",
    "水文站",
    "渔业协会",
    "证券交易所",
    "医学院",
    "铁路公司",
    "海事法院",
    "电力公司",
    "教育局",
    "消防总队",
    "海关",
    "劳动委员会",
    "环境署",
    "央行",
    "国防部",
    "外交部",
    "统计局",
    "世贸代表团",
]
PEOPLE = [
    "发言人",
    "局长",
    "值班工程师",
    "首席经济学家",
    "教授",
    "船长",
    "居民",
    "律师",
    "议员",
    "观察员",
    "主治医师",
    "村长",
]
NAMES = [
    "陈若川",
    "林望",
    "周以宁",
    "何雁秋",
    "沈默然",
    "赵青禾",
    "吴砚",
    "顾南乔",
    "许知白",
    "江临",
    "宋白露",
    "叶知秋",
]
TIMES = [
    "周一清晨",
    "周二下午",
    "昨天夜里",
    "今天上午",
    "会议开始前",
    "闭市之后",
    "台风登陆前",
    "入冬以来",
    "上月底",
    "本季度",
    "凌晨三时",
]
ACTS = [
    "公布了",
    "重新审议了",
    "否决了",
    "推迟了",
    "批准了",
    "驳回了",
    "修订了",
    "提前启动了",
    "低调签署了",
    "首次承认了",
    "再次强调了",
    "要求暂停",
    "同意扩大",
    "着手调查",
]
THINGS = [
    "海堤加固方案",
    "轮渡票价",
    "跨湾大桥的工期",
    "秋粮收购价",
    "新一轮谈判的议程",
    "医院扩建计划",
    "雷达站的选址",
    "港口吞吐量的统计口径",
    "防汛预案",
    "水源地保护条例",
    "地铁延长线",
    "鱼汛期的禁捕令",
    "电网检修安排",
    "高考阅卷细则",
    "旧城改造的补偿标准",
    "出口退税的新规",
    "老桥的限重标志",
    "远洋船队的补给合同",
    "边境口岸的通关时间",
    "汇率中间价",
]
REASONS = [
    "因为上游来水比预报早了两天",
    "理由是预算尚未通过",
    "以便居民有时间提出意见",
    "以回应各方的质疑",
    "而此前的版本只字未提",
    "这比去年同期高出一成",
    "尽管两家保险公司已经表示反对",
    "目的是避免再次停航",
    "这是三年来的第一次",
    "不过具体数字仍待核实",
    "但没有说明由谁出资",
    "同时保留了申诉的期限",
]
SAYINGS = [
    "我们先把水位讲清楚，再讲责任",
    "账总是要算的，但不是今晚",
    "船可以等，潮水不等人",
    "数字没有错，错的是读法",
    "没有人愿意第一个离开",
    "这座桥比我们都老",
    "规则写在墙上，人走在街上",
    "先救人，后写报告",
]
CONNECTIVES = [
    "据悉，",
    "与此同时，",
    "此外，",
    "不过，",
    "在此之前，",
    "知情者说，",
    "文件显示，",
    "值得注意的是，",
]
OUTLETS = [
    "路透社",
    "共同社",
    "法新社",
    "第一军情",
    "海湾晚报",
    "北屿电台",
    "经济观察",
    "云渡日报",
    "港闻社",
    "南桥在线",
]

EN_PLACES = [
    "Xigang",
    "North Isle",
    "Old Wharf",
    "Green Cliff",
    "Cloud Ferry",
    "Heron Bar",
    "Stone Gate",
]
EN_BODIES = [
    "the harbour board",
    "the council",
    "the weather office",
    "the fishing union",
    "the exchange",
    "the railway",
    "the maritime court",
    "the power company",
    "the health service",
    "the central bank",
]
EN_ACTS = [
    "published",
    "rejected",
    "put off",
    "approved",
    "quietly signed",
    "revised",
    "brought forward",
    "asked to suspend",
    "agreed to widen",
    "began to look into",
]
EN_THINGS = [
    "the plan for the sea wall",
    "ferry fares",
    "the bridge timetable",
    "the harvest price",
    "the talks' agenda",
    "the hospital extension",
    "the flood rules",
    "the metro line",
    "the fishing ban",
    "the power cuts",
    "compensation in the old town",
    "the export rebate",
    "the weight limit on the old bridge",
]
EN_REASONS = [
    "two days earlier than forecast",
    "without saying who would pay",
    "to give residents time to object",
    "for the first time in three years",
    "although two insurers had objected",
    "a tenth more than last year",
    "so that ships need not wait again",
    "while keeping the right to appeal",
]
EN_TIMES = [
    "on Monday",
    "late on Tuesday",
    "overnight",
    "this morning",
    "before the session",
    "after the close",
]

Sentence = Callable[[random.Random], str]


def chinese_sentence(chance: random.Random) -> str:
    """Return one Chinese sentence of thirty to sixty characters."""
    pick = chance.choice
    match chance.randrange(5):
        case 0:
            return (
                f"{pick(TIMES)}，{pick(PLACES)}{pick(BODIES)}{pick(ACTS)}{pick(THINGS)}，"
                f"{pick(REASONS)}。"
            )
        case 1:
            return (
                f"{pick(BODIES)}{pick(PEOPLE)}{pick(NAMES)}说：“{pick(SAYINGS)}。”"
                f"{pick(CONNECTIVES)}{pick(PLACES)}方面{pick(ACTS)}{pick(THINGS)}。"
            )
        case 2:
            return (
                f"{pick(CONNECTIVES)}{pick(BODIES)}在{pick(TIMES)}{pick(ACTS)}{pick(THINGS)}，"
                f"涉及金额{chance.randrange(3, 900)}亿元，{pick(REASONS)}。"
            )
        case 3:
            return (
                f"据{pick(OUTLETS)}报道，{pick(PLACES)}至{pick(PLACES)}一线共有"
                f"{chance.randrange(2, 97)}处工程受到影响，{pick(REASONS)}。"
            )
        case _:
            return (
                f"{pick(NAMES)}在{pick(PLACES)}住了{chance.randrange(3, 60)}年，"
                f"对{pick(THINGS)}并不陌生，{pick(REASONS)}。"
            )


def english_sentence(chance: random.Random) -> str:
    """Return one English sentence of about twenty words."""
    pick = chance.choice
    subject = f"{pick(EN_BODIES)} in {pick(EN_PLACES)}"
    return (
        f"{subject[0].upper()}{subject[1:]} {pick(EN_ACTS)} {pick(EN_THINGS)} {pick(EN_TIMES)},"
        f" {pick(EN_REASONS)}, and {chance.randrange(2, 97)} sites between {pick(EN_PLACES)} and"
        f" {pick(EN_PLACES)} were affected."
    )


def chinese_headline(chance: random.Random) -> str:
    """Return a Chinese headline of about twenty characters."""
    pick = chance.choice
    return f"{pick(PLACES)}{pick(BODIES)}{pick(ACTS)}{pick(THINGS)}"


def english_headline(chance: random.Random) -> str:
    """Return an English headline of about eight words."""
    pick = chance.choice
    subject = pick(EN_BODIES).removeprefix("the ")
    return f"{pick(EN_PLACES)} {subject} {pick(EN_ACTS)} {pick(EN_THINGS)}"


def paragraph(chance: random.Random, sentence: Sentence, characters: int) -> str:
    """Return a paragraph of at least so many characters."""
    sentences: list[str] = []
    while sum(map(len, sentences)) < characters:
        sentences.append(sentence(chance))
    return (" " if sentence is english_sentence else "").join(sentences)


def zipf(chance: random.Random, things: Sequence[int]) -> int:
    """Pick one, the first far more often than the last, as subjects are in a real paper."""
    return things[min(int(chance.paretovariate(0.9)) - 1, len(things) - 1)]
