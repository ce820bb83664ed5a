"""Crypto currencies, exchange rates and the holdings of portfolios."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, portable, values
from fictable_finance.markets import STOCKS
from fictable_finance.ranges import TEXT, days_before, write_digits

# Letters of addresses, and how they begin by network; the others write them as Ethereum does.
ALPHABETS = {"bech32": "02-9ac-hj-np-z", "base58": "1-9A-HJ-NP-Za-km-z"}
WALLETS = {"BTC": ("bc1q", "bech32"), "LTC": ("ltc1q", "bech32"), "DOGE": ("D", "base58"), "XRP": ("r", "base58"), "SOL": ("", "base58"),
    "DOT": ("1", "base58"), "ADA": ("addr1q", "bech32")}  # fmt: skip
COINS = Pool.read(__package__, "data/coins.csv", weight="share", types={"base": "float64", "volatility": "float64", "supply": "float64"})
ORDERS = Pool.read(__package__, "data/orders.csv", weight="share")
CURRENCIES = Pool.read(__package__, "data/currencies.csv", weight="share", types={"per_dollar": "float64"})

coin = Entity(
    "finance.crypto", COINS, title="Crypto currency", phrases=("crypto", "cryptocurrency", "bitcoin", "digital currency", "blockchain")
)
coin.field(
    "coin",
    title="Crypto currency",
    phrases=("cryptocurrency", "crypto currency", "coin", "coin name", "crypto name", "token name"),
    in_context=("name",),
)
coin.field("symbol", title="Crypto symbol", phrases=("crypto symbol", "coin symbol", "token symbol"), in_context=("symbol", "ticker"))


@coin.hidden("worth")
def set_worth(rows: Rows) -> Any:
    return rows["base"] * rows.draw("worth").lognormal(0.0, np.asarray(rows["volatility"]) * 5.0)


@coin.field(
    "price",
    title="Crypto price (USD)",
    storage="decimal",
    decimals=4,
    phrases=("crypto price", "coin price", "price usd"),
    in_context=("price",),
)
def show_worth(rows: Rows) -> Any:
    return rows["worth"]


@coin.field("market_cap", title="Crypto market capitalisation", storage="int64", in_context=("market cap", "market capitalization"))
def show_coin_cap(rows: Rows) -> Any:
    return np.rint(rows["worth"] * rows["supply"]) * 10**6


@coin.field(
    "volume",
    title="Volume in 24 hours",
    storage="int64",
    phrases=("24h volume", "24 hour volume", "volume 24h"),
    in_context=("volume", "trading volume"),
)
def show_coin_volume(rows: Rows) -> Any:
    return np.rint(rows["worth"] * rows["supply"] * 1e6 * rows.draw("volume").lognormal(-3.3, 0.5))


@coin.field(
    "change_24h",
    title="Change in 24 hours (%)",
    storage="float64",
    decimals=2,
    phrases=("24h change", "24 hour change", "change 24h"),
    in_context=("change",),
)
def show_coin_change(rows: Rows) -> Any:
    return rows.draw("change").normal(0.0, 1.0) * rows["volatility"] * 100


@coin.field(
    "amount",
    title="Amount of coins",
    storage="decimal",
    decimals=6,
    phrases=("coin amount", "crypto amount", "token amount"),
    in_context=("amount", "quantity"),
)
def show_coin_amount(rows: Rows) -> Any:
    return np.minimum(rows.draw("amount").lognormal(6.2, 1.4) / rows["worth"], 1e9)


def _write_letters(rows: Rows, name: str, letters: str) -> Any:
    """33 letters of an alphabet, or 38 of that of Bech32."""
    sizes = (11, 11, 11, 5) if name == "bech32" else (11, 11, 11)
    return sum((rows.draw(f"{name} {part}").text(f"[{letters}]{{{size}}}") for part, size in enumerate(sizes)), np.array("", TEXT))


@coin.field("wallet", title="Wallet address", phrases=("wallet address", "crypto address", "wallet id", "wallet", "blockchain address"))
def show_wallet(rows: Rows) -> Any:
    """Invented, in the form of the coin's network."""
    symbol = np.asarray(rows["symbol"])
    short = {name: _write_letters(rows, name, letters) for name, letters in ALPHABETS.items()}
    plain = rows.draw("wallet").text("0x[0-9a-f]{20}") + rows.draw("rest").text("[0-9a-f]{20}")
    found = plain
    for name, (start, letters) in WALLETS.items():
        found = np.where(symbol == name, start + short[letters], found)
    return found


