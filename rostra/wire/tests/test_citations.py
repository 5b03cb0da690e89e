"""The outlets a text leans on are found by grammar and by name; anonymous reports name nobody."""

import pytest

from rostra.wire.recognise.citations import find_citations
from rostra.wire.recognise.known import Known, KnownSource


def known(*names: str) -> Known:
    made = Known(zone="UTC", language="zh-hans")
    if names:
        made.add_source(KnownSource(1, names, "", "UTC", "zh-hans"))
    return made


@pytest.mark.parametrize(
    ("sentence", "outlets"),
    [
        ("据路透社、共同社等多家外媒10月21日报道,韩国外交部召见大使。", ["路透社", "共同社"]),
        ("据《纽约时报》网站10月22日报道，美国官员说没有证据。", ["纽约时报"]),
        ("《卫报》称，谈判已经破裂。", ["卫报"]),
        ("路透社援引知情人士的话称，双方已达成协议。", ["路透社"]),
        ("新华社北京10月22日电（记者 王明）外交部发言人表示。", ["新华社"]),
        ("韩联社称，朝军已抵达。", ["韩联社"]),
        ("他在接受路透社采访时表示，不会退让。", ["路透社"]),
        ("他对《汐港日报》记者表示，此事已了。", ["汐港日报"]),
        ("據中央社報導，颱風將於週三登陸。", ["中央社"]),
        ("據共同社、法新社報導，會談破裂。", ["共同社", "法新社"]),
        ("据俄罗斯卫星通讯社报道，会谈推迟。", ["俄罗斯卫星通讯社"]),
        ("CNN报道称，白宫正考虑。", ["CNN"]),
        ("据日本共同社21日援引政府消息人士报道，首相将辞职。", ["共同社"]),
        ("英国《金融时报》周二披露，银行已知情。", ["金融时报"]),
        ("综合法新社、美联社报道，火山喷发。", ["法新社", "美联社"]),
        ("据汐港晚报消息，市议会通过预算。", ["汐港晚报"]),
        ("汐港广播公司报道，渡轮停航。", ["汐港广播公司"]),
        ("据央视新闻客户端消息，列车已恢复。", ["央视新闻"]),
        ("据美国有线电视新闻网（CNN）报道，总统将出访。", ["美国有线电视新闻网"]),
        ("据ＣＮＮ报道，总统将出访。", ["ＣＮＮ"]),
    ],
)
def test_chinese_sentences_that_cite(sentence: str, outlets: list[str]) -> None:
    assert find_citations(sentence, known(), "") == outlets


@pytest.mark.parametrize(
    "sentence",
    [
        "据报道，当天韩国外交部第一副部长会见了大使，并称此事严重。",
        "据悉，本周早些时候双方都提出指控。",
        "据了解，该公司去年亏损。",
        "据介绍，大桥全长三公里。",
        "据统计，渔船共有一千艘。",
        "據悉，會談將於週三舉行。",
        "据情报部门消息，敌军已撤离。",
        "据警方通报，嫌疑人已落网。",
        "据当地电视台报道，火势已控制。",
        "据外媒报道，美军将撤离。",
        "据俄媒报道，航班取消。",
        "据互联网公司消息，服务器已恢复。",
        "据旅行社介绍，航班已取消。",
        "他称为“灾难”。",
        "他说，明天会更好，据说他要辞职。",
        "该报称，政府将增税。",
        "媒体称，他已抵达。",
        "记者从市政府获悉，大桥将通车。",
        "日报社的记者说，没有人受伤。",
        "国防部发言人称，军舰已撤离。",
        "他通过电台称，飞机已经迷航。",
    ],
)
def test_chinese_sentences_that_cite_nobody(sentence: str) -> None:
    assert find_citations(sentence, known(), "") == []


@pytest.mark.parametrize(
    ("sentence", "outlets"),
    [
        (
            "According to Reuters, the Associated Press and the BBC, talks collapsed.",
            ["Reuters", "Associated Press", "BBC"],
        ),
        ("The mayor told the Harbour Gazette that he would resign.", ["Harbour Gazette"]),
        ("State news agency KCNA reported on Tuesday that the test had failed.", ["KCNA"]),
        ("Reuters reported that two ships had sunk.", ["Reuters"]),
        ("The official told Al Jazeera and CNN on Monday.", ["Al Jazeera", "CNN"]),
        ("SEOUL, Oct 22 (Reuters) - South Korea summoned the envoy.", ["Reuters"]),
        ("WASHINGTON (AP) — The White House said so.", ["AP"]),
        ("In an interview with the Harbour Herald, she said no.", ["Harbour Herald"]),
        ("Citing a report in The New York Times, he denied it.", ["New York Times"]),
        ("On Tuesday Reuters said the deal was near.", ["Reuters"]),
        ("Kyodo News, citing unnamed officials, reported a delay.", ["Kyodo News"]),
        ("It is over, as reported by South Korean news agency Yonhap.", ["Yonhap"]),
        ("The Daily Mail quoted a friend.", ["Daily Mail"]),
        ("It comes according to the Interior Ministry and Reuters.", ["Reuters"]),
        ("Japan's Kyodo said that the minister would resign.", ["Kyodo"]),
    ],
)
def test_english_sentences_that_cite(sentence: str, outlets: list[str]) -> None:
    assert find_citations(sentence, known(), "") == outlets


@pytest.mark.parametrize(
    "sentence",
    [
        "According to police, the man was arrested.",
        "According to John Smith, nothing happened.",
        '"It is over," he told reporters.',
        "The Ministry of Defence said that the ship had left.",
        "Smith said he was sorry.",
        "Officials said the press was free.",
        "He told Parliament on Monday that he would go.",
        "Good news said no one, ever.",
        "It is reportedly over, according to reports.",
        "The post was reported missing in the Times Square area.",
    ],
)
def test_english_sentences_that_cite_nobody(sentence: str) -> None:
    assert find_citations(sentence, known(), "") == []


def test_the_paper_s_own_sources_are_known_by_every_name() -> None:
    ours = known("珊湖广播", "Shanhu Radio", "珊湖台")
    assert find_citations("珊湖台称，会谈已经结束。", ours, "") == ["珊湖台"]
    assert find_citations("据珊湖台消息，会谈结束。珊湖广播报道，明日再谈。", ours, "") == [
        "珊湖台"
    ]
    assert find_citations("珊湖台称，会谈已经结束。", known(), "") == []


def test_an_outlet_does_not_cite_itself() -> None:
    text = "据路透社报道，会谈结束。法新社称，会谈继续。"
    assert find_citations(text, known("路透社", "Reuters"), "Reuters") == ["法新社"]


def test_each_is_named_once_in_the_order_of_the_text() -> None:
    text = "法新社称，会谈结束。\n\n据路透社、法新社报道，会谈继续。"
    assert find_citations(text, known(), "") == ["法新社", "路透社"]


def test_a_long_text_takes_no_long_time() -> None:
    text = "据" + "，据说".join(["路透社和共同社与法新社"] * 5000) + "A B C said " * 20_000
    assert len(find_citations(text, known(), "")) <= 20
