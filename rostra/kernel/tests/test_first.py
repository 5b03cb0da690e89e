from datetime import UTC, datetime
from ipaddress import ip_network
from zoneinfo import ZoneInfo

from rostra.kernel import clock, html, net, printed_dates, script, text, windows


def test_every_module_does_its_first_thing():
    assert clock.now().tzinfo is UTC
    window = windows.rolling(24, now=datetime(2026, 1, 2, 3, 30, tzinfo=UTC))
    assert window.start == datetime(2026, 1, 1, 4, tzinfo=UTC)
    assert len(list(windows.slices(window))) == 24
    assert script.convert("头发", "zh-hans", "zh-hant") == "頭髮"
    assert script.convert_html(
        '<p title="头发">头<b translate="no">发</b></p>', "zh-hans", "zh-hant"
    ) == ('<p title="頭髮">頭<b translate="no">发</b></p>')
    assert script.detect("韩国召见俄大使") == "zh-hans"
    assert text.slug("韩国召见俄大使") == "han-guo-zhao-jian-e-da-shi"
    assert html.clean('<p onclick="x">a<script>b</script></p>') == "<p>a</p>"
    assert (
        net.client_address(
            remote="10.0.0.1",
            forwarded_for="6.6.6.6, 192.0.2.7",
            proxies=[ip_network("10.0.0.0/8")],
        )
        == "192.0.2.7"
    )
    read = printed_dates.parse("2024-10-22 21:32:50", zone=ZoneInfo("Asia/Shanghai"))
    assert read.at == datetime(2024, 10, 22, 13, 32, 50, tzinfo=UTC)
