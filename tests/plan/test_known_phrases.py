"""Column names that are known without a plugin's type."""

from __future__ import annotations

import pytest

from fictable.plan.defaults import choose_default
from fictable.plan.known_phrases import find_known, is_known, knows_phrase, make_known
from fictable.plan.text import make_singular
from fictable.plan.whole_phrases import choose_whole


@pytest.mark.parametrize(
    ("kind", "values", "type_id", "params"),
    [
        ("integer", "-3..12", "number.integer", {"min": -3, "max": 12}),
        ("decimal", "0.30..1.6", "number.decimal", {"min": 0.3, "max": 1.6, "decimals": 2}),
        ("category", "No deposit*85|Refundable*3", "category", {"values": ["No deposit", "Refundable"], "weights": [85.0, 3.0]}),
        ("category", "5* hotel|Inn", "category", {"values": ["5* hotel", "Inn"]}),
        ("category", "60|120", "category", {"values": [60, 120]}),
        ("category", "007|120", "category", {"values": ["007", "120"]}),
        ("boolean", "0.05", "boolean", {"probability": 0.05}),
        ("id", "N[0-9]{3}[A-Z]{2}", "id.pattern", {"pattern": "N[0-9]{3}[A-Z]{2}"}),
        ("date", "", "date", {}),
        ("text", "", "text.sentence", {}),
        ("person.last_name", "", "person.last_name", {}),
    ],
)
def test_a_line_becomes_a_type_with_its_parameters(kind: str, values: str, type_id: str, params: dict[str, object]) -> None:
    """Each kind of line has its own reading of its values."""
    known = make_known(kind, values)
    assert (known.type_id, dict(known.params), known.guessed) == (type_id, params, False)


@pytest.mark.parametrize(
    ("kind", "values", "shape"),
    [
        ("decimal", "1000.00..250000.00", "lognormal"),
        ("integer", "1000..5000000", "lognormal"),
        ("integer", "0..2000", "exponential"),
        ("integer", "1..9999", None),
        ("integer", "0..60", None),
        ("decimal", "-40.0..60.0", None),
        ("decimal", "16.0..42.0", None),
    ],
)
def test_wide_ranges_have_many_small_values(kind: str, values: str, shape: str | None) -> None:
    """Amounts and counts are skewed, ranks and measures are not; the range stays the range."""
    params = make_known(kind, values).params
    assert params.get("distribution", {}).get("kind") == shape
    assert (params["min"], params["max"]) == tuple(map(float, values.split("..")))


def test_a_phrase_in_the_plural_holds_for_plurals_only() -> None:
    """`babies` are counted, a baby is not."""
    assert choose_default(("baby",), plural=True).type_id == "number.integer"
    assert find_known(("hotel", "baby"), plural=False) is None


@pytest.mark.parametrize("values", ["1", "1..b", "..", "high..low"])
def test_a_range_that_is_none_is_refused(values: str) -> None:
    """Bounds are numbers with two points between them."""
    with pytest.raises(ValueError, match=r".+"):
        make_known("integer", values)


def test_a_single_word_is_no_phrase() -> None:
    """What is known of a word alone does not make a clause of it."""
    assert not knows_phrase((make_singular("babies"),))


def test_abbreviations_of_a_line_are_found_spelled_out() -> None:
    """Names are spelled out before they are looked up: `avg utilization ratio`."""
    spelled = find_known(("average", "utilization", "ratio"), plural=False)
    assert spelled is not None
    assert spelled == find_known(("avg", "utilization", "ratio"), plural=False)


def test_a_known_phrase_wins_over_the_rules_for_its_kind() -> None:
    """`average handle time` is in seconds, as call centres have it, and no time of some minutes."""
    known = find_known(("average", "handle", "time"), plural=False)
    assert known is not None
    assert choose_whole(("average", "handle", "time")) == known[0]


def test_names_that_the_vocabulary_has_are_no_unknown_measurements() -> None:
    """Among numbers a `courier company` stays a company."""
    assert is_known(("courier", "company"))
    assert not is_known(("courier", "chloride"))
