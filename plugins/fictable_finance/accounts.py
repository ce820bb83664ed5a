"""Bank accounts and payment cards: numbers with valid check digits that belong to one bank, card or country."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_finance.ranges import TEXT, bounded, days_before, fit_range, luhn_digit, read_codes, write_digits

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
CARDS = Pool.read(__package__, "data/cards.csv", weight="share", types={"prefix": "int64", "digits": "int64", "cvv_digits": "int64"})
CARD_STATUSES = Pool({"Active": 88, "Expired": 5, "Blocked": 3, "Inactive": 4})

account = Entity("finance.account", BANKS, title="Bank account", phrases=("account", "bank account", "bank", "banking"))
account.field("bank", title="Bank name", phrases=("bank name", "bank", "financial institution"), in_context=("institution",))
account.field("bic", title="BIC", phrases=("BIC", "SWIFT", "SWIFT code", "BIC code", "SWIFT BIC"))


@account.field(
    "number",
    title="Account number",
    capacity=9 * 10**9,
    phrases=("account number", "account no", "bank account number", "account num", "acct no", "acct number", "bank account", "account"),
    in_context=("account id",),
)
def number_account(rows: Rows) -> Any:
    return write_digits(10**9 + rows.draw("number").distinct(9 * 10**9), 10)


@account.field("iban", title="IBAN", capacity=10**8, phrases=("IBAN", "international bank account number"))
def write_iban(rows: Rows) -> Any:
    """In the form of its country, with check digits by ISO 7064 (mod 97-10)."""
    home = rows.localized(HOMES)
    serial = write_digits(rows.draw("serial").distinct(10**8), 8)
    picked = rows.draw("country").pick(IBANS)
    country = np.asarray(picked["country"]) if not home else np.full(len(rows), home, TEXT)
    result: Any = np.full(len(rows), "", TEXT)
    patterns = IBANS.load(rows.locale).columns["pattern"]
    for place, name in enumerate(COUNTRIES):
        if not (country == name).any():
            continue
        mine = country == name
        body = np.asarray(rows.draw(f"body {name}").text(str(patterns[place])))[mine] + serial[mine]
        result[mine] = name + write_digits(98 - find_remainder(body + name + "00"), 2) + body
    return result


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
    phrases=("routing number", "bank code", "ABA number", "ABA routing number", "routing transit number"),
)
def write_routing(rows: Rows) -> Any:
    """The bank's eight digits with the ABA checksum (weights 3, 7, 1); outside of the United States its bank code of eight digits."""
    digits = read_codes(rows["routing"]).astype(np.int64) - 48
    check = -(digits * np.array([3, 7, 1, 3, 7, 1, 3, 7])).sum(axis=1) % 10
    code = np.asarray(rows["routing"])
    return np.where(np.asarray(rows["home"]) == "US", code + write_digits(check, 1), code)


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
    return fit_range(rows, np.where(rows["state"] == 2, 0.0, np.minimum(np.rint(amount * 100) / 100, 9e8)))


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


card = Entity("finance.card", CARDS, title="Payment card", phrases=("card", "credit card", "debit card", "payment card"))
card.field(
    "network",
    title="Card network",
    phrases=("card network", "card brand", "card type", "credit card type", "card issuer", "credit card provider", "card scheme"),
    in_context=("network", "issuer", "provider"),
)


@card.hidden("full")
def number_card(rows: Rows) -> Any:
    """A test prefix of the network, random digits and Luhn's check digit."""
    prefix, digits = np.asarray(rows["prefix"]), np.asarray(rows["digits"])
    room = digits - 1 - np.where(prefix < 10**4, 4, 6)
    middle = rows.draw("middle").integer(0, 9999) % 10 ** (room - 7)
    body = (prefix * 10 ** (room - 7) + middle) * 10**7 + rows.draw("serial").distinct(10**7)
    return body * 10 + luhn_digit(body)


@card.field(
    "number",
    title="Card number",
    capacity=10**7,
    phrases=(
        "card number",
        "credit card number",
        "debit card number",
        "card no",
        "payment card number",
        "cc number",
        "credit card",
        "debit card",
        "card num",
    ),
)
def show_card_number(rows: Rows) -> Any:
    return rows["full"].astype(TEXT)


