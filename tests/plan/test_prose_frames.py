"""What people say about a field, in another form than its name with its values: explained, announced, shared, kept, split, coded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fictable.plan.explanations import take_meaning
from fictable.plan.parts_of_speech import inflect, is_adverb, lacks_noun

Fields = Callable[[str], dict[str, dict[str, Any]]]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("carry", ("carries", "carried", "carrying")),
        ("stop", ("stops", "stopped", "stopping")),
        ("agree", ("agrees", "agreed", "agreeing")),
        ("watch", ("watches", "watched", "watching")),
        ("explain", ("explains", "explained", "explaining")),
    ],
)
def test_regular_verbs_are_inflected(verb: str, forms: tuple[str, str, str]) -> None:
    """Third person, past and -ing form, with their spelling."""
    assert inflect(verb) == forms


@pytest.mark.parametrize("phrase", ["apart", "somewhat", "come", "bigger figure", "nearly", "caused", "obviously explained"])
def test_a_phrase_without_a_noun_names_nothing(phrase: str) -> None:
    """Adverbs, verbs, comparatives and their like."""
    assert lacks_noun(phrase.split())


@pytest.mark.parametrize("phrase", ["like", "share", "weight", "cost", "date issued", "record", "loss", "family", "zorblat", "order"])
def test_nouns_that_are_verbs_as_well_name_columns(phrase: str) -> None:
    """So do words that are not known at all."""
    assert not lacks_noun(phrase.split())


def test_adverbs_are_known_by_their_ending() -> None:
    """Nouns in -ly are none."""
    assert is_adverb("surprisingly")
    assert is_adverb("zorblatly")
    assert not is_adverb("family")


def test_a_meaning_is_told_from_other_remarks() -> None:
    """It has a sign of its own."""
    assert take_meaning(("0 to 9", "≙ days since the visit")) == ("days since the visit", ("0 to 9",))
    assert take_meaning(("yes/no",)) == ("", ("yes/no",))


@pytest.mark.parametrize(
    ("text", "name", "kinds"),
    [
        ("Customers with an id. Recency counts the days since the last purchase, 0 to 99.", "recency", {"number.integer"}),
        ("Customers with an id. Churn says whether they left.", "churn", {"boolean", "commerce.subscription.churned"}),
        ("Flats with an id. BHK says how many bedrooms there are (1 to 6).", "bhk", {"number.integer"}),
        ("Machines with an id. RUL means the remaining useful life in cycles.", "rul", {"number.integer", "number.decimal"}),
        ("Clients with an id. CCAvg is what they spend on credit cards per month.", "cc_average", {"number.decimal"}),
        ("Houses with an id. Mainroad tells whether it lies at a main road.", "mainroad", {"boolean"}),
        ("Shops with an id. Downtime holds how many hours the till stood still.", "downtime", {"number.integer"}),
    ],
)
def test_an_explained_column_keeps_its_name(fields: Fields, text: str, name: str, kinds: set[str]) -> None:
    """Its values are those of what it means; the explanation names no column."""
    made = fields(text)
    assert list(made)[1:] == [name]
    assert made[name]["type"] in kinds


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Banks with an id. Three yes/no columns follow: personal loan, online banking and credit card.",
            {"personal_loan", "online_banking"},
        ),
        ("Streams with an id, and two True/False columns for partnered and mature content.", {"partnered", "mature_content"}),
        ("Patients with an id. Smoking, drinking and diabetes are flags.", {"smoking", "drinking", "diabetes"}),
        ("Flats with an id. Lift, garden and balcony are all yes/no.", {"lift", "garden", "balcony"}),
        ("Cars with an id. There are two binary fields: imported and leased.", {"imported", "leased"}),
    ],
)
def test_announced_flags_are_yes_or_no(fields: Fields, text: str, names: set[str]) -> None:
    """Whatever their names mean elsewhere."""
    made = fields(text)
    assert names <= set(made)
    for name in names:
        spoken = {str(value).lower() for value in made[name].get("params", {}).get("values", ())}
        assert made[name]["type"] == "boolean" or spoken == {"yes", "no"}, name


@pytest.mark.parametrize(
    ("text", "name", "values"),
    [
        ("Staff with a name. The salary is only known as low, medium or high.", "salary", ["low", "medium", "high"]),
        (
            "Cars with a make. They have a body style - sedan, hatchback or wagon - and a price.",
            "body_style",
            ["sedan", "hatchback", "wagon"],
        ),
        ("Trips with an id. We note the weather and the traffic density Low, High or Jam.", "traffic_density", ["Low", "High", "Jam"]),
        ("Clients with an id. Education is coded 1, 2 or 3.", "education", [1, 2, 3]),
        ("Flats with an id. The contact type is either an owner or an agent.", "contact_type", ["owner", "agent"]),
        (
            "Orders with an id. We need the date and the type of vehicle scooter, bike or van.",
            "type_of_vehicle",
            ["scooter", "bike", "van"],
        ),
    ],
)
def test_values_are_read_in_any_form(fields: Fields, text: str, name: str, values: list[object]) -> None:
    """They stand behind the name without brackets."""
    assert fields(text)[name]["params"]["values"] == values
