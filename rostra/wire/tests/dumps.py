# ruff: noqa: E501  (pages are as wide as pages are)
"""Pages of invented papers, dumped as text in many manners."""

NBSP = "\xa0"

ENGLISH = f"""\
Skip to main content
Home › World › Gulf
Harbour council votes to rebuild the Old Wharf
October 22, 2024{NBSP}|{NBSP}9:32 pm{NBSP}|{NBSP}The Harbour Gazette{NBSP}|{NBSP}3 comments

By Mira Dunne

The harbour council voted on Tuesday night to rebuild the Old Wharf in stone, ending an argument that has lasted eleven years.

"It will outlast all of us," the mayor told the Harbour Gazette after the vote, according to a transcript.

Image

(The Old Wharf at low tide, before the storm)

Reuters reported that the work would cost 48 million crowns; the council has not confirmed the figure.

(12)
Related stories
Storm takes the last of the piles
Ferry company threatens to leave
More news on "Old Wharf" special coverage
3 comments so far
Sign in or register before commenting
All comments
This is a long comment by a reader who has much to say about the wharf and about nearly everything else.
Most read
Fog stops the ferries
About us | Contact us | Privacy | Jobs
Copyright (C) 2024 The Harbour Gazette. All Rights Reserved.
"""

TRADITIONAL = """\
您現在的位置： 首頁 > 新聞 > 港澳台 > 正文

颱風逼近　渡輪全線停航

2024年10月22日 21:32　來源：汐港晚報　作者：陸知遙　編輯：何渡

【汐港晚報訊】據中央社、《海峽時報》等媒體報導，強颱風「鐵杉」將於週三清晨登陸。

航運署發言人表示，所有渡輪自週二晚上八時起停航，復航時間視風勢而定，請市民留意最新消息。

[圖：渡輪停泊在避風塘內]

相關新聞：
去年颱風造成三億元損失
專題：鐵杉颱風
分享到：
全部評論
"""

NO_BREADCRUMB = """\
港口罢工进入第三天 - 汐港新闻网
汐港新闻网
港口罢工进入第三天
2024/10/22 08:05 来源：汐港新闻网 阅读：1204 字号：大 中 小
核心提示：工会与港务局仍无接触。
码头工人的罢工进入第三天，二十七艘货轮在锚地等候，港务局说损失每天超过三百万元。
图片
图为空荡荡的七号泊位
（摄影：何渡）
工会代表说，只要港务局肯坐下来谈，工人可以连夜复工，但条件是先撤回停职的决定。
责任编辑：王小满
关键词：罢工 港口
版权所有 汐港新闻网 未经授权不得转载
"""

NO_META = """\
汐港论坛 > 时事 > 正文
谁来为旧码头买单

旧码头要不要修，议会争了十一年；谁来付钱，却从来没有人说清楚，直到星期二的表决。

表决之后，财政专员只说了一句话：“钱会有的。”这句话在广场上被传了一夜。
"""

BARE = """\
谁来为旧码头买单
旧码头要不要修，议会争了十一年；谁来付钱，却从来没有人说清楚，直到星期二的表决。
"""

FULL_WIDTH = """\
汐港网　＞　国际军事　＞　正文
北榆军舰撤离鸦岬
２０２４年１０月２２日　２１：３２：５０　｜　第一军情　｜　０条评论

北榆军舰周二晚间撤离鸦岬，国防部说这是例行调动，与谈判无关，议员们并不相信。

（０）
相关新闻
瓦伦两名军官受处分
"""

WRAPPED = """\
Harbour Times > Science > Article
Sky-dark nights return to the valley
Published: Saturday, 4 April 2009, 9:32 p.m.   Updated: 5 April 2009 10:00
Source: Valley Observer

The lights of the valley go out at eleven from tonight, and for the
first time in a generation the Milky Way will be seen from the steps of
the town hall.

"We had forgotten it was there," said the astronomer who began the
campaign nine years ago with a petition of forty names and a telescope
made of drain pipe.
"""

SHARE_IN_THE_MIDDLE = """\
汐港网 > 社会 > 正文
夜市搬家
2024-10-22 21:32 | 汐港日报
夜市从周三起搬到西堤，摊主们用三轮车把炉子一趟一趟推过桥，直到天亮才算完。
分享到：
相关阅读：夜市为什么要搬
搬家的费用由市里承担一半，另一半从今后三年的摊位费里扣，摊主们对此意见不一。
广告
市容局说，旧址将改成停车场，春节前完工。有人在桥头贴了一张告别的纸条，没有署名。
责任编辑：王小满
"""
