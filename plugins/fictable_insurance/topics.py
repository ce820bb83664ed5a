"""The usual tables of insurers beside policies and claims."""

from __future__ import annotations

from typing import Any, Final

from fictable import Topic


def show(entity: str, *names: str) -> dict[str, Any]:
    """Columns of an entity by their names."""
    return {name: f"{entity}.{name}" for name in names}


def number(template: str) -> dict[str, Any]:
    """A number in the order of the rows."""
    return {"type": "id.template", "params": {"template": template}}


TOPICS: Final = (
    Topic(
        "insurance.motor_policies",
        (
            "motor insurance",
            "auto insurance policy",
            "car insurance policy",
            "motor policy",
            "auto insurance",
            "car insurance",
            "vehicle insurance",
            "car insurance premium",
            "auto insurance premium",
            "driver risk",
            "car insurance quote",
        ),
        "motor_policies",
        {
            "policy_id": number("MOT-{seq:7}"),
            **show("insurance.motor", "driver_age", "driving_experience"),
            "gender": "person.gender",
            "vehicle_make": "vehicle.car.make",
            "vehicle_model": "vehicle.car.model",
            "vehicle_year": "vehicle.car.year",
            **show(
                "insurance.motor",
                "annual_mileage",
                "past_accidents",
                "speeding_violations",
                "credit_score",
                "cover",
                "risk_class",
                "premium",
            ),
            "start_date": {"type": "date", "params": {"start": "2025-01-02", "end": "2025-12-15"}},
        },
        title="Motor policies",
    ),
    Topic(
        "insurance.claim_frequency",
        (
            "claim frequency",
            "motor claim frequency",
            "insurance claim prediction",
            "claim prediction",
            "actuarial pricing",
            "motor third party liability",
            "insurance risk",
            "bonus malus",
        ),
        "motor_risks",
        {
            "policy_id": "id.sequence",
            **show("insurance.motor", "exposure", "area", "density"),
            "vehicle_power": "vehicle.car.horsepower",
            "vehicle_age": "vehicle.car.vehicle_age",
            "vehicle_brand": "vehicle.car.make",
            "vehicle_fuel": "vehicle.car.fuel",
            **show("insurance.motor", "driver_age", "bonus_malus", "claim_count", "claims_cost"),
        },
        title="Motor risks and their claims",
    ),
    Topic(
        "insurance.applications",
        (
            "insurance application",
            "underwriting",
            "life insurance",
            "life insurance application",
            "underwriting decision",
            "insurance underwriting",
            "insurance applicant",
            "insurance quote",
            "life insurance policy",
            "life policy",
            "life insurance underwriting",
        ),
        "applications",
        {
            "application_id": number("APP-{seq:6}"),
            "applied_on": "insurance.application.applied_on",
            "applicant_name": "person.name",
            "age": "insurance.application.age",
            "gender": "person.gender",
            "bmi": "person.bmi",
            **show(
                "insurance.application", "smoker", "condition", "product", "sum_assured", "term", "risk_score", "risk_class", "decision"
            ),
            "annual_premium": {"type": "insurance.application.annual_premium", "cases": [{"when": "decision = 'Declined'", "value": None}]},
        },
        title="Insurance applications",
    ),
    Topic(
        "insurance.health_plans",
        (
            "health insurance plan",
            "health plan",
            "insurance plan",
            "plan enrollment",
            "health insurance enrollment",
            "health plan enrollment",
            "health insurance policy",
            "insurance enrollment",
            "benefits enrollment",
            "health insurance member",
            "insurance member",
            "health plan member",
        ),
        "enrollments",
        {
            "enrollment_id": number("ENR-{seq:6}"),
            "member_name": "person.name",
            "age": "person.age",
            "gender": "person.gender",
            "state": "place.state",
            "plan_name": "insurance.plan.name",
            "plan_type": "insurance.plan.network",
            **show("insurance.plan", "tier", "coverage_tier", "monthly_premium", "deductible", "copay", "coinsurance", "out_of_pocket_max"),
            "effective_date": "insurance.plan.effective",
        },
        title="Health plan enrolments",
    ),
    Topic(
        "insurance.renewals",
        (
            "policy renewal",
            "insurance renewal",
            "insurance churn",
            "insurance customer churn",
            "insurance retention",
            "policyholder churn",
            "policyholder retention",
            "insurance customer value",
        ),
        "renewals",
        {
            "policy_number": {"type": "finance.claim.policy_number", "unique": True},
            "customer_name": "person.name",
            "age": "person.age",
            "state": "place.state",
            **show("insurance.contract", "line", "channel", "payment_frequency", "tenure_months", "policies", "monthly_premium"),
            **show("insurance.contract", "months_since_claim", "complaints", "lifetime_value", "renewal_status"),
        },
        title="Policy renewals",
    ),
    Topic(
        "insurance.cross_sell",
        ("insurance cross-sell", "cross-sell prediction", "vehicle insurance cross-sell", "insurance cross sell", "insurance offer"),
        "prospects",
        {
            "id": "id.sequence",
            "gender": "person.gender",
            "age": "person.age",
            "region": "place.state",
            "vehicle_age": "vehicle.car.vehicle_age",
            **show("insurance.contract", "previously_insured", "vehicle_damage"),
            "annual_premium": "insurance.motor.premium",
            **show("insurance.contract", "channel", "tenure_months", "response"),
        },
        title="Offers of vehicle insurance",
    ),
    Topic(
        "insurance.claim_handling",
        (
            "claims handling",
            "claim handling",
            "claims processing",
            "claim settlement",
            "claims adjuster",
            "insurance claim settlement",
            "claim reserve",
            "loss adjustment",
        ),
        "claim_files",
        {
            "claim_number": {"type": "finance.claim.claim_number", "unique": True},
            "claim_type": "finance.claim.claim_type",
            "incident_date": "finance.incident_date",
            "reported_date": "finance.claim_date",
            "report_channel": "insurance.handling.channel",
            "adjuster": {"type": "person.name", "of": "adjuster"},
            "claim_amount": "finance.claim.amount",
            "reserve": "insurance.handling.reserve",
            "payout": "finance.claim.payout",
            "recovery": "insurance.handling.recovery",
            **show("insurance.handling", "litigated", "fraud_score", "days_to_settle"),
            "claim_status": "finance.claim.status",
        },
        title="Claim files",
    ),
    Topic(
        "insurance.travel_policies",
        ("travel insurance", "travel insurance policy", "trip insurance", "travel insurance claim"),
        "travel_policies",
        {
            "policy_id": number("TRV-{seq:6}"),
            "age": "person.age",
            "gender": "person.gender",
            **show("insurance.travel", "agency_type", "product", "destination", "days", "net_sales", "commission", "claimed"),
        },
        title="Travel insurance",
    ),
    Topic(
        "insurance.home_policies",
        ("home insurance", "homeowners insurance", "property insurance", "home insurance policy", "homeowner policy"),
        "home_policies",
        {
            "policy_id": number("HOM-{seq:6}"),
            "policyholder": "person.name",
            "street_address": "place.street_address",
            "city": "place.city",
            "state": "place.state",
            "year_built": "place.home.year_built",
            **show(
                "insurance.dwelling",
                "construction",
                "roof",
                "roof_age",
                "flood_zone",
                "alarm",
                "dwelling_coverage",
                "contents_coverage",
                "premium",
            ),
        },
        title="Home insurance",
    ),
)
