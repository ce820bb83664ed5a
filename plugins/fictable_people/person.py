"""Who a person is: gender, names, user name and e-mail address, all from one position in a million.

The position (a permutation of the row number) falls into a cell of the gender, within it into a cell of the first name, within
that into a cell of the last name; the ordinal in the last cell tells namesakes apart. So addresses are unique and agree with
the names, and the names keep their weights.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable import Entity, Pool, Rows, format_integers
from fictable_people.names import AgePool, NamePool

POPULATION: Final = 10**6
MOST_PEOPLE: Final = 10**12
LAST_NAME_FIRST: Final = ("ja", "zh", "ko", "hu")
TEXT = np.dtypes.StringDType()
GIVEN_NAMES = NamePool("given", ("female", "male"))
FEMALE_NAMES = NamePool("female", ("female", "male"))
MALE_NAMES = NamePool("male", ("female", "male"))
WOMENS_ROLES: Final = frozenset({"mother", "wife", "daughter", "sister", "grandmother", "aunt", "girlfriend", "actress", "waitress"})
MENS_ROLES: Final = frozenset({"father", "husband", "son", "brother", "grandfather", "uncle", "boyfriend", "waiter"})
LAST_NAMES = NamePool("last", ("last",))
AGES = AgePool(Pool.read(__package__, "data/ages.csv", weight="share", types={"age": "int32"}))
MAIL_DOMAINS: Final = ("example.com", "example.org", "example.net")
DOMAINS = Pool(MAIL_DOMAINS)
SIGNS = Pool((".", "_"))
SMALL_NUMBERS: Final = 200
NUMBERS = Pool(["", *map(str, range(1, SMALL_NUMBERS))])
GENDERS: Final[Mapping[str, tuple[str, str]]] = {
    "en": ("Female", "Male"), "de": ("weiblich", "männlich"), "fr": ("Femme", "Homme"), "es": ("Mujer", "Hombre"),
    "pt": ("Feminino", "Masculino"), "it": ("Femmina", "Maschio"), "nl": ("Vrouw", "Man"), "ja": ("女性", "男性"), "vi": ("Nữ", "Nam"),
}  # fmt: skip
WORDS_FOR_WOMEN: Final = frozenset({"f", "w", "female", "woman", "women", "girl", "lady", "weiblich", "frau", "femme", "fille",
    "féminin", "mujer", "femenino", "feminino", "feminina", "mulher", "femmina", "donna", "vrouw", "v",
    "女", "女性", "nữ", "nu", "0"})  # fmt: skip
WORDS_FOR_MEN: Final = frozenset({"m", "male", "man", "men", "boy", "männlich", "mann", "homme", "garçon", "masculin", "hombre",
    "masculino", "masculina", "homem", "maschio", "uomo", "h", "男", "男性", "nam", "1"})  # fmt: skip


person = Entity(
    "person",
    AGES,
    title="Person",
    phrases=(
        "person",
        "people",
        "customer",
        "user",
        "employee",
        "patient",
        "student",
        "pupil",
        "teacher",
        "worker",
        "resident",
        "candidate",
        "volunteer",
        "contact",
        "member",
        "applicant",
        "passenger",
        "respondent",
        "client",
        "subscriber",
        "participant",
        "author",
        "staff",
    ),
)


def _choose_given_names(rows: Rows) -> NamePool:
    """Names of women and men, of women only or of men only, as the role tells."""
    role = rows.of.rpartition(" ")[2]
    return FEMALE_NAMES if role in WOMENS_ROLES else MALE_NAMES if role in MENS_ROLES else GIVEN_NAMES


@person.hidden("position")
def draw_position(rows: Rows) -> NDArray[np.int64]:
    """Which of a million people the row has; all different in the first million rows."""
    return rows.draw("position").distinct(POPULATION)


@person.hidden("given")
def find_given(rows: Rows) -> Any:
    """The entry of the first name; it tells the gender."""
    return rows.draw("given").cells(_choose_given_names(rows), rows["position"], POPULATION)[0]


@person.hidden("is_male")
def tell_male(rows: Rows) -> NDArray[np.bool_]:
    """True for men."""
    return np.asarray(rows["given"]["male"])


@person.hidden("given_place")
def find_given_place(rows: Rows) -> NDArray[np.int64]:
    """Which of all people of that first name the row has."""
    return rows.draw("given").cells(_choose_given_names(rows), rows["position"], POPULATION)[1]


@person.hidden("given_size")
def count_given(rows: Rows) -> NDArray[np.int64]:
    """How many people have that first name."""
    return rows.draw("given").cells(_choose_given_names(rows), rows["position"], POPULATION)[2]


@person.hidden("given_name")
def show_given_name(rows: Rows) -> Any:
    """The first name."""
    return rows["given"]["name"]


@person.hidden("given_slug")
def show_given_slug(rows: Rows) -> Any:
    """The spelling of the first name in plain letters."""
    return rows["given"]["slug"]


@person.hidden("last")
def find_last(rows: Rows) -> Any:
    """The entry of the last name."""
    return rows.draw("last").cells(LAST_NAMES, rows["given_place"], rows["given_size"])[0]


@person.hidden("namesake")
def tell_namesakes_apart(rows: Rows) -> NDArray[np.int64]:
    """A number that differs between all people whose names are spelled the same; every further million has higher ones."""
    given = rows["given"]
    last, ordinal, _ = rows.draw("last").cells(LAST_NAMES, rows["given_place"], rows["given_size"])
    number = np.asarray((ordinal * given["twins"] + given["twin"]) * last["twins"] + last["twin"])
    if not len(rows) or int(rows.numbers.max()) < POPULATION:
        return number
    return number + (rows.numbers // np.uint64(POPULATION)).astype(np.int64) * count_namesakes(rows.locale)


def count_namesakes(locale: str) -> int:
    """More than any million people have whose names are spelled the same."""
    most = POPULATION
    for pool in (GIVEN_NAMES.load(locale), LAST_NAMES.load(locale)):
        weights = pool.weights or (1.0,) * len(pool)
        most = int(most * max(weights) / sum(weights)) + 2
    return most * int(GIVEN_NAMES.load(locale).columns["twins"].max()) * int(LAST_NAMES.load(locale).columns["twins"].max())


@person.field(
    "gender",
    title="Gender",
    phrases=("gender", "sex"),
    params={
        "values": {"type": "array", "minItems": 1, "maxItems": 20, "items": {"type": "string", "maxLength": 60}},
        "weights": {"type": "array", "minItems": 1, "maxItems": 20, "items": {"type": "number", "minimum": 0, "maximum": 1e9}},
    },
    examples=({"values": ["M", "F"]}, {"values": ["Male", "Female", "Other"]}),
    description="Agrees with the first name. `values` are the words to use; words for neither women nor men get 2 % of the rows.",
)
def show_gender(rows: Rows) -> Any:
    """Words for women and men, in the words that were asked for where there are any."""
    values = rows.params.get("values")
    if values:
        return _use_words(rows, [str(value) for value in values])
    female, male = rows.localized(GENDERS)
    return np.where(rows["is_male"], male, female).astype(TEXT)


def _use_words(rows: Rows, values: list[str]) -> Any:
    women = [v for v in values if v.strip().lower() in WORDS_FOR_WOMEN]
    men = [v for v in values if v.strip().lower() in WORDS_FOR_MEN and v not in women]
    others = [v for v in values if v not in women and v not in men]
    choice = rows.draw("word").uniform()
    words = np.where(rows["is_male"], _choose(men or values, choice), _choose(women or values, choice))
    if not others or not (women and men):
        return words.astype(TEXT)
    neither = rows.draw("neither").chance(0.02 * len(others))
    return np.where(neither, _choose(others, choice), words).astype(TEXT)


def _choose(words: list[str], choice: NDArray[np.float64]) -> NDArray[Any]:
    return np.array(words)[(choice * len(words)).astype(np.int64)]


@person.field("first_name", phrases=("first name", "given name", "forename", "fname", "firstname", "christian name"))
def show_first_name(rows: Rows) -> Any:
    """The first name, by the frequencies of the country and the gender."""
    return rows["given_name"]


@person.field("middle_name", phrases=("middle name", "second name", "mname"))
def draw_middle_name(rows: Rows) -> Any:
    """Another first name of the same gender; in Vietnam a middle name."""
    if rows.locale.startswith("vi"):
        names = [rows.draw(label).pick(pool) for label, pool in (("vi female", VIETNAMESE_FEMALE), ("vi male", VIETNAMESE_MALE))]
        return np.where(rows["is_male"], names[1], names[0])
    names = [rows.draw(label).pick(pool) for label, pool in (("female", FEMALE_NAMES), ("male", MALE_NAMES))]
    return np.where(rows["is_male"], np.asarray(names[1]), np.asarray(names[0]))


@person.field("last_name", phrases=("last name", "surname", "family name", "lname", "lastname", "second surname"))
def show_last_name(rows: Rows) -> Any:
    """The last name, by the frequencies of the country; two of them in Spain and for half of the people in Brazil."""
    own = rows["last"]["name"]
    if rows.locale not in TWO_SURNAMES:
        return own
    second = rows.draw("second").pick(LAST_NAMES)["name"]
    return np.where(rows.draw("both").chance(TWO_SURNAMES[rows.locale]), own + " " + second, own)


@person.field(
    "name",
    title="Full name",
    phrases=(
        "full name",
        "person name",
        "contact name",
        "customer name",
        "employee name",
        "client name",
        "user full name",
        "contact person",
        "fullname",
        "person's name",
        "holder name",
        "manager name",
        "author name",
        "display name",
        "cardholder name",
        "father name",
        "father's name",
        "spouse name",
    ),
    in_context=("name",),
)
def write_name(rows: Rows) -> Any:
    """First and last name in the order of the country."""
    if rows.locale.startswith(LAST_NAME_FIRST):
        return rows["last_name"] + (" " if rows.locale.startswith(("ja", "hu")) else "") + rows["given_name"]
    if rows.locale.startswith("vi"):
        return rows["last_name"] + " " + rows["middle_name"] + " " + rows["given_name"]
    return rows["given_name"] + " " + rows["last_name"]


@person.field("initials", phrases=("initials",))
def write_initials(rows: Rows) -> Any:
    """The first letters of the first and the last name, in plain capitals."""
    slugs = (np.asarray(rows["given_slug"]), np.asarray(rows["last"]["slug"]))
    return np.strings.upper(np.strings.slice(slugs[0], 0, 1) + np.strings.slice(slugs[1], 0, 1))


@person.field(
    "prefix",
    title="Title before the name",
    phrases=("salutation", "honorific", "name prefix", "name title"),
    in_context=("title", "prefix"),
)
def draw_prefix(rows: Rows) -> Any:
    """The form of address, by gender; a few are doctors."""
    pools = rows.localized(PREFIXES)
    names = [rows.draw(label).pick(pool) for label, pool in zip(("female", "male"), pools, strict=True)]
    return np.where(rows["is_male"], names[1], names[0])


@person.field("suffix", title="Name suffix", phrases=("name suffix",), in_context=("suffix",))
def draw_suffix(rows: Rows) -> Any:
    """Jr., III and the like for men, degrees for all."""
    generation, degree = rows.draw("generation").pick(GENERATIONS), rows.draw("degree").pick(DEGREES)
    return np.where(rows["is_male"] & rows.draw("kind").chance(0.6), generation, degree)


@person.field("maiden_name", phrases=("maiden name", "birth name", "mother's maiden name"))
def draw_maiden_name(rows: Rows) -> Any:
    """Another last name of the country."""
    return rows.draw("maiden").pick(LAST_NAMES)["name"]


@person.hidden("local_part")
def write_local_part(rows: Rows) -> Any:
    """First name, dot or underscore, last name and a number for namesakes."""
    style = rows["namesake"] // len(MAIL_DOMAINS)
    sign = rows.entries(SIGNS, style % 2)
    return rows["given_slug"] + sign + rows["last"]["slug"] + _number(rows, style // 2)


def _number(rows: Rows, values: NDArray[np.int64]) -> Any:
    """The number as text, nothing for 0."""
    if not len(values) or int(values.max()) < SMALL_NUMBERS:
        return rows.entries(NUMBERS, values)
    return np.where(values == 0, "", format_integers(values))


@person.field(
    "email",
    capacity=MOST_PEOPLE,
    title="E-mail address",
    phrases=("email", "e-mail", "email address", "mail address", "contact email", "personal email", "mail", "email id", "emailid"),
)
def write_email(rows: Rows) -> Any:
    """Made of the names, at a domain reserved for examples; no two rows have the same."""
    return rows["local_part"] + "@" + rows.entries(DOMAINS, rows["namesake"] % len(MAIL_DOMAINS))


@person.field(
    "username",
    capacity=MOST_PEOPLE,
    title="User name",
    phrases=(
        "username",
        "user name",
        "login",
        "login name",
        "screen name",
        "user handle",
        "login id",
    ),
)
def write_username(rows: Rows) -> Any:
    """Made of the names; no two rows have the same."""
    sign = rows.entries(SIGNS, 1 - rows["namesake"] % 2)
    return rows["given_slug"] + sign + rows["last"]["slug"] + _number(rows, rows["namesake"] // 2)


TWO_SURNAMES: Final[Mapping[str, float]] = {
    "es_ES": 1.0,
    "es_MX": 1.0,
    "es_CO": 1.0,
    "es_CL": 1.0,
    "es_AR": 0.1,
    "pt_BR": 0.5,
    "pt_PT": 0.7,
}
VIETNAMESE_FEMALE = Pool({"Thị": 9, "Ngọc": 4, "Thanh": 3, "Thu": 2, "Minh": 1.5, "Phương": 2, "Kim": 1, "Bảo": 1, "Thúy": 1, "Diệu": 1})
VIETNAMESE_MALE = Pool(
    {"Văn": 8, "Đức": 3, "Minh": 3, "Quang": 2.5, "Hữu": 2, "Thanh": 2, "Quốc": 2, "Xuân": 1.5, "Công": 1, "Gia": 1, "Đình": 1}
)
PREFIXES: Final[Mapping[str, tuple[Pool, Pool]]] = {
    "en_US": (Pool({"Ms.": 52, "Mrs.": 36, "Miss": 7, "Dr.": 5}), Pool({"Mr.": 95, "Dr.": 5})),
    "en_GB": (Pool({"Ms": 40, "Mrs": 42, "Miss": 13, "Dr": 5}), Pool({"Mr": 95, "Dr": 5})),
    "de": (Pool({"Frau": 95, "Frau Dr.": 5}), Pool({"Herr": 94, "Herr Dr.": 6})),
    "fr": (Pool({"Mme": 92, "Mlle": 5, "Dr": 3}), Pool({"M.": 96, "Dr": 4})),
    "es": (Pool({"Sra.": 74, "Srta.": 16, "D.ª": 7, "Dra.": 3}), Pool({"Sr.": 88, "D.": 9, "Dr.": 3})),
    "pt": (Pool({"Sra.": 80, "Srta.": 15, "Dra.": 5}), Pool({"Sr.": 95, "Dr.": 5})),
    "it": (Pool({"Sig.ra": 84, "Dott.ssa": 12, "Avv.": 4}), Pool({"Sig.": 84, "Dott.": 11, "Ing.": 5})),
    "nl": (Pool({"Mevr.": 96, "Dr.": 4}), Pool({"Dhr.": 95, "Dr.": 5})),
    "ja": (Pool(["様"]), Pool(["様"])),
    "vi": (Pool({"Bà": 5, "Cô": 4, "Chị": 2}), Pool({"Ông": 7, "Anh": 4})),
}
GENERATIONS = Pool({"Jr.": 60, "Sr.": 12, "II": 14, "III": 12, "IV": 2})
DEGREES = Pool({"PhD": 30, "MD": 28, "MBA": 20, "CPA": 12, "DDS": 6, "JD": 4})
