"""Links: references to other tables, values looked up there, and expressions over the row."""

from __future__ import annotations

from fictable import Context, FieldSpec, FieldType, Formula, Lookup, Plan, Reference, Refused


def map_reference(field: FieldSpec, _: Context) -> Plan:
    """The key of a row of another table."""
    table, dot, key = str(field.params["to"]).partition(".")
    if not dot or not table or not key:
        raise Refused(f"{field.params['to']!r} names no field", param="to", allowed="table.field")
    distribution = field.params.get("distribution")
    if distribution and distribution.get("kind") not in {"uniform", "zipf"}:
        raise Refused("children are spread uniformly or by zipf", param="distribution", allowed=["uniform", "zipf"])
    return Reference(table, key, distribution, field.params.get("min_children"), field.params.get("max_children"))


def map_lookup(field: FieldSpec, _: Context) -> Plan:
    """A field of the row that a reference points to."""
    return Lookup(str(field.params["via"]), str(field.params["field"]))


def map_expression(field: FieldSpec, _: Context) -> Plan:
    """An expression over the fields of the row."""
    decimals = field.params.get("decimals")
    return Formula(str(field.params["expr"]), None if decimals is None else "decimal", decimals)


_CHILDREN = {"type": "integer", "minimum": 0, "maximum": 10**9}

LINK_TYPES = (
    FieldType(
        "reference", mapper=map_reference, title="Reference", description="The key of a row of another table (to: table.field).",
        params={
            "to": {"type": "string", "minLength": 3, "maxLength": 257},
            "distribution": {"type": "object", "required": ["kind"]},
            "min_children": _CHILDREN,
            "max_children": _CHILDREN,
        },
        required=("to",),
    ),
    FieldType(
        "lookup", mapper=map_lookup, title="Lookup", description="A field of the row that a reference field of this table points to.",
        params={"via": {"type": "string", "maxLength": 128}, "field": {"type": "string", "maxLength": 128}}, required=("via", "field"),
    ),
    FieldType(
        "expression", mapper=map_expression, title="Expression",
        description="A formula over the row's fields, such as round(quantity * unit_price, 2).",
        params={"expr": {"type": "string", "minLength": 1, "maxLength": 2000},
                "decimals": {"type": "integer", "minimum": 0, "maximum": 12}},
        required=("expr",),
    ),
)  # fmt: skip
