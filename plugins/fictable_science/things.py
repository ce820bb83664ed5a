"""Rockets, volcanoes, substances, animals, papers: things whose facts belong together, for the usual tables."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows


def read_things(name: str, file: str, title: str, texts: str, numbers: dict[str, int] | None = None, weight: str | None = None) -> Entity:
    """An entity of this pack from a data file; `texts` are the names of its columns of text."""
    return Entity.read(f"science.{name}", __package__, f"data/{file}.csv", texts=texts.split(), numbers=numbers, weight=weight, title=title)


rocket = read_things(
    "rocket", "rockets", "Rocket", "rocket operator country launch_site", {"lift_kg": 0, "cost_musd": 1, "reusable": 0}, "share"
)
volcano = read_things("volcano", "volcanoes", "Volcano", "volcano country kind", {"elevation_m": 0, "latitude": 2, "longitude": 2}, "share")
compound = read_things(
    "compound", "compounds", "Substance", "compound formula cas hazard", {"molar_mass": 3, "melting_c": 1, "boiling_c": 1, "density": 3}
)
material = read_things(
    "material",
    "materials",
    "Material",
    "material family",
    {"density": 3, "yield_mpa": 0, "tensile_mpa": 0, "modulus_gpa": 2, "elongation": 0, "melting_c": 0, "conductivity": 2},
    "share",
)
gene = read_things("gene", "genes", "Gene", "gene chromosome")
animal = read_things(
    "animal",
    "animals",
    "Wild animal",
    "common_name scientific_name animal_group habitat diet conservation_status",
    {"mass_kg": 4, "lifespan_years": 1},
    "share",
)
plant = read_things("plant", "plants", "Plant", "common_name scientific_name family growth_form light", {"height_cm": 0})
tree = read_things("tree", "trees", "Tree", "common_name scientific_name", weight="share")
fish_kind = read_things("fish_kind", "fish", "Fish", "species water", {"typical_cm": 0})
park = read_things(
    "park",
    "parks",
    "National park",
    "park state",
    {"established": 0, "area_km2": 0, "latitude": 2, "longitude": 2, "visitors": 0},
)
invention = read_things("invention", "inventions", "Invention", "title class class_title assignee")
paper = read_things("paper", "papers", "Research paper", "field journal keywords")

APPROACHES: Final = Pool(
    ["A longitudinal study of", "Modelling", "A review of", "Machine learning for", "New evidence on", "Understanding", "Rethinking",
     "Measuring", "A Bayesian approach to", "An open data set on", "Causes and consequences of", "A survey of recent work on"]
)  # fmt: skip
FINDINGS: Final = Pool(
    ["The results agree with earlier work and narrow the remaining uncertainty.", "We find effects that are larger than assumed so far.",
     "The method needs a tenth of the data of the best known one.", "No effect is found once the design accounts for selection.",
     "Data and code are available.", "We discuss what this means for practice."]
)  # fmt: skip


@paper.field("title")
def write_title(rows: Rows) -> Any:
    """An approach and the subject."""
    return rows.draw("approach").pick(APPROACHES) + " " + np.asarray(rows["subject"])


@paper.field("abstract")
def write_abstract(rows: Rows) -> Any:
    """Two sentences on the subject."""
    return "This paper is about " + np.asarray(rows["subject"]) + ". " + np.asarray(rows.draw("finding").pick(FINDINGS))


THINGS: Final = (rocket, volcano, compound, material, gene, animal, plant, tree, fish_kind, park, invention, paper)
