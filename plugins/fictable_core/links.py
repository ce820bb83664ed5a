"""Links: references to other tables, values looked up there, and expressions over the row."""

from __future__ import annotations

from fictable import Context, FieldSpec, FieldType, Formula, Lookup, Plan, Reference, Refused

_STEEPEST = 20


def map_reference(field: FieldSpec, context: Context) -> Plan:
    """The key of a row of another table; with `via` a further field of the row that another reference points to."""
    table, dot, key = str(field.params["to"]).partition(".")
    if not dot or not table or not key:
        raise Refused(f"{field.params['to']!r} names no field", param="to", allowed="table.field")
    if field.params.get("via") is not None:
        return _follow(field, context, table, key)
    distribution = field.params.get("distribution")
    if distribution and distribution.get("kind") not in ("uniform", "zipf"):  # no set: the kind may be a list
        raise Refused("children are spread uniformly or by zipf", param="distribution", allowed=["uniform", "zipf"])
    exponent = (distribution or {}).get("exponent", 1.0)
    if isinstance(exponent, bool) or not isinstance(exponent, int | float) or not 0 <= exponent <= _STEEPEST:
        raise Refused("the exponent of zipf is no such number", param="distribution/exponent", allowed=f"0 to {_STEEPEST}")
    return Reference(table, key, distribution, field.params.get("min_children"), field.params.get("max_children"))


def _follow(field: FieldSpec, context: Context, table: str, key: str) -> Plan:
    own = [name for name in ("distribution", "min_children", "max_children") if field.params.get(name) is not None]
    if own:
        raise Refused(f"{own[0]} belongs to the reference that this one goes via", param=own[0], allowed="none")
    leader = context.field(str(field.params["via"]))
    if leader.type != "reference" or leader.params.get("via") is not None or not str(leader.params.get("to")).startswith(f"{table}."):
        raise Refused(f"{leader.name!r} is no reference of its own to table {table!r}", param="via", allowed=f"a reference to {table}")
    return Lookup(leader.name, key)


def map_lookup(field: FieldSpec, context: Context) -> Plan:
    """A field of the row that a reference points to."""
    via = str(field.params["via"])
    return Lookup(str(context.field(via).params.get("via") or via), str(field.params["field"]))


def map_expression(field: FieldSpec, _: Context) -> Plan:
    """An expression over the fields of the row."""
    decimals = field.params.get("decimals")
    return Formula(str(field.params["expr"]), None if decimals is None else "decimal", decimals)


_CHILDREN = {"type": "integer", "minimum": 0, "maximum": 10**9}

LINK_TYPES = (
    FieldType(
        "reference", mapper=map_reference, title="Reference",
        description="The key of a row of another table (to: table.field); of a key of several fields the others go `via` the first.",
        params={
            "to": {"type": "string", "minLength": 3, "maxLength": 257},
            "distribution": {"type": "object", "required": ["kind"]},
            "min_children": _CHILDREN,
            "max_children": _CHILDREN,
            "via": {"type": "string", "minLength": 1, "maxLength": 128},
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
