import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.kernel.printed_dates import PrintedDate, find, parse
from rostra.kernel.tests.shared import FOLDER, hostile, lines, needs, unhurried

SHANGHAI = ZoneInfo("Asia/Shanghai")
MOMENTS = st.datetimes(
    min_value=datetime(1901, 1, 1),  # noqa: DTZ001
    max_value=datetime(2199, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "at", "precision"),
    [
        ("2024-10-22 21:32:50", utc(2024, 10, 22, 13, 32, 50), "second"),
        ("2024-10-22\u300021:32", utc(2024, 10, 22, 13, 32), "minute"),
        ("2024/10/22 21:32", utc(2024, 10, 22, 13, 32), "minute"),
        ("2005-5-7 5:03:57", utc(2005, 5, 6, 21, 3, 57), "second"),
        ("2024.10.22", utc(2024, 10, 21, 16), "day"),
        ("20241022", utc(2024, 10, 21, 16), "day"),
        ("2024-10-22T21:32", utc(2024, 10, 22, 13, 32), "minute"),
        ("2024年10月22日 21:32", utc(2024, 10, 22, 13, 32), "minute"),
        ("2024年10月22日21时32分50秒", utc(2024, 10, 22, 13, 32, 50), "second"),
        ("2024年10月22日 星期二 21:32", utc(2024, 10, 22, 13, 32), "minute"),
        ("2024年10月22日(周二)", utc(2024, 10, 21, 16), "day"),
        ("2024年10月22日 21点", utc(2024, 10, 22, 13), "minute"),
        ("2024年10月22日下午9时32分", utc(2024, 10, 22, 13, 32), "minute"),
        ("2024年10月22日中午1点", utc(2024, 10, 22, 5), "minute"),
        ("2024年10月22日凌晨12:10", utc(2024, 10, 21, 16, 10), "minute"),
        ("民國113年10月22日 晚上9點32分", utc(2024, 10, 22, 13, 32), "minute"),
        ("２０２４年１０月２２日", utc(2024, 10, 21, 16), "day"),
        ("【2008年3月17日讯】", utc(2008, 3, 16, 16), "day"),
        ("2008年3月17日电", utc(2008, 3, 16, 16), "day"),
        ("April 4, 2009", utc(2009, 4, 3, 16), "day"),
        ("Saturday, April 4, 2009", utc(2009, 4, 3, 16), "day"),
        ("Saturday , April 4 , 2009", utc(2009, 4, 3, 16), "day"),
        ("4 April 2009", utc(2009, 4, 3, 16), "day"),
        ("Sat 4th Apr. 2009", utc(2009, 4, 3, 16), "day"),
        ("Sept. 4, 2009, 9 pm", utc(2009, 9, 4, 13), "minute"),
        ("April 4th, 2009 at 12:05 a.m.", utc(2009, 4, 3, 16, 5), "minute"),
        ("2024-10-22 21:32 CST", utc(2024, 10, 22, 13, 32), "minute"),
        ("Tue Oct 22 21:32:50 2024", utc(2024, 10, 22, 13, 32, 50), "second"),
    ],
)
def test_a_date_without_a_zone_is_read_in_the_given_one(text, at, precision):
    assert parse(text, zone=SHANGHAI) == PrintedDate(at, zone_assumed=True, precision=precision)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2024-10-22T21:32:50Z", utc(2024, 10, 22, 21, 32, 50)),
        ("2024-10-22T21:32:50.123456+08:00", utc(2024, 10, 22, 13, 32, 50)),
        ("2024-10-22T21:32:50-0330", utc(2024, 10, 23, 1, 2, 50)),
        ("20241022T213250Z", utc(2024, 10, 22, 21, 32, 50)),
        ("2024-10-22 21:32:50 UTC", utc(2024, 10, 22, 21, 32, 50)),
        ("2024-10-22 21:32:50 (GMT+8)", utc(2024, 10, 22, 13, 32, 50)),
        ("北京时间2024年10月22日21时32分50秒", utc(2024, 10, 22, 13, 32, 50)),
        ("Tue, 22 Oct 2024 21:32:50 +0800", utc(2024, 10, 22, 13, 32, 50)),
        ("Tue, 22 Oct 2024 21:32:50 GMT", utc(2024, 10, 22, 21, 32, 50)),
        ("22 Oct 24 21:32:50 EST", utc(2024, 10, 23, 2, 32, 50)),
        ("Tuesday, 22-Oct-24 21:32:50 GMT", utc(2024, 10, 22, 21, 32, 50)),
        ("Oct. 22, 2024 9:32:50 p.m. EDT", utc(2024, 10, 23, 1, 32, 50)),
    ],
)
def test_a_printed_zone_is_kept_to(text, at):
    assert parse(text, zone=SHANGHAI) == PrintedDate(at, zone_assumed=False, precision="second")


