"""Whoever else stands in a row is of the same country as its first person."""

from __future__ import annotations

from typing import Any

import pytest

from fictable.contract.catalog import Catalog

# Topic and column of another person than the one that the row is about.
OTHERS = (
    ("place.leases", "landlord"),
    ("place.stores", "manager"),
    ("person.leave_requests", "approved_by"),
    ("person.reviews", "reviewer"),
    ("health.appointments", "doctor"),
    ("education.courses", "instructor"),
    ("education.pupils", "homeroom_teacher"),
    ("education.pupils", "guardian"),
    ("social.calls", "agent"),
    ("commerce.sales", "salesperson"),
    ("insurance.claim_handling", "adjuster"),
    ("logistics.inspections", "inspector"),
    ("media.movies", "director"),
    ("media.podcasts", "host"),
    ("media.podcasts", "guest"),
    ("travel.listings", "host_name"),
    ("travel.restaurant_checks", "server"),
)


@pytest.mark.parametrize(("topic", "column"), OTHERS)
def test_other_persons_have_names_of_the_locale(make: Any, catalog: Catalog, topic: str, column: str) -> None:
    """In Japan nobody has a name in Latin letters."""
    about = catalog.topics[topic].fields
    fields = [{"name": name, **({"type": a} if isinstance(a, str) else a)} for name, a in about.items()]
    names = make(fields, rows=60, constraints=list(catalog.topics[topic].constraints), locale="ja_JP")[column].drop_null().to_pylist()
    assert names
    assert not [name for name in names if any(letter.isascii() and letter.isalpha() for letter in name)]
