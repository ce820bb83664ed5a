"""Bank accounts: numbers with valid check digits that belong to one bank or country."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_finance.ranges import REALISTIC, TEXT, bounded, convert_dollars, days_before, fit_money, read_codes, write_digits

BANKS = Pool.read(__package__, "data/banks.csv", weight="share")
IBANS = Pool.read(__package__, "data/ibans.csv", weight="share")
COUNTRIES = ("DE", "FR", "ES", "IT", "NL", "GB", "BE", "AT", "CH", "PT", "IE", "PL")
# The country of an IBAN by locale; other locales mix all countries.
HOMES = {
    "any": "",
    "de_AT": "AT",
    "de_CH": "CH",
    "fr_CH": "CH",
    "fr_BE": "BE",
    "nl_BE": "BE",
    "en_GB": "GB",
    "en_IE": "IE",
    "pt_PT": "PT",
    "de": "DE",
    "fr": "FR",
    "es": "ES",
    "it": "IT",
    "nl": "NL",
    "pl": "PL",
}
KINDS = Pool(
    {"Checking": 46, "Savings": 31, "Credit Card": 9, "Money Market": 5, "Certificate of Deposit": 4, "Business Checking": 5},
    de=["Girokonto", "Sparkonto", "Kreditkartenkonto", "Tagesgeldkonto", "Festgeldkonto", "Geschäftskonto"],
    fr=["Compte courant", "Livret d'épargne", "Compte carte", "Compte à terme court", "Compte à terme", "Compte professionnel"],
    es=["Cuenta corriente", "Cuenta de ahorro", "Cuenta de tarjeta", "Cuenta remunerada", "Depósito a plazo", "Cuenta de empresa"],
)
# Per kind of account: median balance, spread of its logarithm, interest rate in percent.
MEDIANS = np.array([2400.0, 7800.0, 1900.0, 21000.0, 15000.0, 16500.0])
SPREADS = np.array([1.15, 1.25, 0.9, 1.0, 0.8, 1.2])
RATES = np.array([0.05, 2.4, 21.9, 3.6, 4.3, 0.1])
STATUSES = Pool(
    {"Active": 90, "Dormant": 5, "Closed": 4, "Frozen": 1},
    de=["Aktiv", "Ruhend", "Geschlossen", "Gesperrt"],
    fr=["Actif", "Inactif", "Clôturé", "Bloqué"],
    es=["Activa", "Inactiva", "Cerrada", "Bloqueada"],
)
BRANCHES = Pool(
    {
        "Downtown": 18,
        "Main Street": 15,
        "Riverside": 12,
        "Northgate": 11,
        "Westside": 11,
        "University": 8,
        "Airport": 6,
        "Harbor": 7,
        "Central Station": 12,
    }
)

account = Entity("finance.account", BANKS, title="Bank account", phrases=("account", "bank account", "bank", "banking"))
account.field("bank", title="Bank name", phrases=("bank name", "bank", "financial institution"), in_context=("institution",))


@account.field("bic", title="BIC", params=REALISTIC, phrases=("BIC", "SWIFT", "SWIFT code", "BIC code", "SWIFT BIC"))
def show_bic(rows: Rows) -> Any:
    """The bank's code with a zero in the eighth place, which marks codes for tests; a realistic one has another sign there."""
    code = np.asarray(rows["code"])
    return code if rows.params["realistic"] else np.strings.slice(code, 7) + "0"


@account.field(
    "number",
    title="Account number",
    capacity=9 * 10**9,
    phrases=("account number", "account no", "bank account number", "account num", "acct no", "acct number", "bank account", "account"),
    in_context=("account id",),
)
def number_account(rows: Rows) -> Any:
    return write_digits(10**9 + rows.draw("number").distinct(9 * 10**9), 10)


@account.field("iban", title="IBAN", capacity=10**8, params=REALISTIC, phrases=("IBAN", "international bank account number"))
def write_iban(rows: Rows) -> Any:
    """In the form of its country, of a bank that does not exist, with check digits by ISO 7064 (mod 97-10)."""
    home = rows.localized(HOMES)
    serial = write_digits(rows.draw("serial").distinct(10**8), 8)
    picked = rows.draw("country").pick(IBANS)
    country = np.asarray(picked["country"]) if not home else np.full(len(rows), home, TEXT)
    result: Any = np.full(len(rows), "", TEXT)
    patterns = IBANS.load(rows.locale).columns["real_pattern" if rows.params["realistic"] else "pattern"]
    for place, name in enumerate(COUNTRIES):
        if not (country == name).any():
            continue
        mine = country == name
        body = np.asarray(rows.draw(f"body {name}").text(str(patterns[place])))[mine] + serial[mine]
        if name == "BE":
            body = settle_belgian(body, right=rows.params["realistic"])
        result[mine] = name + write_digits(98 - find_remainder(body + name + "00"), 2) + body
    return result