@pytest.mark.parametrize(
    "text",
    ["", "2024", "1996-6", "May", "10月22日", "12:30", "10/11/2024", "yesterday", "UNKNOWN", "刘涛",
     "2024-13-01", "2024-02-30", "2023年2月29日", "0000-00-00 00:00:00", "0001-01-01", "9999-12-31",
     "2024-10-22 25:00", "2024-10-22 21:60", "2024-10-22 21:32:61", "2024-10-22 21:32 +25:00",
     "2024-10-22 21:32:50 foo", "x 2024-10-22", "2024-10-222", "12024-10-22", "2024-10/22",
     "2024年10月22日晚上12点", "2024年10月22日上午13点", "Oct 22, 2024 13:30 pm",
     "Oct 22, 2024 0:30 am", "Sat, 31 Feb 2009 01:02:03 GMT", "1 2 3 4 5", "Smarch 4, 2009",
     "Mayor 4, 2009", "20241322", "20241022T250000Z", "2024-10-22" + " " * 90],
)  # fmt: skip
def test_nonsense_is_refused(text):
    assert parse(text, zone=SHANGHAI) is None


def test_the_zone_decides_the_day():
    new_york = parse("2024-03-10", zone=ZoneInfo("America/New_York"))
    assert new_york.at == utc(2024, 3, 10, 5)


@unhurried
@given(MOMENTS)
def test_what_machines_print_is_read_back(moment):
    second = moment.replace(microsecond=0)
    expected = PrintedDate(second, zone_assumed=False, precision="second")
    assert parse(moment.isoformat(), zone=SHANGHAI) == expected
    assert parse(format_datetime(second), zone=SHANGHAI) == expected
    assert parse(format_datetime(second, usegmt=True), zone=SHANGHAI) == expected
    east = second.astimezone(ZoneInfo("Etc/GMT-8"))
    assert parse(east.isoformat(), zone=UTC) == expected
    assert parse(f"{east:%Y-%m-%d %H:%M:%S}", zone=east.tzinfo).at == second
    assert parse(f"{east:%B} {east.day}, {east:%Y %I:%M %p}", zone=east.tzinfo).at == (
        second - timedelta(seconds=second.second)
    )


@unhurried
@given(st.text(st.characters(), max_size=80), st.from_regex(r"[0-9\-/:. TZ年月日+apm,]{1,40}"))
def test_any_text_is_read_or_refused(junk, almost):
    for text in (junk, almost):
        for read in (parse(text, zone=SHANGHAI), find(text, zone=SHANGHAI)):
            assert read is None or 1599 <= read.at.year <= 2201


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("www.wforum.com | 2024-10-22 21:32:50  第一军情 | 0条评论", utc(2024, 10, 22, 13, 32, 50)),
        ("来源：新华网 2024年10月22日 21:32 字号", utc(2024, 10, 22, 13, 32)),
        ("London, April 4, 2009 (Wire) - It rained.", utc(2009, 4, 3, 16)),
        ("v2024-13-01, then 2024-12-01", utc(2024, 11, 30, 16)),
        ("no date in 10/11/2024 or 2024", None),
        ("", None),
    ],
)
def test_the_first_date_of_a_line_is_found(line, at):
    found = find(line, zone=SHANGHAI)
    assert (found and found.at) == at


@needs("hostile")
def test_hostile_text_is_no_date():
    assert not [text for text in hostile() if parse(text, zone=SHANGHAI)]


@needs("pages-zh")
def test_the_dates_of_real_pages_are_read():
    dates = [page["date"] for page in lines("pages-zh/gold.jsonl")]
    unread = {date for date in dates if parse(date, zone=SHANGHAI) is None}
    assert len(dates) == 20
    assert unread == {"UNKNWON", "刘涛", "1996-6"}


@needs("wikinews")
def test_the_datelines_of_real_news_are_read():
    chinese = [item["text"].split("\n\n")[1] for item in lines("wikinews/zh.jsonl.gz")]
    english = [item["edus"][1][1] for item in lines("wikinews/en.jsonl.gz")]
    datelines = [text for text in chinese if text.startswith("【")]
    datelines += [text for text in english if re.search(r"\b(19|20)\d\d$", text)]
    assert len(datelines) > 35
    assert [text for text in datelines if parse(text, zone=UTC) is None] == []


@needs("feeds")
def test_the_dates_of_real_feeds_are_read():
    element = re.compile(r"<(?:pubDate|dc:date|published|updated)>([^<]+)</")
    dates = [
        date
        for path in sorted((FOLDER / "feeds/realworld").rglob("*"))
        if path.is_file()
        for date in element.findall(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert len(dates) > 500
    assert [date for date in dates if parse(date, zone=UTC) is None] == []
