"""The usual tables of a firm's finance department and of insurers."""

from __future__ import annotations

from typing import Final

from fictable import Topic
from fictable_finance.topics import null_when

INVOICES: Final = Topic(
    "finance.invoices",
    (
        "invoice",
        "invoice list",
        "billing",
        "bill",
        "accounts receivable",
        "accounts payable",
        "billing record",
        "customer invoice",
        "vendor invoice",
    ),
    "invoices",
    {
        "invoice_number": {"type": "id.template", "params": {"template": "INV-{seq:6}"}},
        "customer_name": "commerce.company.name",
        "invoice_date": "finance.invoice_date",
        "due_date": "finance.due_date",
        "description": "finance.invoice.service",
        "amount": "finance.invoice.amount",
        "tax_rate": "finance.invoice.tax_rate",
        "tax": "finance.invoice.tax",
        "total": "finance.invoice.total",
        "currency": "finance.currency_code",
        "payment_terms": "finance.invoice.terms",
        "status": "finance.invoice.status",
        "payment_date": {"type": "finance.payment_date", "cases": null_when("status not in ('Paid', 'Bezahlt', 'Payée', 'Pagada')")},
    },
    title="Invoices",
)

PAYMENTS: Final = Topic(
    "finance.payments",
    ("payment", "payment record", "online payment", "customer payment", "payment transaction", "payment history", "payment processing"),
    "payments",
    {
        "payment_id": {"type": "id.template", "params": {"template": "PAY-{seq:7}"}},
        "payment_date": "finance.transaction_time",
        "customer_name": "person.name",
        "invoice_number": "finance.invoice.number",
        "amount": "finance.payment.amount",
        "currency": "finance.currency_code",
        "payment_method": "finance.payment.method",
        "gateway": "finance.payment.gateway",
        "fee": "finance.payment.fee",
        "net_amount": "finance.payment.net",
        "payment_status": "finance.payment.status",
    },
    title="Payments",
)

CLAIMS: Final = Topic(
    "finance.claims",
    (
        "insurance claim",
        "claim",
        "claim data",
        "claims data",
        "home insurance claim",
        "actuarial",
        "insurance fraud",
        "insurance data",
        "insurance",
    ),
    "claims",
    {
        "claim_id": {"type": "id.template", "params": {"template": "CLM-{seq:6}"}},
        "policy_number": {"type": "finance.claim.policy_number", "unique": True},
        "customer_name": "person.name",
        "age": "person.age",
        "gender": "person.gender",
        "state": "place.state",
        "policy_type": "finance.claim.policy_type",
        "policy_start_date": "finance.policy_start",
        "annual_premium": "finance.claim.premium",
        "deductible": "finance.claim.deductible_amount",
        "incident_date": "finance.incident_date",
        "claim_date": "finance.claim_date",
        "claim_type": "finance.claim.claim_type",
        "incident_severity": "finance.claim.severity",
        "claim_amount": "finance.claim.amount",
        "settlement_amount": "finance.claim.payout",
        "claim_status": "finance.claim.status",
        "is_fraud": "finance.claim.fraud",
    },
    title="Insurance claims",
)

CAR_CLAIMS: Final = Topic(
    "finance.car_claims",
    ("car insurance claim", "auto insurance claim", "motor insurance claim", "vehicle insurance claim", "car claim", "auto claim"),
    "car_claims",
    {
        "claim_id": {"type": "id.template", "params": {"template": "CLM-{seq:6}"}},
        "policy_number": {"type": "finance.claim.policy_number", "unique": True},
        "driver_name": "person.name",
        "driver_age": {"type": "person.age", "params": {"min": 17, "max": 88}},
        "state": "place.state",
        "make": "vehicle.car.make",
        "model": "vehicle.car.model",
        "model_year": {"type": "vehicle.car.year", "params": {"max": 2023}},
        "annual_premium": "finance.claim.premium",
        "deductible": "finance.claim.deductible_amount",
        "incident_date": "finance.incident_date",
        "claim_date": "finance.claim_date",
        "code": {"type": "finance.claim.code", "params": {"values": ["collision", "comprehensive", "bodily_injury"]}, "drop": True},
        "claim_type": "finance.claim.claim_type",
        "incident_description": "finance.claim.incident",
        "incident_severity": "finance.claim.severity",
        "claim_amount": "finance.claim.amount",
        "settlement_amount": "finance.claim.payout",
        "claim_status": "finance.claim.status",
    },
    title="Car insurance claims",
)

POLICIES: Final = Topic(
    "finance.policies",
    ("insurance policy", "policy", "policyholder", "insurance customer", "insurance contract", "insurance company customer"),
    "policies",
    {
        "policy_number": {"type": "finance.claim.policy_number", "unique": True},
        "policyholder": "person.name",
        "age": "person.age",
        "gender": "person.gender",
        "state": "place.state",
        "policy_type": "finance.claim.policy_type",
        "policy_start_date": "finance.policy_start",
        "policy_end_date": "finance.policy_end",
        "annual_premium": "finance.claim.premium",
        "coverage_amount": "finance.claim.coverage_amount",
        "deductible": "finance.claim.deductible_amount",
        "policy_status": "finance.policy_status",
    },
    title="Insurance policies",
)

EXPENSES: Final = Topic(
    "finance.expenses",
    (
        "expense",
        "expense report",
        "business expense",
        "employee expense",
        "travel expense",
        "expense claim",
        "company expense",
        "reimbursement",
        "expense tracking",
    ),
    "expenses",
    {
        "expense_id": {"type": "id.template", "params": {"template": "EXP-{seq:5}"}},
        "expense_date": "date",
        "employee_name": "person.name",
        "department": "finance.budget.department",
        "expense_category": "finance.expense.expense_category",
        "description": "finance.expense.item",
        "amount": "finance.expense.amount",
        "currency": "finance.currency_code",
        "payment_method": "finance.expense.payment_method",
        "receipt_attached": "finance.expense.receipt",
        "approval_status": "finance.expense.status",
        "approved_by": {"type": "person.name", "of": "approver", "cases": null_when("approval_status in ('Submitted', 'Draft')")},
    },
    title="Expenses",
)

BUDGETS: Final = Topic(
    "finance.budgets",
    (
        "budget",
        "department budget",
        "budget plan",
        "budget versus actual",
        "budget vs actual",
        "company budget",
        "financial plan",
        "departmental budget",
    ),
    "budgets",
    {
        "budget_id": "id.sequence",
        "fiscal_quarter": "finance.budget.quarter",
        "department": "finance.budget.department",
        "cost_center": "finance.budget.cost_center",
        "budget_category": "finance.budget.line",
        "budgeted_amount": "finance.budget.budgeted",
        "actual_amount": "finance.budget.actual",
        "variance": "finance.budget.variance",
        "variance_percent": "finance.budget.variance_percent",
        "status": "finance.budget.status",
        "owner": "person.name",
    },
    title="Budgets",
)

BUSINESS_TOPICS: Final = (INVOICES, PAYMENTS, CLAIMS, CAR_CLAIMS, POLICIES, EXPENSES, BUDGETS)
