from datetime import UTC, datetime, timedelta

from rostra.rankings.reads.bursts import LIMITS, OUT_FOR, READS_A_VISITOR, SHARE, Bursts

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
A_SLICE, AN_HOUR = (limit.visitors for limit in LIMITS)


def send(bursts, block, visitors, *, at=NOW, first=0):
    """Send a read of each visitor; say how many were not taken."""
    out = 0
    for visitor in range(first, first + visitors):
        out += bursts.is_out(block, at=at) or bursts.note(block, visitor, at=at)
    return out


def test_an_office_that_reads_at_once_is_no_burst():
    assert send(Bursts(), "192.0.2.0/24", A_SLICE) == 0


def test_a_crowd_of_neighbours_is_out_for_an_hour():
    bursts = Bursts()
    assert send(bursts, "192.0.2.0/24", A_SLICE + 10) == 10
    assert bursts.is_out("192.0.2.0/24", at=NOW + OUT_FOR - SECOND)
    assert not bursts.is_out("192.0.2.0/24", at=NOW + OUT_FOR)
    assert not bursts.is_out("198.51.100.0/24", at=NOW)


def test_a_slow_crowd_is_found_by_the_hour():
    bursts = Bursts()
    found = [
        send(bursts, "a", A_SLICE - 1, at=NOW + minutes * timedelta(minutes=1), first=minutes * 100)
        for minutes in range(0, 60, 10)
    ]
    assert found[:3] == [0, 0, 0]
    assert found[3] > 0


def test_who_comes_back_is_counted_once():
    bursts = Bursts()
    for minutes in range(60):
        assert send(bursts, "a", 30, at=NOW + minutes * timedelta(minutes=1)) == 0


def test_the_nat_of_a_carrier_may_bring_its_share_of_a_large_paper():
    bursts = Bursts()
    others, crowd = 0, 0
    for _ in range(50):
        for number in range(100):
            assert send(bursts, f"block {number}", 1, first=others) == 0
            others += 1
        most = int(100 * SHARE) - 1
        assert send(bursts, "carrier", most, first=1_000_000 + crowd) == 0
        crowd += most
    assert crowd > AN_HOUR


def test_a_swarm_from_many_blocks_does_not_raise_its_own_limit():
    bursts = Bursts()
    out = [
        send(bursts, f"block {block}", 20, first=block * 10_000 + turn * 20)
        for turn in range(20)
        for block in range(30)
    ]
    assert sum(out) > 30 * 400 * 0.8


def test_a_flood_of_few_visitors_is_a_burst_too():
    bursts = Bursts()
    assert not any(bursts.note("a", 1, at=NOW) for _ in range(READS_A_VISITOR * A_SLICE))
    assert bursts.note("a", 1, at=NOW)
