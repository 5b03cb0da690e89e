"""Who stands where: pure, the same each time, robust to small numbers."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.kernel.windows import HOUR
from rostra.rankings import scores
from rostra.rankings.scores import Facts, Reason, Rules

NOW = datetime(2026, 3, 3, 10, 20, tzinfo=UTC)
WEEK = timedelta(days=7)
NUMBERS = st.integers(1, 40)


def facts(*roots: int, age: float = 1) -> dict[int, Facts]:
    """Articles numbered from 1, each in the section given, the first the youngest."""
    return {
        number: Facts(NOW - (age + number / 100) * HOUR, section=root, root=root)
        for number, root in enumerate(roots, start=1)
    }


def rules(size: int = 5, **changed) -> Rules:
    return Rules(**{"size": size, "ceiling": WEEK, "pins": {}, **changed})


def stands(*args, **kwargs) -> list[int]:
    judged = scores.arrange(*args, **kwargs, now=NOW)
    return [each.number for each in judged if each.place is not None]


def reasons(*args, **kwargs) -> dict[int, Reason]:
    return {each.number: each.reason for each in scores.arrange(*args, **kwargs, now=NOW)}


def test_most_readers_first_and_of_equals_the_younger() -> None:
    known = facts(1, 1, 1, 1)
    assert stands({1: 3.0, 2: 9.0, 3: 3.0, 4: 1.0}, known, rules()) == [2, 1, 3, 4]
    of_one_moment = {number: Facts(NOW - HOUR) for number in (4, 7, 5)}
    assert stands({4: 1.0, 5: 1.0, 7: 1.0}, of_one_moment, rules()) == [7, 5, 4]


def test_what_nobody_read_and_what_is_unknown_stands_nowhere() -> None:
    assert stands({1: 0.0, 2: 1.0, 9: 5.0}, facts(1, 1), rules()) == [2]


def test_the_old_and_the_barred_are_kept_out_and_it_is_said_why() -> None:
    known = {**facts(1, 1), 3: Facts(NOW - WEEK), 4: Facts(NOW - WEEK + HOUR)}
    found = reasons({1: 4.0, 2: 3.0, 3: 9.0, 4: 1.0}, known, rules(barred={1}))
    assert found == {
        1: Reason.BARRED, 2: Reason.STANDS, 3: Reason.OLD, 4: Reason.STANDS
    }  # fmt: skip


def test_of_one_section_no_more_than_its_share_stands_in_a_papers_list() -> None:
    known = facts(*[1] * 20, *range(2, 12))
    read = {number: float(100 - number) for number in known}
    found = scores.arrange(read, known, rules(20, has_share=True), now=NOW)
    placed = [each.number for each in found if each.place]
    assert placed == [1, 2, 3, 4, 5, *range(21, 31)]
    assert {each.number for each in found if each.reason == Reason.SHARE} == set(range(6, 21))


def test_a_paper_of_few_sections_fills_its_list() -> None:
    one, two = facts(*[1] * 30), facts(*[1] * 25, *[2] * 5)
    read = {number: float(100 - number) for number in range(1, 31)}
    assert len(stands(read, one, rules(20, has_share=True))) == 20
    assert stands(read, two, rules(20, has_share=True)) == [*range(1, 11), *range(26, 31)]


def test_a_pin_stands_at_its_place_whatever_was_read() -> None:
    known = facts(1, 1, 1, 1)
    read = {1: 9.0, 2: 8.0, 3: 7.0, 4: 1.0}
    assert stands(read, known, rules(3, pins={2: 4})) == [1, 4, 2]
    assert stands(read, known, rules(3, pins={1: 2, 3: 77})) == [2, 1, 77]
    assert stands({1: 9.0}, known, rules(5, pins={4: 2})) == [1, 2]
    found = reasons(read, known, rules(3, pins={2: 4}))
    assert (found[4], found[3]) == (Reason.PINNED, Reason.BELOW)


@given(
    read=st.dictionaries(NUMBERS, st.floats(0, 50).map(round).map(float), max_size=40),
    roots=st.lists(st.integers(1, 6), min_size=40, max_size=40),
    ages=st.lists(st.integers(0, 200), min_size=40, max_size=40),
    pins=st.dictionaries(st.integers(1, 20), NUMBERS, max_size=4),
    barred=st.sets(NUMBERS, max_size=5),
    seed=st.randoms(use_true_random=False),
)
def test_the_same_data_give_the_same_order_and_the_rules_hold(
    read, roots, ages, pins, barred, seed
) -> None:
    known = {
        number: Facts(NOW - age * HOUR, section=root, root=root)
        for number, (root, age) in enumerate(zip(roots, ages, strict=True), start=1)
    }
    pins = {place: number for number, place in {n: p for p, n in pins.items()}.items()}
    wanted = rules(20, pins=pins, barred=barred - set(pins.values()), has_share=True)
    first = scores.arrange(read, known, wanted, now=NOW)
    shuffled = list(read.items())
    seed.shuffle(shuffled)
    known_otherwise = dict(sorted(known.items(), key=lambda _: seed.random()))
    assert scores.arrange(dict(shuffled), known_otherwise, wanted, now=NOW) == first
    line = [each for each in first if each.place is not None]
    assert [each.place for each in line] == list(range(1, len(line) + 1))
    free = [each for each in line if each.reason == Reason.STANDS]
    assert [each.score for each in free] == sorted((each.score for each in free), reverse=True)
    assert not {each.number for each in free} & wanted.barred
    assert all(known[each.number].published_at > NOW - WEEK for each in free)
    entering = {known[n].root for n in read if read[n] > 0 and n not in wanted.barred
                and known[n].published_at > NOW - WEEK}  # fmt: skip
    most = max(scores.SHARE, -(-20 // max(len(entering), 1)))
    for root in range(1, 7):
        assert sum(known[each.number].root == root for each in free) <= most


def test_what_is_usual_is_learnt_from_the_others_of_age_and_section() -> None:
    known = facts(*[1] * 50, *[2] * 50)
    read = {number: 40.0 if number <= 50 else 4.0 for number in known}
    expected = scores.usual(read, known, now=NOW)
    # Nearly the section's own, drawn a little to the paper's.
    assert 36 < expected[1] < 40
    assert 4 < expected[51] < 6


def test_an_article_is_not_measured_by_itself() -> None:
    known = facts(1, 1, 1)
    alike = scores.usual({1: 2.0, 2: 2.0, 3: 2.0}, known, now=NOW)
    assert alike == {1: 2.0, 2: 2.0, 3: 2.0}
    assert scores.usual({1: 1000.0, 2: 2.0, 3: 2.0}, known, now=NOW)[1] == pytest.approx(2.0)
    assert scores.usual({1: 5.0}, facts(1), now=NOW) == {1: 0.0}


def test_age_parts_the_young_from_the_old() -> None:
    known = {
        number: Facts(NOW - (0.5 if number < 10 else 100) * HOUR, section=1) for number in range(20)
    }
    expected = scores.usual(
        {number: 30.0 if number < 10 else 1.0 for number in range(20)}, known, now=NOW
    )
    assert expected[3] > 20 > 10 > expected[15]


def test_few_reads_do_not_rise_above_many() -> None:
    expected = {1: 1.0, 2: 100.0, 3: 0.0, 4: 50.0}
    lifts = scores.rising({1: 12.0, 2: 300.0, 3: 4.0, 4: 60.0}, expected)
    # What is about as usual does not rise, nor what four read.
    assert set(lifts) == {1, 2}
    assert lifts[2] > lifts[1]


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0.1, 1e3))
def test_the_lift_grows_with_what_is_read_and_falls_with_what_is_usual(
    observed: float, expected: float, more: float
) -> None:
    assert scores.lift(observed + more, expected) > scores.lift(observed, expected)
    assert scores.lift(observed, expected + more) < scores.lift(observed, expected)
    assert scores.lift(expected, expected) == pytest.approx(1)


def test_a_topic_is_hot_by_all_its_articles() -> None:
    reads, expected = {1: 30.0, 2: 30.0, 3: 50.0}, {1: 10.0, 2: 10.0, 3: 50.0, 4: 1.0}
    found = scores.hot(reads, expected, {7: [1, 2], 8: [3, 99], 9: [4]})
    assert scores.line_up(found, 8) == [7, 8]
    assert scores.line_up({3: 1.0, 5: 1.0, 4: 2.0}, 2) == [4, 5]
