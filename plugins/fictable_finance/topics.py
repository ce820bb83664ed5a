"""The usual tables of banks and investors."""

from __future__ import annotations

from typing import Any, Final

from fictable import Topic

TRADED: Final = ["EUR", "GBP", "JPY", "CAD", "AUD", "CHF", "CNY", "INR", "MXN", "BRL", "SEK", "PLN", "SGD", "KRW", "ZAR"]


def null_when(condition: str) -> list[dict[str, Any]]:
    """A case that leaves the value out."""
    return [{"when": condition, "value": None}]


TRANSACTIONS: Final = Topic(
    "finance.transactions",
    (
        "transaction",
        "financial transaction",
        "bank transaction",
        "banking transaction",
        "transaction history",
        "bank statement",
        "account transaction",
        "transaction log",
        "financial data",
    ),
    "transactions",
    {
        "transaction_id": {"type": "id.template", "params": {"template": "TXN{seq:8}"}},
        "account_number": "finance.account.number",
        "transaction_date": "finance.transaction_time",
        "transaction_type": "finance.transaction.type",
        "amount": "finance.transaction.amount",
        "currency": "finance.currency_code",
        "direction": "finance.transaction.direction",
        "merchant_name": "finance.transaction.merchant",
        "merchant_category": "finance.transaction.category",
        "merchant_city": {
            "type": "finance.transaction.merchant_city",
            "cases": null_when("channel != 'POS' and channel != 'ATM' and channel != 'Branch'"),
        },
        "channel": "finance.transaction.channel",
        "balance": "finance.transaction.balance_after",
        "status": "finance.transaction.status",
        "description": "finance.transaction.description",
    },
    title="Bank transactions",
)

CARD_TRANSACTIONS: Final = Topic(
    "finance.fraud",
    (
        "credit card transaction",
        "card transaction",
        "fraud transaction",
        "fraud detection",
        "credit card fraud",
        "fraudulent transaction",
        "card payment",
        "fraud",
    ),
    "card_transactions",
    {
        "transaction_id": {"type": "id.template", "params": {"template": "TXN{seq:8}"}},
        "transaction_time": "finance.transaction_time",
        "customer_id": {"type": "id.pattern", "params": {"pattern": "C[1-9][0-9]{5}"}},
        "card_number": "finance.card.masked",
        "card_network": "finance.card.network",
        "amount": "finance.purchase.amount",
        "currency": "finance.currency_code",
        "merchant_name": "finance.purchase.merchant",
        "merchant_category": "finance.purchase.category",
        "mcc": "finance.purchase.mcc",
        "city": "finance.purchase.merchant_city",
        "channel": "finance.purchase.channel",
        "risk_score": "finance.purchase.risk_score",
        "is_fraud": "finance.purchase.is_fraud",
    },
    title="Card transactions with fraud",
)

ACCOUNTS: Final = Topic(
    "finance.accounts",
    ("bank account", "account", "account list", "checking account", "savings account"),
    "accounts",
    {
        "account_id": "id.sequence",
        "account_number": {"type": "finance.account.number", "unique": True},
        "customer_name": "person.name",
        "account_type": "finance.account.type",
        "bank_name": "finance.account.bank",
        "branch": "finance.account.branch",
        "routing_number": "finance.account.routing_number",
        "bic": "finance.account.bic",
        "balance": "finance.account.balance",
        "currency": "finance.currency_code",
        "interest_rate": "finance.account.interest_rate",
        "opened_date": "finance.account.opened",
        "status": "finance.account.status",
    },
    title="Bank accounts",
)

CUSTOMERS: Final = Topic(
    "finance.customers",
    ("bank customer", "bank client", "banking customer", "customer of a bank", "bank customer churn", "banking client"),
    "bank_customers",
    {
        "customer_id": {"type": "id.template", "params": {"template": "C{seq:6}"}},
        "first_name": "person.first_name",
        "last_name": "person.last_name",
        "gender": "person.gender",
        "age": "person.age",
        "email": "person.email",
        "phone": "person.phone",
        "city": "place.city",
        "account_number": {"type": "finance.account.number", "unique": True},
        "account_type": "finance.account.type",
        "balance": "finance.account.balance",
        "credit_score": "finance.loan.credit_score",
        "annual_income": "finance.loan.annual_income",
        "tenure_years": "finance.account.tenure",
        "num_products": "finance.account.products",
        "joined_date": "finance.account.opened",
    },
    title="Customers of a bank",
)

