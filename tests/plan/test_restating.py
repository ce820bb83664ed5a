"""Prose that says shares, answers, values and ranges otherwise than in the usual notations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fictable.plan.phrase_words import is_figure
from fictable.plan.restating.answers import state_answers
from fictable.plan.restating.listing import state_values
from fictable.plan.restating.portions import state_portions
from fictable.plan.restating.spans import state_spans
from fictable.plan.tagging.remarks import make_remarks

Fields = Callable[[str], dict[str, dict[str, Any]]]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("An id. Flags: leased, imported, electric.", "An id. leased (boolean), imported (boolean), electric (boolean)."),
        ("An id, and YES/NO for sauna, bar and garage.", "An id, and sauna (yes/no), bar (yes/no), garage (yes/no)."),
        ("An id. barking, biting: each true or false.", "An id. barking (boolean), biting (boolean)."),
        ("An id. The lift and the cellar are coded yes/no.", "An id. lift (yes/no), cellar (yes/no)."),
        ("An id. Was there a flood, a fire? Yes or no.", "An id. flood (yes/no), fire (yes/no)."),
        ("An id. Answered by yes or no: asthma (8%), gout.", "An id. asthma (8% yes), gout (yes/no)."),
        ("An id. Is the shop open? 73% are.", "An id. shop open (73% yes)."),
        ("An id. Asthma? 8% say yes.", "An id. Asthma (8% yes)."),
        ("An id. Two flags say if it barks or is tame.", "An id. whether it barks, whether it is tame."),
        ("An id. Fragile is Y or N, Y for around 25%.", "An id. Fragile (25% yes)."),
        ("An id; loyal is true/false, true for 5%.", "An id; loyal (5% yes)."),
        ("An id; leased is 0 or 1; 96% return.", "An id; leased (96% yes)."),
        ("An id. Could you add a name?", "An id. Could you add a name?"),
    ],
)
def test_answers_told_together_become_remarks(text: str, stated: str) -> None:
    """Each field has its own."""
    assert state_answers(text) == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("broken in 1 in 4 tyres", "broken in 25% tyres"),
        ("two in five repay early", "40% repay early"),
        ("true 95 times in 100", "true 95%"),
        ("empty for every tenth parcel", "empty for 10% of parcel"),
        ("a fifth of the tenants is missing", "20% of the tenants is missing"),
        ("true for two thirds, else false", "true for 67%, else false"),
        ("blank in roughly a quarter.", "blank in roughly 25%."),
        ("about half of the rows", "about 50% of the rows"),
        ("31 percent", "31%"),
        ("for a quarter of an hour", "for a quarter of an hour"),
        ("4 of 5 stars", "4 of 5 stars"),
        ("recorded every third day", "recorded every third day"),
        ("one in ten has a note", "one in ten has a note"),
    ],
)
def test_shares_in_words_become_percentages(text: str, stated: str) -> None:
    """Times, ratings and shares that are read elsewhere stay as they are."""
    assert state_portions(text) == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("the crew role, e.g. Pilot, Cook or Medic.", "the crew role (Pilot, Cook or Medic)."),
        ("the trade falls into three groups, i.e. baker, smith, tailor.", "the trade (baker, smith, tailor)."),
        ("plan type one of Basic, Plus, Premium.", "plan type (Basic, Plus, Premium)."),
        ("the verdict, either Guilty, Acquitted or Open.", "the verdict (Guilty, Acquitted or Open)."),
        ("pain, 0 for none and 10 for worst;", "pain (0 to 10);"),
        ("the seat class - First, Business, Coach -, the fare", "the seat class (First, Business, Coach), the fare"),
        ("side tells left from right, the price", "side (left, right), the price"),
        ("rust as none, slight or severe, the wear", "rust (none, slight or severe), the wear"),
        ("permit status of open, granted or refused.", "permit status (open, granted or refused)."),
        ("links, namely page url and image url.", "links, namely page url and image url."),
    ],
)
def test_values_move_into_brackets(text: str, stated: str) -> None:
    """Names that `and` joins are no values."""
    assert state_values(text) == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("floor 0~23", "floor 0-23"),
        ("waiting time in days, five up to 1022;", "waiting time in days, 5 to 1022;"),
        ("between one and six rooms", "between 1 and 6 rooms"),
        ("fare, 3 through 9585.", "fare, 3 to 9585."),
        ("depth in metres with maximum 2000, age", "depth in metres (up to 2000), age"),
        ("height in cm, none above 700.", "height in cm (up to 700)."),
        ("over 15 million", "over 15000000"),
        ("TV budget (0.7–296.4 thousand dollars)", "TV budget (0.7–296.4 thousand dollars)"),
        ("aged nineteen to seventy-seven", "aged 19 to 77"),
        ("at least 7.6 and at most 9.3", "at least 7.6 and at most 9.3"),
    ],
)
def test_ranges_have_digits(text: str, stated: str) -> None:
    """The readers of ranges know them then."""
    assert state_spans(text) == stated


def test_numbers_and_shares_are_no_names() -> None:
    """In lists a name may begin with a number."""
    assert all(is_figure(tuple(phrase.split()), spoken=True) for phrase in ("31 percent", "0 23", "fifth", "40 hex digits", "1 censored"))
    assert not is_figure(("30", "day", "fills"), spoken=False)
    assert not is_figure(("first", "name"), spoken=True)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Clubs with an id and a name. Flags: licensed, seasonal, private.", {"licensed", "seasonal", "private"}),
        ("Ferries with an id, a captain's name and YES/NO for shop, cinema and nursery.", {"shop", "cinema", "nursery"}),
        ("Patients with an id. Answer yes or no for each: asthma, gout, smoker.", {"asthma", "gout", "smoker"}),
        ("Farms with an id. Barn, silo and greenhouse are coded yes/no.", {"barn", "silo", "greenhouse"}),
        ("Claims with an id and a date. Was there a flood, a fire, a theft? All Yes or No.", {"flood", "fire", "theft"}),
        ("Dogs with an id. Does the owner have a garden, a car, a crate? Yes or no.", {"garden", "car", "crate"}),
    ],
)
def test_fields_of_one_answer_are_yes_or_no(fields: Fields, text: str, names: set[str]) -> None:
    """Whatever their names mean elsewhere."""
    made = fields(text)
    assert names <= set(made)
    for name in names:
        spoken = {str(value).lower() for value in made[name].get("params", {}).get("values", ())}
        assert made[name]["type"] == "boolean" or spoken == {"yes", "no"}, name


@pytest.mark.parametrize(
    "piece", ["a, ", "a a ", "one of a, ", "(0x ", "1 to ", "Is it a, ", "we test a, ", "a is ", "5% ", "A=b, ", "- A, "]
)
def test_long_texts_of_one_piece_are_read(piece: str) -> None:
    """No form needs more than a moment for what it does not find."""
    assert make_remarks([piece * (4000 // len(piece))]) is not None
