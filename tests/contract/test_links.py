"""What an answer names is taken by the operations that its links lead to: chains of generated requests against the running service."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import GenerationMode
from schemathesis.generation.stateful.state_machine import APIStateMachine, StepInput, StepOutput

from fictable.web.document import load_api_document
from fictable.work.locales import list_locales

MOST_ROWS = 200
CONTENT = dict(load_api_document("1.0.0", list_locales()).content)


def list_links(content: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each link of the document with the operation whose answer has it."""
    for path, item in content["paths"].items():
        for method, operation in item.items():
            for answer in operation.get("responses", {}).values():
                for link in answer.get("links", {}).values():
                    yield f"{method.upper()} {path}", link


def open_machine(address: str, followed: Counter[tuple[str, str]], lengths: Counter[int]) -> type[APIStateMachine]:
    """Give the machine that chains requests to `address` along the links; it counts the links that it follows, and chains by length."""
    schema = schemathesis.openapi.from_dict(CONTENT)
    schema.config.generation.update(modes=[GenerationMode.POSITIVE])
    accepted = schema.config.checks.positive_data_acceptance
    accepted.expected_statuses = [*accepted.expected_statuses, "422"]  # a spec that is none follows the schema of a request
    for _source, link in list_links(schema.raw_schema):
        link["x-schemathesis"] = {"merge_body": False}  # a link's body is the whole body, as the standard has it

    class Chain(schema.as_state_machine()):  # type: ignore[misc]
        def setup(self) -> None:
            self.before: dict[str, tuple[int, StepOutput]] = {}

        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            return {"base_url": address}

        def before_call(self, case: Any) -> None:
            if isinstance(case.body, dict) and case.body.get("rows", 0) > MOST_ROWS:
                case.body = {**case.body, "rows": MOST_ROWS}

        def step(self, input: StepInput) -> StepOutput:
            output: StepOutput = super().step(input)
            length = 1
            if input.transition is not None and input.is_applied:
                length, source = self.before[input.transition.parent_id]
                length += 1
                followed[source.case.operation.label, input.case.operation.definition.raw["operationId"]] += 1
                check_step(source, output)
            self.before[input.case.id] = length, output
            lengths[length] += 1
            return output

    return Chain


def check_step(source: StepOutput, output: StepOutput) -> None:
    """What was named is there; a spec that is sent back is valid and, kept again, the same."""
    assert output.response.status_code < 300, output.response.text[:500]
    if output.case.path == "/v1/specs/validate":
        assert output.response.json()["valid"]
    if output.case.path == "/v1/specs" and source.case.path.startswith("/v1/specs"):
        assert output.response.json()["id"] == source.response.json()["id"]


@pytest.mark.filterwarnings("default")
def test_links_lead_to_what_they_name(address: str) -> None:
    """Chains of requests along the links: what one answer names, the next operation has. Links that fill path or body are all followed."""
    followed, lengths = Counter[tuple[str, str]](), Counter[int]()
    bounds = settings(
        max_examples=20,
        stateful_step_count=25,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    open_machine(address, followed, lengths).run(settings=bounds)
    needed = {(source, link["operationId"]) for source, link in list_links(CONTENT) if "namespace" not in link.get("parameters", {})}
    assert needed <= set(followed), needed - set(followed)
    assert max(lengths) >= 4, lengths
