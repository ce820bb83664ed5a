"""Checks of a restaurant: guests, what they had, drinks, tax, tip and total agree; one evening follows the other."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values
from fictable_travel.dining import DISHES

TEXT: Final = np.dtypes.StringDType()
# One house has one kitchen.
MENU: Final = DISHES.where(lambda columns: columns["cuisine"] == "Italian")
SERVERS: Final = {
    "en_US": ("Anna", "Marco", "Jessica", "Luis", "Priya", "Tom"),
    "de": ("Anna", "Lukas", "Jana", "Murat", "Sophie", "Tim"),
    "fr": ("Camille", "Lucas", "Inès", "Hugo", "Manon", "Karim"),
    "es": ("Lucía", "Javier", "Carmen", "Diego", "Marta", "Pablo"),
    "it": ("Giulia", "Marco", "Chiara", "Luca", "Sara", "Matteo"),
    "nl": ("Sanne", "Daan", "Lotte", "Bram", "Fatima", "Jeroen"),
    "pt": ("Ana", "João", "Beatriz", "Tiago", "Mariana", "Rafael"),
    "ja": ("美咲", "健太", "さくら", "翔太", "由美", "大輔"),
    "vi": ("Linh", "Minh", "Hương", "Tuấn", "Trang", "Nam"),
    "zh": ("小丽", "志强", "晓燕", "建国", "静怡", "宇航"),
}
PAYMENTS: Final = Pool({"Credit Card": 62, "Debit Card": 19, "Cash": 11, "Mobile Payment": 8})
TIPS: Final = np.array([0.0, 0.1, 0.15, 0.18, 0.2, 0.22, 0.25])
TIP_SHARES: Final = np.cumsum([0.05, 0.06, 0.17, 0.27, 0.3, 0.1])
GUEST_SHARES: Final = np.array([0.06, 0.5, 0.64, 0.86, 0.92, 0.97, 0.985])
TAX_RATE: Final = 0.08
# Checks of an evening; the share of them before each half-hour from 17:00 on.
EVENING, DAYS = 60, 90
ARRIVALS: Final = np.array([0.0, 0.07, 0.17, 0.31, 0.49, 0.67, 0.82, 0.92, 0.97, 1.0])

check = Entity("travel.check", title="Restaurant check", phrases=("restaurant order", "restaurant check", "restaurant bill", "dine-in"))


@check.hidden("opened")
def open_check(rows: Rows) -> Any:
    """In the order of the rows, evening by evening."""
    number = rows.numbers.astype(np.int64)
    place = (number % EVENING + rows.draw("gap").uniform()) / EVENING
    minute = np.interp(place, ARRIVALS, 17 * 60 + np.arange(len(ARRIVALS)) * 30.0)
    return values.add_minutes(values.days_before(rows, 1 + number // EVENING % DAYS), np.floor(minute))


@check.field("opened_at", storage="timestamp[s]", title="Check opened at", in_context=("opened at", "date", "time", "order time"))
def show_opened(rows: Rows) -> Any:
    return rows["opened"]


@values.measured(check, "table_number", low=1, high=60, title="Table of the check", in_context=("table", "table number"))
def choose_table(rows: Rows) -> Any:
    return rows.draw("table").integer(1, 24)


@values.measured(check, "guests", low=1, high=12, title="Guests at the table", in_context=("guests", "covers", "party size"))
def count_guests(rows: Rows) -> Any:
    return np.searchsorted(GUEST_SHARES, rows.draw("guests").uniform(), side="right") + 1


@check.field("server", title="Server", phrases=("waiter", "server name", "waiter name"), in_context=("server", "waitress"))
def name_server(rows: Rows) -> Any:
    """Who serves the table's section of four tables."""
    names = np.array(rows.localized(SERVERS), TEXT)
    return names[(np.asarray(rows["table_number fact"]).astype(np.int64) - 1) // 4 % len(names)]


@check.hidden("starter portions")
def count_starters(rows: Rows) -> Any:
    return np.floor(np.asarray(rows["guests fact"]) * rows.draw("share").uniform() * 0.9).astype(np.int64)


@check.hidden("main portions")
def count_mains(rows: Rows) -> Any:
    """Of the first of two mains; the other guests have the second."""
    return (np.asarray(rows["guests fact"]).astype(np.int64) + 1) // 2


@check.hidden("dessert portions")
def count_desserts(rows: Rows) -> Any:
    return np.floor(np.asarray(rows["guests fact"]) * rows.draw("share").uniform() * 0.95).astype(np.int64)


def add_course(course: str) -> None:
    """Where the chosen dish stands among those of the course."""
    check.hidden(course)(lambda rows: np.floor(rows.draw("dish").uniform() * 1000).astype(np.int64))


for name in ("Starter", "Main", "Dessert"):
    add_course(name)


def read_courses(rows: Rows) -> list[tuple[Any, Any, Any]]:
    """Dish, price and portions of a starter, two mains and a dessert."""
    columns, mains = MENU.load(rows.locale).columns, rows["main portions"]
    second = np.asarray(rows["guests fact"]).astype(np.int64) - mains
    portions = (rows["starter portions"], mains, second, rows["dessert portions"])
    made = []
    for turn, (course, count) in enumerate(zip(("Starter", "Main", "Main", "Dessert"), portions, strict=True)):
        at = np.flatnonzero(columns["course"] == course)
        chosen = at[(rows[course] + (turn == 2)) % len(at)]
        made.append((columns["dish"][chosen], columns["base_price"][chosen], count))
    return made


@check.field("items", title="Dishes of the check", in_context=("items", "dishes", "ordered items"))
def write_items(rows: Rows) -> Any:
    """Such as 2 x Lasagna, 1 x Tiramisu."""
    text: Any = np.full(len(rows), "", TEXT)
    for dish, _, count in read_courses(rows):
        part = values.write_digits(count) + " x " + dish
        joined = np.where(text == "", part, text + ", " + part)
        text = np.where(count > 0, joined, text)
    return text


@check.hidden("food")
def price_food(rows: Rows) -> Any:
    """Cents of the dishes."""
    return sum(np.rint(price * 100).astype(np.int64) * count for _, price, count in read_courses(rows))


@check.hidden("drinks")
def price_drinks(rows: Rows) -> Any:
    """Cents of the drinks, in steps of a half."""
    each = rows.draw("drinks").lognormal(2.3, 0.5)
    return np.rint(each * np.asarray(rows["guests fact"]) * 2).astype(np.int64) * 50


@check.hidden("tip_cents")
def choose_tip(rows: Rows) -> Any:
    """A usual share, to whole quarters."""
    share = TIPS[np.searchsorted(TIP_SHARES, rows.draw("tip").uniform(), side="right")]
    return np.rint((rows["food"] + rows["drinks"]) * share / 25).astype(np.int64) * 25


@check.hidden("tax_cents")
def add_tax(rows: Rows) -> Any:
    return np.rint((rows["food"] + rows["drinks"]) * TAX_RATE).astype(np.int64)


def add_amount(name: str, title: str, *hidden: str, in_context: tuple[str, ...]) -> None:
    """An amount of the check: the sum of cents."""
    check.field(name, title=title, storage="decimal", decimals=2, in_context=in_context)(lambda rows: sum(rows[part] for part in hidden))


add_amount("food_total", "Food of the check", "food", in_context=("food total", "food"))
add_amount("drinks_total", "Drinks of the check", "drinks", in_context=("drinks total", "drinks", "beverages"))
add_amount("tax", "Sales tax of the check", "tax_cents", in_context=("tax", "sales tax"))
add_amount("tip", "Tip of the check", "tip_cents", in_context=("tip", "gratuity"))
add_amount("total", "Total of the check", "food", "drinks", "tax_cents", "tip_cents", in_context=("total", "total amount", "amount"))


@check.field("payment_method", title="Payment of the check", in_context=("payment method", "paid by"))
def choose_payment(rows: Rows) -> Any:
    return rows.draw("payment").pick(PAYMENTS)


@values.measured(check, "minutes", low=20, high=240, title="Minutes at the table", in_context=("minutes", "duration", "stay"))
def stay(rows: Rows) -> Any:
    """Longer with more guests and courses."""
    courses = sum((count > 0).astype(np.int64) for _, _, count in read_courses(rows))
    return 34 + 7 * np.asarray(rows["guests fact"]) + 8 * courses + rows.draw("stay").normal(0, 7)