currency = Entity(
    "finance.currency",
    ORDERS,
    CURRENCIES,
    title="Currency",
    phrases=("currency", "exchange rate", "foreign exchange", "forex", "FX"),
    by=("", "quantile"),
)
currency.field("order", title="Order of the rates", description='With `values` ["in turn"] two currencies are quoted on every working day.')
# For a year of working days two currencies are quoted, then the next two.
values.report_in_turn(currency, 2, 260)
currency.hidden("quantile")(lambda rows: values.spread(rows, "code", 2))
currency.field(
    "code",
    title="Currency code",
    phrases=("currency code", "ISO currency", "target currency", "to currency", "quote currency"),
    in_context=("currency", "code"),
)
currency.field("name", title="Currency name", phrases=("currency name",), in_context=("name",))
currency.field("symbol", title="Currency symbol", phrases=("currency symbol",), in_context=("symbol",))
currency.field("area", title="Currency area", in_context=("country", "area"))


@currency.field(
    "rate",
    title="Exchange rate per US dollar",
    storage="float64",
    decimals=4,
    phrases=("exchange rate", "FX rate", "conversion rate to USD", "currency rate", "forex rate"),
    in_context=("rate",),
)
def show_currency_rate(rows: Rows) -> Any:
    """In a series it wanders from day to day as a market does."""
    moves = np.asarray(rows["code"]) != "USD"
    path = portable.exp(0.025 * values.sway(rows, "path", rows["thing"], rows["beat"], (1, 4, 16, 64, 256)))
    return rows["per_dollar"] * np.where(moves, np.where(rows["serial"], path, rows.draw("rate").lognormal(0.0, 0.015)), 1.0)


@currency.field("rate_date", storage="date32", title="Date of the rate", phrases=("rate date", "date of the exchange rate"))
def date_rate(rows: Rows) -> Any:
    """In a series one working day after the other for a year, else a working day of that year."""
    day = np.where(rows["serial"], rows["beat"], rows.draw("day").integer(0, 259))
    monday = days_before(rows, 366).astype("datetime64[W]").astype("datetime64[D]") + 4
    return monday + (day // 5) * 7 + day % 5


holding = Entity(
    "finance.holding",
    STOCKS,
    title="Holding of a portfolio",
    phrases=("portfolio", "holding", "investment", "brokerage account", "investor"),
)
holding.field("ticker", title="Ticker of a holding", in_context=("ticker", "symbol", "ticker symbol", "stock symbol"))
holding.field(
    "company", title="Security", phrases=("holding name",), in_context=("security", "company", "asset", "asset name", "company name")
)
holding.field("sector", title="Sector of a holding", in_context=("sector",))


@holding.hidden("units")
def count_units(rows: Rows) -> Any:
    return np.floor(rows.draw("units").lognormal(3.6, 1.1)).clip(0, 20_000) + 1


@holding.hidden("paid")
def set_paid(rows: Rows) -> Any:
    return np.rint(rows["base"] * rows.draw("paid").lognormal(-0.08, 0.22) * 100)


@holding.hidden("now")
def set_now(rows: Rows) -> Any:
    return np.rint(rows["base"] * rows.draw("now").lognormal(0.0, 0.06) * 100)


@holding.field(
    "quantity",
    title="Units held",
    storage="int32",
    phrases=("shares held", "units held", "shares owned"),
    in_context=("quantity", "shares", "units", "number of shares"),
)
def show_units(rows: Rows) -> Any:
    return rows["units"]


@holding.field(
    "purchase_price",
    storage="decimal",
    decimals=2,
    phrases=("average cost", "purchase price per share", "cost basis", "buy price", "entry price"),
    in_context=("purchase price",),
)
def show_paid(rows: Rows) -> Any:
    return rows["paid"] / 100


@holding.field(
    "current_price", storage="decimal", decimals=2, phrases=("current price", "current share price", "latest price"), in_context=("price",)
)
def show_now(rows: Rows) -> Any:
    return rows["now"] / 100


@holding.field(
    "market_value",
    storage="decimal",
    decimals=2,
    phrases=("market value", "position value", "holding value", "current value"),
    in_context=("value",),
)
def show_value(rows: Rows) -> Any:
    return rows["now"] * rows["units"] / 100


@holding.field(
    "gain",
    title="Unrealised gain",
    storage="decimal",
    decimals=2,
    phrases=("gain loss", "unrealized gain", "profit loss", "unrealised gain", "P&L", "profit and loss"),
)
def show_gain(rows: Rows) -> Any:
    return (rows["now"] - rows["paid"]) * rows["units"] / 100


@holding.field("since", title="Date of purchase", storage="date32", phrases=("acquisition date",), in_context=("purchase date", "buy date"))
def show_bought(rows: Rows) -> Any:
    return days_before(rows, 5 + np.floor(rows.draw("since").exponential(600.0)).clip(0, 3600))


@holding.field("portfolio_id", phrases=("portfolio id", "portfolio number"))
def number_portfolio(rows: Rows) -> Any:
    return "PF-" + write_digits(rows.draw("portfolio").integer(1, 250), 4)


@holding.field("action", title="Trade side", phrases=("trade side", "buy or sell", "buy/sell", "trade type", "order side"))
def pick_side(rows: Rows) -> Any:
    return np.where(rows.draw("side").chance(0.56), "Buy", "Sell").astype(TEXT)
