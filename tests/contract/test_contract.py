"""Generated requests against the running service: every answer is what the document says."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from fictable.web.document import load_api_document
from fictable.work.locales import list_locales

MOST_ROWS = 20_000
schema = schemathesis.openapi.from_dict(dict(load_api_document("1.0.0", list_locales()).content))
# A spec can follow its schema and still ask for what cannot be made: its parts depend on each other.
accepted = schema.config.checks.positive_data_acceptance
accepted.expected_statuses = [*accepted.expected_statuses, "422"]


@pytest.mark.filterwarnings("default")
@schema.parametrize()
@settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_every_answer_follows_the_document(case: Any, address: str) -> None:
    """Status, media type, headers and body follow the document; good requests are accepted and bad ones refused."""
    rows = case.body.get("rows") if isinstance(case.body, dict) else None
    if isinstance(rows, int | float) and MOST_ROWS < rows <= 10**9 and case.path == "/v1/generate":
        case.body = {**case.body, "rows": MOST_ROWS}  # as good as more, and sooner done
    response = case.call_and_validate(base_url=address)
    if response.status_code == 422 and case.meta.generation.mode.is_positive:
        assert {"spec", "spec_id", "table"} & set(case.body), "only a spec and its tables may follow their schema and be refused"
