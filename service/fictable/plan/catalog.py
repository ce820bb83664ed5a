"""What planning needs to know of the catalog."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from fictable.contract.nouns import Entity, FieldType, Phrases, Topic


class PlanCatalog(Protocol):
    """Field types, entities, topics and phrases by id; the contract's Catalog has them."""

    @property
    def field_types(self) -> Mapping[str, FieldType]:
        """All field types, those of entities among them, by id."""

    @property
    def entities(self) -> Mapping[str, Entity]:
        """Entities by id."""

    @property
    def topics(self) -> Mapping[str, Topic]:
        """Topics by id."""

    @property
    def phrases(self) -> tuple[Phrases, ...]:
        """Phrases of other languages, and further English ones."""