LOANS: Final = Topic(
    "finance.loans",
    (
        "loan",
        "loan application",
        "loan default",
        "lending",
        "credit risk",
        "loan portfolio",
        "bank loan",
        "loan data",
        "credit application",
        "personal loan",
        "loan approval",
    ),
    "loans",
    {
        "loan_id": {"type": "id.template", "params": {"template": "LN-{seq:6}"}},
        "customer_name": "person.name",
        "age": "person.age",
        "annual_income": "finance.loan.annual_income",
        "employment_length": "finance.loan.employment_length",
        "home_ownership": "finance.loan.home_ownership",
        "credit_score": "finance.loan.credit_score",
        "loan_type": "finance.loan.loan_type",
        "loan_purpose": "finance.loan.purpose",
        "loan_amount": "finance.loan.amount",
        "interest_rate": "finance.loan.interest_rate",
        "term_months": "finance.loan.term",
        "monthly_payment": "finance.loan.monthly_payment",
        "debt_to_income": "finance.loan.debt_to_income",
        "loan_status": "finance.loan.status",
        "default": "finance.loan.default",
    },
    title="Loans",
)

CARDS: Final = Topic(
    "finance.cards",
    ("credit card", "debit card", "payment card", "card holder", "cardholder", "credit card customer"),
    "credit_cards",
    {
        "card_id": "id.sequence",
        "cardholder_name": "person.name",
        "card_number": {"type": "finance.card.number", "unique": True},
        "card_network": "finance.card.network",
        "card_type": "finance.card.kind",
        "expiry_date": {"type": "finance.card.expiry", "cases": [{"when": "status = 'Expired'", "type": "finance.card.past_expiry"}]},
        "cvv": "finance.card.cvv",
        "credit_limit": {"type": "finance.card.credit_limit", "cases": null_when("card_type = 'Debit'")},
        "current_balance": "finance.card.balance",
        "utilization": {"type": "finance.card.utilization", "cases": null_when("card_type = 'Debit'")},
        "reward_points": "finance.card.reward_points",
        "status": "finance.card.status",
    },
    title="Payment cards",
)

STOCKS: Final = Topic(
    "finance.stocks",
    (
        "stock price",
        "stock market",
        "stock",
        "OHLCV",
        "stock market price",
        "share price",
        "stock data",
        "stock trading",
        "market data",
        "daily stock price",
        "historical stock price",
        "candlestick",
        "equity price",
        "stock exchange",
    ),
    "stock_prices",
    {
        "date": "finance.stock.date",
        "ticker": "finance.stock.ticker",
        "company": "finance.stock.company",
        "open": "finance.stock.open",
        "high": "finance.stock.high",
        "low": "finance.stock.low",
        "close": "finance.stock.close",
        "adj_close": "finance.stock.adjusted_close",
        "volume": "finance.stock.volume",
        "sector": "finance.stock.sector",
        "exchange": "finance.stock.exchange",
    },
    title="Daily stock prices",
)

CRYPTO: Final = Topic(
    "finance.crypto_trades",
    (
        "cryptocurrency",
        "crypto",
        "crypto trade",
        "crypto transaction",
        "bitcoin",
        "crypto market",
        "blockchain transaction",
        "crypto wallet",
        "bitcoin transaction",
    ),
    "crypto_trades",
    {
        "trade_id": "id.sequence",
        "traded_at": "datetime",
        "coin": "finance.crypto.coin",
        "symbol": "finance.crypto.symbol",
        "side": "finance.holding.action",
        "price_usd": "finance.crypto.price",
        "amount": "finance.crypto.amount",
        "change_24h": "finance.crypto.change_24h",
        "market_cap": "finance.crypto.market_cap",
        "wallet_address": "finance.crypto.wallet",
    },
    title="Crypto trades",
)

PORTFOLIOS: Final = Topic(
    "finance.portfolios",
    ("portfolio", "investment portfolio", "portfolio holding", "investment", "brokerage account", "stock portfolio", "investor holding"),
    "holdings",
    {
        "holding_id": "id.sequence",
        "portfolio_id": "finance.holding.portfolio_id",
        "ticker": "finance.holding.ticker",
        "company": "finance.holding.company",
        "sector": "finance.holding.sector",
        "quantity": "finance.holding.quantity",
        "purchase_date": "finance.holding.since",
        "purchase_price": "finance.holding.purchase_price",
        "current_price": "finance.holding.current_price",
        "market_value": "finance.holding.market_value",
        "gain_loss": "finance.holding.gain",
    },
    title="Holdings of portfolios",
)

EXCHANGE_RATES: Final = Topic(
    "finance.exchange_rates",
    ("exchange rate", "currency exchange rate", "currency rate", "forex", "foreign exchange", "FX rate"),
    "exchange_rates",
    {
        "order": {"type": "finance.currency.order", "params": {"values": ["in turn"]}, "drop": True},
        "date": "finance.currency.rate_date",
        "base_currency": {"type": "category", "params": {"values": ["USD"]}},
        "currency_code": {"type": "finance.currency.code", "params": {"values": TRADED}},
        "currency_name": "finance.currency.name",
        "exchange_rate": "finance.currency.rate",
    },
    title="Exchange rates",
)

BANK_TOPICS: Final = (TRANSACTIONS, CARD_TRANSACTIONS, ACCOUNTS, CUSTOMERS, LOANS, CARDS, STOCKS, CRYPTO, PORTFOLIOS, EXCHANGE_RATES)