@card.field("last4", title="Last four digits", phrases=("last four digits", "last 4 digits", "card last four", "last4"))
def show_last(rows: Rows) -> Any:
    return write_digits(rows["full"] % 10_000, 4)


@card.field("masked", title="Masked card number", phrases=("masked card number", "masked card", "card number masked"))
def show_masked(rows: Rows) -> Any:
    return "**** **** **** " + write_digits(rows["full"] % 10_000, 4)


@card.hidden("months")
def count_months(rows: Rows) -> Any:
    """Months from the clock to the expiry."""
    return rows.draw("months").integer(1, 59)


@card.field(
    "expiry",
    title="Expiry (MM/YY)",
    phrases=("card expiry", "expiry", "expiration date", "expiry date", "card expiration", "card expiry date", "exp date", "valid thru"),
)
def show_expiry(rows: Rows) -> Any:
    return _write_month(rows, rows["months"])


@card.field("past_expiry", title="Expiry of an expired card (MM/YY)")
def show_past_expiry(rows: Rows) -> Any:
    """In the twenty months before the clock."""
    return _write_month(rows, -rows.draw("past").integer(1, 20))


def _write_month(rows: Rows, ahead: Any) -> Any:
    month = rows.as_of.year * 12 + rows.as_of.month - 1 + ahead
    return write_digits(month % 12 + 1, 2) + "/" + write_digits(month // 12 % 100, 2)


@card.field("cvv", title="Card security code", phrases=("CVV", "CVC", "CVV2", "security code", "card security code", "cvv code"))
def show_cvv(rows: Rows) -> Any:
    """Three digits; four for American Express."""
    number = rows.draw("cvv").integer(0, 9999)
    return np.where(np.asarray(rows["cvv_digits"]) == 4, write_digits(number, 4), write_digits(number % 1000, 3))


@card.field("kind", title="Credit or debit", phrases=("card kind", "credit or debit", "card category"))
def show_card_kind(rows: Rows) -> Any:
    mixed = np.isin(np.asarray(rows["network"]), np.array(["Visa", "Mastercard"], TEXT))
    debit = mixed & rows.draw("debit").chance(0.45)
    return np.where(debit, "Debit", "Credit").astype(TEXT)


@card.hidden("line")
def set_limit(rows: Rows) -> Any:
    return np.maximum(np.rint(rows.draw("limit").lognormal(8.7, 0.75) / 500) * 500, 500.0)


@card.field(
    "credit_limit",
    storage="decimal",
    decimals=2,
    params=bounded("number", 0, 10**7),
    phrases=("credit limit", "card limit", "credit line", "spending limit"),
    in_context=("limit",),
)
def show_limit(rows: Rows) -> Any:
    return fit_range(rows, rows["line"])


@card.hidden("use")
def set_use(rows: Rows) -> Any:
    """The used share of the limit: mostly little, some nearly all."""
    u = rows.draw("use").uniform()
    return u * np.sqrt(u) * 0.97


@card.field(
    "balance",
    title="Card balance",
    storage="decimal",
    decimals=2,
    phrases=("card balance", "outstanding balance", "credit card balance", "statement balance"),
    in_context=("balance",),
)
def show_card_balance(rows: Rows) -> Any:
    return rows["line"] * rows["use"]


@card.field(
    "utilization",
    title="Credit utilization (%)",
    storage="float64",
    decimals=1,
    phrases=("credit utilization", "utilization rate", "credit utilisation", "card utilization"),
)
def show_use(rows: Rows) -> Any:
    return rows["use"] * 100


@card.field("reward_points", storage="int32", phrases=("reward points", "card rewards", "cashback points"))
def count_points(rows: Rows) -> Any:
    return np.floor(portable.exp(rows.draw("points").normal(8.0, 1.2)))


@card.field("status", title="Card status", phrases=("card status",), in_context=("status",))
def pick_card_status(rows: Rows) -> Any:
    return rows.draw("status").pick(CARD_STATUSES)
