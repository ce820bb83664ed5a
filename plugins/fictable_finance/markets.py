"""Daily prices of listed companies: series that wander like a market, though every row is made on its own."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from fictable import Entity, Pool, Rows, portable

STOCKS = Pool.read(
    __package__, "data/stocks.csv", types={"base": "float64", "volatility": "float64", "shares": "float64", "place": "int64"}
)
# So many tickers trade on each day of the series; rows 0 to 15 are its first day.
LISTED = 16
# Trading days before the clock on which the series starts (two years of 260); rows beyond go back in time from there.
HISTORY = 520
OCTAVES = 10
MIX_A, MIX_B, GOLDEN = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB), np.uint64(0x9E3779B97F4A7C15)
DATE_PARAMS = {"start": {"type": "string", "format": "date"}, "end": {"type": "string", "format": "date"}}


def hash_unit(numbers: NDArray[Any]) -> NDArray[np.float64]:
    """A fixed pseudo-random number in [-1, 1) for each whole number (the finaliser of SplitMix64)."""
    z = np.asarray(numbers).astype(np.int64).astype(np.uint64) * GOLDEN
    z = (z ^ (z >> np.uint64(30))) * MIX_A
    z = (z ^ (z >> np.uint64(27))) * MIX_B
    z = z ^ (z >> np.uint64(31))
    return np.asarray((z >> np.uint64(11)).astype(np.float64) * 2.0**-52 - 1.0)


def follow_path(place: NDArray[Any], day: NDArray[Any], volatility: NDArray[Any]) -> NDArray[np.float64]:
    """How far the price of a company is from its base on a trading day, as a factor.

    Value noise over spans of 1 to 512 days whose size grows with the root of the span: near days are near in price, far days
    wander as a random walk does. A function of company and day alone, so that any row can be made without the ones before.
    """
    total = np.zeros(len(day), np.float64)
    for octave in range(OCTAVES):
        span = 2**octave
        knot = np.floor_divide(day, span)
        share = (day - knot * span) / span
        key = (np.asarray(place, np.int64) * 64 + octave) * 2**24
        total += (hash_unit(key + knot) * (1.0 - share) + hash_unit(key + knot + 1) * share) * np.sqrt(float(span))
    return portable.exp(total * volatility * 0.75)


stock = Entity(
    "finance.stock",
    title="Daily stock price",
    phrases=("stock market", "stock price", "OHLCV", "share price", "equity", "trading day", "ticker", "candlestick"),
)


@stock.hidden("turn")
def deal_tickers(rows: Rows) -> Any:
    return rows.draw("turn").distinct(LISTED)


@stock.hidden("listing")
def find_listing(rows: Rows) -> Any:
    return rows.draw("listing").pick(STOCKS, place=rows["turn"])


@stock.hidden("session")
def count_sessions(rows: Rows) -> Any:
    """The trading day of the series: each day has all tickers, in an order of its own."""
    day = (rows.numbers // np.uint64(LISTED)).astype(np.int64)
    return np.where(day < HISTORY, day, HISTORY - 1 - day)


@stock.hidden("closing")
def set_close(rows: Rows) -> Any:
    listing = rows["listing"]
    path = follow_path(rows["turn"], rows["session"], np.asarray(listing["volatility"]))
    return np.maximum(np.rint(listing["base"] * path * 100), 50.0)


@stock.hidden("opening")
def set_open(rows: Rows) -> Any:
    """The close of the day before, with a small gap."""
    listing = rows["listing"]
    path = follow_path(rows["turn"], rows["session"] - 1, np.asarray(listing["volatility"]))
    gap = portable.exp(rows.draw("gap").normal(0.0, 0.2) * listing["volatility"])
    return np.maximum(np.rint(listing["base"] * path * gap * 100), 50.0)


@stock.hidden("top")
def set_high(rows: Rows) -> Any:
    reach = 1.0 + np.abs(rows.draw("high").normal(0.0, 0.55)) * rows["listing"]["volatility"]
    return np.ceil(np.maximum(rows["opening"], rows["closing"]) * reach)


@stock.hidden("bottom")
def set_low(rows: Rows) -> Any:
    reach = 1.0 + np.abs(rows.draw("low").normal(0.0, 0.55)) * rows["listing"]["volatility"]
    return np.maximum(np.floor(np.minimum(rows["opening"], rows["closing"]) / reach), 1.0)


@stock.field(
    "ticker",
    title="Ticker symbol",
    phrases=("ticker", "ticker symbol", "stock symbol", "stock ticker", "share symbol"),
    in_context=("stock code", "symbol", "code"),
)
def show_ticker(rows: Rows) -> Any:
    return rows["listing"]["ticker"]


@stock.field(
    "company",
    title="Listed company",
    phrases=("stock name", "listed company", "security name", "share name"),
    in_context=("company", "company name", "name"),
)
def show_company(rows: Rows) -> Any:
    return rows["listing"]["company"]


@stock.field("sector", title="Market sector", phrases=("market sector", "stock sector", "GICS sector"), in_context=("sector",))
def show_sector(rows: Rows) -> Any:
    return rows["listing"]["sector"]


@stock.field("industry", title="Industry of a listed company", phrases=("stock industry",), in_context=("industry",))
def show_industry(rows: Rows) -> Any:
    return rows["listing"]["industry"]


@stock.field("exchange", title="Stock exchange", phrases=("stock exchange", "trading venue", "listing exchange"), in_context=("exchange",))
def show_exchange(rows: Rows) -> Any:
    return rows["listing"]["exchange"]


@stock.field(
    "date",
    title="Trading date",
    storage="date32",
    params=DATE_PARAMS,
    phrases=("trading date", "trade date", "trading day", "market date"),
    in_context=("session date", "date", "day"),
)
def show_date(rows: Rows) -> Any:
    """Working days in order, 16 rows each, by default from two years before the clock; with an end the days start again."""
    end = np.datetime64(rows.params.get("end", str(rows.as_of.date())), "D")
    start = np.datetime64(rows.params["start"], "D") if "start" in rows.params else np.busday_offset(end, -HISTORY, roll="backward")
    day = rows["session"]
    if "end" in rows.params and "start" in rows.params:
        day = day % max(int(np.busday_count(start, end + 1)), 1)
    return np.busday_offset(start, day, roll="forward")


@stock.field(
    "open",
    title="Opening price",
    storage="decimal",
    decimals=2,
    phrases=("opening price", "open price", "price at open"),
    in_context=("open",),
)
def show_open(rows: Rows) -> Any:
    return rows["opening"] / 100


@stock.field(
    "high",
    title="Highest price",
    storage="decimal",
    decimals=2,
    phrases=("high price", "highest price", "day high", "daily high"),
    in_context=("high",),
)
def show_high(rows: Rows) -> Any:
    return rows["top"] / 100


@stock.field(
    "low",
    title="Lowest price",
    storage="decimal",
    decimals=2,
    phrases=("low price", "lowest price", "day low", "daily low"),
    in_context=("low",),
)
def show_low(rows: Rows) -> Any:
    return rows["bottom"] / 100


@stock.field(
    "close",
    title="Closing price",
    storage="decimal",
    decimals=2,
    phrases=("closing price", "close price", "last price", "stock price", "share price"),
    in_context=("close", "price"),
)
def show_close(rows: Rows) -> Any:
    return rows["closing"] / 100


@stock.field(
    "adjusted_close", storage="decimal", decimals=2, phrases=("adjusted close", "adj close", "adjusted closing price", "adj closing price")
)
def show_adjusted(rows: Rows) -> Any:
    """The close less 1.2 % of dividends a year up to the end of the series."""
    years = np.maximum(HISTORY - rows["session"], 0) / 260.0
    return rows["closing"] / 100 * portable.exp(-0.012 * years)


@stock.field(
    "volume",
    title="Shares traded",
    storage="int64",
    phrases=("trading volume", "volume traded", "shares traded", "trade volume"),
    in_context=("volume",),
)
def show_volume(rows: Rows) -> Any:
    """About 0.7 % of the shares a day, more when the price moves much."""
    move = np.abs(rows["closing"] / rows["opening"] - 1.0) / rows["listing"]["volatility"]
    return np.rint(rows["listing"]["shares"] * 7e3 * rows.draw("volume").lognormal(0.0, 0.35) * (0.7 + 0.5 * np.minimum(move, 4.0)))


@stock.field(
    "change_percent",
    title="Change of the day (%)",
    storage="float64",
    decimals=2,
    phrases=("daily change", "percent change", "price change", "daily return", "change percent", "price change percent"),
)
def show_change(rows: Rows) -> Any:
    return (rows["closing"] / rows["opening"] - 1.0) * 100


@stock.field(
    "market_cap", title="Market capitalisation", storage="int64", phrases=("market cap", "market capitalization", "market capitalisation")
)
def show_cap(rows: Rows) -> Any:
    return np.rint(rows["closing"] / 100 * rows["listing"]["shares"]) * 10**6


@stock.field(
    "pe_ratio",
    title="Price to earnings",
    storage="float64",
    decimals=1,
    phrases=("PE ratio", "P/E ratio", "price to earnings", "price earnings ratio"),
)
def show_earnings(rows: Rows) -> Any:
    return 6.0 + rows.draw("earnings").lognormal(2.6, 0.5)


@stock.field("dividend_yield", title="Dividend yield (%)", storage="float64", decimals=2, phrases=("dividend yield", "dividend"))
def show_dividend(rows: Rows) -> Any:
    return np.where(rows.draw("pays").chance(0.35), 0.0, np.minimum(rows.draw("yield").lognormal(0.7, 0.5), 9.5))
