"""Shorthand of lists: joined names, values without brackets, short words, remarks on the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.plan.conftest import AS_OF

from fictable.plan.explanations import MEANT
from fictable.plan.grammar_ddl import read_ddl
from fictable.plan.grammar_tables import read_inline
from fictable.plan.lexicon import Lexicon
from fictable.plan.list_items import read_list_item
from fictable.plan.masking import Masks
from fictable.plan.notations.foreign import name_asked, write_out_clauses
from fictable.plan.notations.shorthand import write_out
from fictable.plan.notations.values import find_trailing_values
from fictable.plan.readers.clause_facts import read_notes, read_phrase
from fictable.plan.remarks import is_chatter
from fictable.plan.rules.lifting import hide_equations
from fictable.plan.text import find_words, split_identifier

Fields = Callable[[str], dict[str, dict[str, Any]]]


@pytest.mark.parametrize(
    ("item", "written"),
    [
        ("brwy id+name", "brewery id, brewery name"),
        ("trip start + trip end (dt+time, end after start)", "trip start (datetime), trip end (datetime, end after start)"),
        ("first + last name", "first name, last name"),
        ("aroma/taste/palate (all 1-5)", "aroma (1-5), taste (1-5), palate (1-5)"),
        ("lat/lon", "lat, lon"),
        ("min/max temp", "min temp, max temp"),
        ("origin city / target city", "origin city, target city"),
        ("Quantity int > 0", "Quantity (int, > 0)"),
        ("moving time s", "moving time (seconds)"),
        ("act. type [a, b]", "activity type [a, b]"),
        ("veh reg no", "veh registration number"),
        ("risk level low risk / mid risk / high risk", "risk level (low risk, mid risk, high risk)"),
        ("job type State Sector or Private Sector/Self Employed", "job type (State Sector, Private Sector/Self Employed)"),
        ("payment method Cash / Credit Card", "payment method (Cash, Credit Card)"),
        ("am 0/1", "am (0/1)"),
        ("q1..q3 (1-5)", "q1 (1-5), q2 (1-5), q3 (1-5)"),
        ("marks in math/art/music (0-100 each)", "math marks (0-100), art marks (0-100), music marks (0-100)"),
        ("bp sys/dia", "bp sys, bp dia"),
        ("station name + id", "station name, station id"),
        ("bloom start + end month", "bloom start month, bloom end month"),
        ("income/yr", "income per year"),
        ("age grp 18-24/25-34/45+", "age grp (18-24, 25-34, 45+)"),
        ("half split hh:mm:ss", "half split (hh:mm:ss)"),
        ("due date (order date + 30 days)", "due date (30 days after the order date)"),
        ("genre - Action / Drama / Horror", "genre (Action, Drama, Horror)"),
        ("paid? y/n", "paid y/n"),
        ("trip id uuid", "trip id (uuid)"),
        ("tier enum(gold, silver)", "tier (gold, silver)"),
        ("noise level quiet or extremely loud noise/din", "noise level quiet or extremely loud noise/din"),
        ("unit of measure (Pounds or Grams)", "unit of measure (one of Pounds, Grams)"),
    ],
)
def test_shorthand_is_written_out(item: str, written: str, lexicon: Lexicon) -> None:
    """An item in shorthand becomes names, each with its remarks."""
    assert write_out(f"things: code, {item}, colour, shape", lexicon) == f"things: code, {written}, colour, shape"


@pytest.mark.parametrize(
    "text",
    [
        "cars: make, kind: red/green/blue, colour: a/b/c, price",
        "cars: make, fuel (petrol/diesel), date/time of sale and so on, price",
        "cars: make, sold yes/no, owner he/she/they, price",
        "cars: make, total = net + tax, country / region, price",
        "cars: make, date in 2011 or 2012, price, weight in kg",
        'create table cars (id int, "a/b" text, c text)',
        "cars with make/model/year and a price",
        "cars: make, new/used car, code A1..A9, country/region, price",
    ],
)
def test_other_notations_stay(text: str, lexicon: Lexicon) -> None:
    """Values, formulas, alternatives and definitions are no shorthand for names."""
    assert write_out(text, lexicon) == text


def test_queries_and_barred_lists_are_lists(lexicon: Lexicon) -> None:
    """The columns of a query, and names between slashes where no comma is."""
    assert write_out("SELECT u.id, name AS label FROM users; 9 rows", lexicon) == "users: id, label.  9 rows"
    assert write_out("log: pupil / teacher / room no / date / here y/n", lexicon) == "log: pupil, teacher, room no, date, here y/n"


def test_definitions_of_typed_names_may_follow_a_title() -> None:
    """`customer file: id int, …` has a title and a first column; `phone number` is a name."""
    outline = read_inline("customer file: id int, phone number, signup dt, value float, active bool")
    assert outline is not None
    heads = [(clause.head, clause.notes) for clause in outline.clauses if clause.form != "aside"]
    assert heads == [("id", ("int",)), ("phone number", ()), ("signup dt", ()), ("value", ("float",)), ("active", ("bool",))]


def test_a_kind_after_an_equals_sign_tells_the_values(lexicon: Lexicon) -> None:
    """`reporter = email` is a column named reporter that means addresses; numbers and unknown words are no kinds."""
    assert write_out("bugs: key, reporter = email, votes", lexicon) == f"bugs: key, reporter ({MEANT} email), votes"
    assert write_out("bugs: key, reporter = glorp, votes = 3", lexicon) == "bugs: key, reporter = glorp, votes = 3"


def test_a_name_may_be_a_small_word(fields: Fields) -> None:
    """`am 0/1` in a list is a column."""
    assert fields("engines: mpg 10-34, vs 0/1, am 0/1, gear 3-5")["am"]["params"]["values"] == [0, 1]


def test_values_need_a_name_before_them(lexicon: Lexicon) -> None:
    """What is nothing but options has no name; prepositions end none."""
    assert find_trailing_values("Red / Green", lexicon) is None
    assert find_trailing_values("sold in North Bay / South Bay", lexicon) is None
    assert find_trailing_values("mood happy / sad", lexicon) is None
    assert find_trailing_values("noise level low / very high", lexicon) == ("noise level", ("low", "very high"))


@pytest.mark.parametrize(("text", "spoken"), [("GPAs", ("gpas",)), ("userURLs", ("user", "urls")), ("XMLFile", ("xml", "file"))])
def test_plurals_of_abbreviations_stay_whole(text: str, spoken: tuple[str, ...]) -> None:
    """The s of `GPAs` opens no word."""
    assert find_words(split_identifier(text)) == spoken


@pytest.mark.parametrize(
    ("note", "facts"),
    [
        ("allow, deny, reset-both", {"values": ("allow", "deny", "reset-both")}),
        ("all, organic, other", {"values": ("all", "organic", "other")}),
        ("such as 15-1252", {"pattern": "[0-9]{2}-[0-9]{4}"}),
        ("16 %", {"truth": 0.16}),
        ("H/M", {"values": ("H", "M")}),
        ("km/h", {"unit": "km/h"}),
        ("hh:mm:ss", {"declared": "time"}),
        ("dd/mm/yyyy", {"declared": "date"}),
        ("yyyy-mm-dd hh:mm", {"declared": "datetime"}),
        ("rare! like 3%", {"truth": 0.03}),
        ("cage-free (organic), cage-free (other)", {"values": ("cage-free (organic)", "cage-free (other)")}),
    ],
)
def test_remarks(note: str, facts: dict[str, Any]) -> None:
    """Words inside values say nothing of other fields; a sample is a code; a percentage may stand apart from its sign."""
    assert read_notes((note,), AS_OF) == facts


def test_samples_may_have_small_letters() -> None:
    """`id like tt1711425` is two letters and seven digits."""
    stated, rest = read_phrase("title id like tt1711425", AS_OF)
    assert (stated.pattern, rest.strip()) == ("tt[0-9]{7}", "title id")


@pytest.mark.parametrize(("phrase", "unique"), [("distinct called numbers", False), ("unique visitors", False), ("unique ids", True)])
def test_distinct_things_are_counted(phrase: str, unique: bool) -> None:
    """`distinct called numbers` are so many, `unique ids` have no equals."""
    assert read_phrase(phrase, AS_OF)[0].unique is unique


@pytest.mark.parametrize("remark", ["so thats all", "no weird nulls", "no duplicates", "nothing fancy", "that's it for now"])
def test_remarks_on_the_answer_are_no_columns(remark: str, fields: Fields) -> None:
    """What only speaks of the answer names nothing."""
    assert is_chatter(remark)
    assert list(fields(f"cats: breed, colour, weight (2-8), {remark}")) == ["breed", "colour", "weight"]


def test_an_equation_in_a_bracket_ends_with_it() -> None:
    """What follows the bracket stays in the text."""
    assert hide_equations("total (= price*count), place") == "total (), place"


def test_a_state_stands_beside_its_city(fields: Fields) -> None:
    """`ST` near a city is no unknown figure."""
    assert fields("plants: name, city, ST, zip code")["st"]["type"] != "number.decimal"


def test_a_unit_in_common_shares_its_bounds(fields: Fields) -> None:
    """What is measured alike, and states the same unit only, has the bounds of the field before."""
    made = fields("rocks: nominal distance in au (0-0.05), minimum distance (au)")
    assert made["minimum_distance"]["params"]["max"] == 0.05


def test_two_amounts_are_no_values(fields: Fields) -> None:
    """`fee or tax` is one number, `indoor or outdoor` are two values."""
    made = fields("games: indoor or outdoor, fee or tax, weight")
    assert made["indoor_or_outdoor"]["type"] == "category"
    assert next(kind["type"] for name, kind in made.items() if name.startswith("fee")).startswith("number.")


def test_comments_of_a_table_tell_values() -> None:
    """Comments at the ends of lines and those of MySQL are remarks on their columns; `tinyint(1)` is yes or no."""
    outline = read_ddl(
        "create table t (a varchar(9), -- new, paid or void\n b tinyint(1), c int COMMENT '0 to 100 (best)', -- note\n"
        " d decimal(9,2) -- in USD\n)"
    )
    assert outline is not None
    assert [clause.notes for clause in outline.clauses] == [
        ("varchar", "new, paid or void"),
        ("boolean",),
        ("int", "0 to 100  best "),
        ("decimal", "in USD"),
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "com IPTU e valor total, que é a soma de condomínio, aluguel e IPTU.",
            "com IPTU e valor total = condomínio + aluguel + IPTU.",
        ),
        ("y total, que es la suma de la mano de obra y las piezas", "y total = mano de obra + piezas"),
        ("und Brutto, das die Summe aus Netto und Steuer ist", "und Brutto = Netto + Steuer"),
        ("et marge, qui est la différence entre recettes et coûts", "et marge = recettes - coûts"),
        ("quantidade de quartos, banheiros e vagas, área", "quantidade de quartos, quantidade de banheiros, quantidade de vagas, área"),
        ("número de serie, cliente y fecha", "número de serie, cliente y fecha"),
        ("begin, einde. De eindtijd ligt na de starttijd.", "begin, einde. De eindtijd na de starttijd."),
        ("gols da casa e do visitante, público", "gols da casa e gols do visitante, público"),
        ("ville de départ et d'arrivée, date", "ville de départ et ville d'arrivée, date"),
        ("nombre de pages et titre", "nombre de pages et titre"),
        ("bedrag, status: lopend, afgelost of te laat, en datum", "bedrag, status (lopend, afgelost, te laat), en datum"),
        ("Pour chaque vol, je veux le prix et la taxe", "vol: le prix et la taxe"),
        ("und Preis, der sich aus Porto und Zuschlag ergibt", "und Preis = Porto + Zuschlag"),
        ("en totaal, wat de som is van huur en kosten", "en totaal = huur + kosten"),
        ("das Datum der ersten Prüfung und das der zweiten Prüfung", "das Datum der ersten Prüfung und Datum der zweiten Prüfung"),
    ],
)
def test_clauses_of_other_languages_are_written_out(text: str, written: str) -> None:
    """Sums after a relative pronoun are equations, counts have their noun each, rules lose their verb."""
    assert write_out_clauses(text) == written


@pytest.mark.parametrize(
    ("asked", "notes", "named"),
    [
        ("cuántos espectadores hubo", ("asistencia",), "asistencia"),
        ("hoeveel minuten het duurde", ("duur in minuten",), "duur in minuten"),
        ("wie viele Gäste kamen", ("0-80",), "Anzahl Gäste"),
        ("combien de repas ont été servis", (), "nombre de repas"),
    ],
)
def test_questions_have_names(asked: str, notes: tuple[str, ...], named: str) -> None:
    """The name in the bracket, else the number of what is asked for."""
    found = name_asked(asked, notes)
    assert found is not None
    assert found[0] == named
    assert name_asked("quantidade vendida", ()) is None


@pytest.mark.parametrize(
    ("note", "facts"),
    [
        ("due lettere", {"pattern": "[A-Z]{2}"}),
        ("drei Buchstaben", {"pattern": "[A-Z]{3}"}),
        ("hai chữ cái", {"pattern": "[A-Z]{2}"}),
        ("cinco dígitos", {"pattern": "[0-9]{5}"}),
        ("1 a 38", {"minimum": 1, "maximum": 38}),
    ],
)
def test_remarks_of_other_languages(note: str, facts: dict[str, Any]) -> None:
    """Letters and digits are counted in words; `a` stands between the ends of a range."""
    assert read_notes((note,), AS_OF) == facts


@pytest.mark.parametrize(
    "item", ["Cada partido lleva la temporada", "Van elke wedstrijd willen we een seizoen", "Für jedes Spiel brauchen wir die Saison"]
)
def test_what_leads_to_the_first_name_is_none(item: str, lexicon: Lexicon) -> None:
    """Rows and verbs before a name are no part of it."""
    assert len(read_list_item(item, Masks(), lexicon, "nl")[0].head.split()) == 1


def test_a_line_of_slashes_needs_no_heading(fields: Fields) -> None:
    """Its parts are the columns."""
    assert list(fields("user name / city / price / rating / status")) == ["user_name", "city", "price", "rating", "status"]