def settle_belgian(bodies: Any, *, right: bool) -> Any:
    """Belgian account numbers of twelve digits whose check (ten digits modulo 97) is right, or wrong in every one of them.

    The first four digits may change, the others stay.
    """
    number = np.asarray(bodies).astype("U12").astype(np.int64)
    step = 100_000_000
    start, rest = number // step, number % step
    wanted = rest % 100 % 97
    fits = (start * (step // 100) + rest // 100) % 97 == wanted
    if not right:
        return write_digits(np.where(fits, (start + 1) % 10_000, start) * step + rest, 12)
    inverse = pow(step // 100, -1, 97)
    return write_digits((start // 97 % 103 * 97 + (wanted - rest // 100) * inverse % 97) * step + rest, 12)


def find_remainder(texts: Any) -> Any:
    """The number that a text stands for (A is 10 … Z is 35), modulo 97."""
    codes = read_codes(texts)
    remainder = np.zeros(len(codes), np.int64)
    for place in range(codes.shape[1]):
        code = codes[:, place].astype(np.int64)
        letter = code >= ord("A")
        remainder = np.where(letter, remainder * 100 + code - 55, remainder * 10 + code - 48) % 97
    return remainder


@account.field(
    "routing_number",
    title="Routing number (ABA)",
    params=REALISTIC,
    phrases=("routing number", "bank code", "ABA number", "ABA routing number", "routing transit number"),
)
def write_routing(rows: Rows) -> Any:
    """The bank's eight digits with the ABA checksum (weights 3, 7, 1); outside of the United States its bank code of eight digits.

    No American number begins with 9, and no German bank code with 0.
    """
    code, american = np.asarray(rows["routing"]), np.asarray(rows["home"]) == "US"
    rest = np.strings.slice(code, 1, None)
    code = np.where(american, code, "5" + rest) if rows.params["realistic"] else np.where(american, "9", "0").astype(TEXT) + rest
    digits = read_codes(code).astype(np.int64) - 48
    check = -(digits * np.array([3, 7, 1, 3, 7, 1, 3, 7])).sum(axis=1) % 10
    return np.where(american, code + write_digits(check, 1), code)


@account.hidden("kind")
def pick_kind(rows: Rows) -> Any:
    """The place of the account's type among the types."""
    return np.searchsorted(np.cumsum([46, 31, 9, 5, 4]) / 100, rows.draw("kind").uniform(), side="right")


@account.field(
    "type", title="Account type", phrases=("account type", "type of account", "bank account type", "account category"), in_context=("type",)
)
def show_kind(rows: Rows) -> Any:
    return KINDS.load(rows.locale).columns["value"][rows["kind"]]


@account.hidden("state")
def pick_state(rows: Rows) -> Any:
    return np.searchsorted(np.array([0.90, 0.95, 0.99]), rows.draw("state").uniform(), side="right")


@account.field("status", title="Account status", phrases=("account status",), in_context=("status",))
def show_state(rows: Rows) -> Any:
    return STATUSES.load(rows.locale).columns["value"][rows["state"]]


@account.field(
    "balance",
    title="Account balance",
    storage="decimal",
    decimals=2,
    params=bounded("number", -(10**6), 10**9),
    examples=({"min": 0, "max": 50000},),
    phrases=("account balance", "balance", "current balance", "available balance", "bank balance"),
)
def show_balance(rows: Rows) -> Any:
    """Log-normal around what is usual for the type; nothing on closed accounts."""
    kind = rows["kind"]
    amount = MEDIANS[kind] * rows.draw("balance").lognormal(0.0, SPREADS[kind])
    money = convert_dollars(rows, np.rint(amount * 100)) / 100
    return fit_money(rows, np.where(rows["state"] == 2, 0.0, np.minimum(money, 9e8)))


@account.field(
    "interest_rate",
    title="Interest rate of the account (%)",
    storage="float64",
    decimals=2,
    phrases=("account interest rate", "savings rate", "APY"),
)
def show_rate(rows: Rows) -> Any:
    return RATES[rows["kind"]] * rows.draw("rate").uniform(0.8, 1.2)


@account.hidden("age")
def count_age(rows: Rows) -> Any:
    """Days since the account was opened; its holder was 16 or more."""
    lived = np.maximum((rows.entity("person")["age"] - 16) * 365.0, 60.0)
    drawn = np.floor(rows.draw("age").exponential(1700.0)).clip(0, 12_000)
    return 30 + np.where(drawn < lived, drawn, np.floor(lived * rows.draw("part").uniform(0.05, 0.9)))


@account.field(
    "opened",
    title="Account opened on",
    storage="date32",
    phrases=(
        "account opening date",
        "account open date",
        "opening date",
        "account opened",
        "date opened",
        "open date",
        "customer since date",
    ),
)
def show_opened(rows: Rows) -> Any:
    return days_before(rows, rows["age"])


@account.field("branch", title="Bank branch", phrases=("bank branch", "branch name", "branch"), in_context=("office",))
def pick_branch(rows: Rows) -> Any:
    return rows.draw("branch").pick(BRANCHES)


@account.field("overdraft_limit", storage="decimal", decimals=2, phrases=("overdraft limit", "overdraft"))
def pick_overdraft(rows: Rows) -> Any:
    return np.array([0, 0, 250, 500, 500, 1000, 2000, 5000])[rows.draw("overdraft").integer(0, 7)] * 100


@account.field(
    "tenure", title="Years with the bank", storage="int32", phrases=("years with bank", "years with the bank", "customer tenure years")
)
def show_tenure(rows: Rows) -> Any:
    return np.floor(rows["age"] / 365.25)


@account.field(
    "products", title="Number of bank products", storage="int32", phrases=("number of products", "num of products", "bank products")
)
def count_products(rows: Rows) -> Any:
    return np.searchsorted(np.array([0.51, 0.93, 0.98]), rows.draw("products").uniform(), side="right") + 1
