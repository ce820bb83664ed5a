"""Formulas: totals, sums, differences, shares and weighted sums of other fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from fictable.plan import words
from fictable.plan.defaults import FOREIGN
from fictable.plan.drafts import Draft
from fictable.plan.text import find_words, make_singular, split_identifier

_SIGNS: Final = re.compile(r"\s([-+*/])\s")


@lru_cache(maxsize=1024)
def split_name(name: str) -> tuple[str, ...]:
    """The words of a name for comparison: expanded, singular."""
    spoken = find_words(" ".join(split_identifier(part) for part in name.split()))
    return tuple(make_singular(word) for part in spoken for word in words.EXPANDED.get(part, part).split())


def read_meaning(draft: Draft) -> tuple[str, ...]:
    """The English words of a draft of another language; none where it is English."""
    return split_name(" ".join(draft.meaning)) if draft.meaning != draft.words else ()


# `after it was opened`: what happened is the name.
_HAPPENED: Final = re.compile(
    r"^(?:it|they|he|she|one|this|that)\s+(?:was|were|is|are|has been|have been|had been|has|have|had|got)\s+(?=\w)", re.IGNORECASE
)


def find_field(drafts: Sequence[Draft], name: str, *, before: int | None = None) -> int | None:
    """The draft that a phrase means: the same words first, then all words of one in the other; the nearest before wins ties."""
    wanted = split_name(_HAPPENED.sub("", name))
    if not wanted:
        return None
    best: tuple[float, int] | None = None
    for place, draft in enumerate(drafts):
        if place == before:
            continue
        spoken = split_name(" ".join(draft.words)) if draft.name != "_".join(draft.words) else ()
        for have in (split_name(draft.name), spoken, read_meaning(draft)):
            score = 3.0 if have == wanted else 2.0 if set(wanted) <= set(have) else 1.0 if have and set(have) <= set(wanted) else 0.0
            score += 0.3 if score == 1.0 and have[0] == wanted[0] else 0.0
            score = score or (0.5 if len(wanted) == 1 and len(wanted[0]) > 5 and any(word[:5] == wanted[0][:5] for word in have) else 0.0)
            if score and (best is None or score > best[0]):
                best = (score, place)
    return best[1] if best else None


# The sum of so many numbers, or their mean.
_COUNTED: Final = re.compile(r"[#@]\d{1,3}")


def apply_formula(drafts: list[Draft], place: int, refused: dict[int, str]) -> None:
    """Makes a draft an expression of others, where all its operands are numeric fields."""
    draft = drafts[place]
    if draft.facts.formula == "#*":
        expression = " + ".join(quote_name(drafts[other].name) for other in _find_run(drafts, place))
    elif _COUNTED.fullmatch(draft.facts.formula):
        number = int(draft.facts.formula[1:])
        operands = [other for other in range(place) if drafts[other].is_number][-number:]
        if len(operands) < number:
            others = [other for other in range(len(drafts)) if other != place and drafts[other].is_number]
            operands = others[:number]
        expression = " + ".join(quote_name(drafts[other].name) for other in operands) if len(operands) == number else ""
        expression = f"({expression}) / {number}" if expression and draft.facts.formula[0] == "@" else expression
    else:
        expression = _translate(drafts, place, draft.facts.formula)
    operands = [other for other, used in enumerate(drafts) if re.search(rf"(?<!\w){re.escape(used.name)}(?!\w)", expression)]
    if any(other == place or rests_on(drafts, other, draft.name) for other in operands):
        refused[draft.clause] = f"the formula {draft.facts.formula!r} would be made from itself"
        return
    if not expression:
        refused[draft.clause] = f"the formula {draft.facts.formula!r} names a number that is no field"
        return
    drafts[place] = compute_draft(draft, expression, whole=is_whole(drafts, expression))


def rests_on(drafts: Sequence[Draft], place: int, name: str) -> bool:
    """Whether a computed draft uses, at any distance, the field of this name."""
    by_name = {draft.name: draft for draft in drafts}
    waiting, seen = [drafts[place].name], set[str]()
    while waiting:
        current = by_name.get(waiting.pop())
        if current is None or current.name in seen or current.type_id != "expression":
            continue
        seen.add(current.name)
        used = re.findall(r'"([^"]*)"|([^\W\d]\w*)', str(current.params.get("expr", "")))
        names = {quoted or plain for quoted, plain in used}
        if name in names:
            return True
        waiting.extend(sorted(names))
    return False


def is_whole(drafts: Sequence[Draft], expression: str) -> bool:
    """Whether an expression of whole numbers stays one: no division, no decimals."""
    if "/" in expression or re.search(r"\d\.\d", expression):
        return False
    used = {name for quoted, name in re.findall(r'"([^"]*)"|([A-Za-z_]\w*)', expression) if name} | set(
        re.findall(r'"([^"]*)"', expression)
    )
    return all(draft.kind in {"integer", "count"} and draft.type_id != "finance" for draft in drafts if draft.name in used)


def apply_weights(drafts: list[Draft], place: int) -> None:
    """`total (30% midterm, 70% final)`: shares of what are fields themselves make a weighted sum."""
    draft = drafts[place]
    parts = [find_field(drafts, str(value), before=place) for value in draft.facts.values]
    if len(parts) > 1 and all(part is not None and drafts[part].is_number for part in parts):
        terms = [
            f"{share / 100:g} * {quote_name(drafts[part].name)}"
            for part, share in zip(parts, draft.facts.weights, strict=True)
            if part is not None
        ]
        drafts[place] = compute_draft(draft, " + ".join(terms))


def _find_run(drafts: Sequence[Draft], place: int) -> list[int]:
    """The numbers of one kind and one range that stand right before a place."""
    run: list[int] = []
    for other in range(place - 1, -1, -1):
        draft = drafts[other]
        bounds = (draft.params.get("min"), draft.params.get("max"))
        if (
            not draft.is_number
            or draft.facts.formula
            or (run and bounds != (drafts[run[-1]].params.get("min"), drafts[run[-1]].params.get("max")))
        ):
            break
        run.append(other)
    return run[::-1] if len(run) > 1 else []


def compute_draft(draft: Draft, expression: str, status: Any = "mapped", *, whole: bool = False) -> Draft:
    """The draft as a formula, rounded to two decimals unless it is `whole`."""
    return replace(
        draft,
        type_id="expression",
        kind="integer" if whole else "decimal",
        params={"expr": expression if whole else f"round({expression}, 2)"},
        of="",
        status=status,
        note="computed from other fields",
        unique=False,
    )


def _translate(drafts: Sequence[Draft], place: int, formula: str) -> str:
    """A formula with column names, or nothing where an operand is unknown or no number."""
    parts = _split_formula(formula)
    if len(parts) > 41:
        return ""
    done: list[str] = []
    for number, part in enumerate(parts):
        if number % 2:
            done.append(part)
            continue
        plain = part.strip()
        if plain in {"", "(", ")", "^2"}:
            done.append(plain)
            continue
        if re.fullmatch(r"\d+(?:\.\d+)?", plain):
            done.append(plain)
            continue
        found = find_field(drafts, plain, before=place)
        if found is None or not drafts[found].is_number or _uses(drafts, found, drafts[place].name):
            return ""
        done.append(quote_name(drafts[found].name))
    return _square(done)


def _split_formula(formula: str) -> list[str]:
    """Operands at even and signs at odd places; brackets are parts of their own, with nothing between them and their neighbours' signs."""
    if "(" not in formula and "^" not in formula:
        return _SIGNS.split(formula)
    parts: list[str] = []
    for piece in re.findall(r"\^2|[()]|(?<=[\s)\d\w])[-+*/](?=[\s(\d\w])|[^-+*/()^]+", formula):
        sign = piece in {"-", "+", "*", "/"}
        if not piece.strip():
            continue
        if sign == (len(parts) % 2 == 1):
            parts.append(piece.strip())
        else:
            parts.extend(["", piece.strip()])
    return parts if len(parts) % 2 else [*parts, ""]


def _square(parts: Sequence[str]) -> str:
    """The parts as one expression, `^2` written as a product with itself; nothing where brackets do not close."""
    done: list[str] = []
    for part in (part for part in parts if part):
        if part != "^2":
            done.append(part)
            continue
        start = len(done) - 1
        depth = 0
        while start >= 0:
            depth += {")": 1, "(": -1}.get(done[start], 0)
            if depth == 0:
                break
            start -= 1
        base = done[max(start, 0) :]
        done = [*done[: max(start, 0)], "(", *base, "*", *base, ")"]
    return " ".join(done) if done.count("(") == done.count(")") else ""


def _uses(drafts: Sequence[Draft], place: int, name: str) -> bool:
    """Whether a draft is computed, at any distance, from the field of this name; one not yet computed counts as such."""
    draft = drafts[place]
    if not draft.facts.formula or draft.type_id != "expression":
        return bool(draft.facts.formula)
    used = frozenset(re.findall(r"\w+", str(draft.params.get("expr", ""))))
    return name in used or any(_uses(drafts, other, name) for other, known in enumerate(drafts) if other != place and known.name in used)


def quote_name(name: str) -> str:
    """A column name as an expression has it: bare where it is one plain word."""
    if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name) and name.lower() not in {
        "and",
        "or",
        "not",
        "in",
        "is",
        "null",
        "true",
        "false",
        "between",
        "date",
        "timestamp",
        "interval",
        "time",
    }:
        return name
    return '"' + name.replace('"', '""') + '"'


def _meaning(draft: Draft) -> str:
    """What a number usually means: price, quantity or total, in any of the known languages."""
    plain = list(read_meaning(draft)) or [FOREIGN.get(word, word) for word in split_name(draft.name)]
    if set(plain) & {"total"} and len(plain) <= 2 and not set(plain) & {"charge", "claim", "delay", "number"}:
        return "total"
    if "price" in plain and set(plain) & {"unit", "unitario", "unitaire", "einzel", "stuck"}:
        return "unit"
    if plain[-1:] == ["quantity"] or plain[:1] == ["quantity"] or plain == ["unit", "sold"]:
        return "quantity"
    return (
        "total"
        if draft.name.lower()
        in {"gesamtpreis", "line_total", "total_price", "total_amount", "order_total", "合計", "montant_total", "importe_total"}
        else ""
    )


def apply_usual_total(drafts: list[Draft]) -> None:
    """A total beside a quantity and a unit price is their product."""
    found: dict[str, int] = {}
    for place, draft in enumerate(drafts):
        meaning = _meaning(draft)
        if meaning and draft.is_number:
            found.setdefault(meaning, place)
    if len(found) == 3 and drafts[found["total"]].type_id != "expression" and not drafts[found["total"]].facts.has_range:
        if any(rests_on(drafts, found[meaning], drafts[found["total"]].name) for meaning in ("quantity", "unit")):
            return
        product = f"{quote_name(drafts[found['quantity']].name)} * {quote_name(drafts[found['unit']].name)}"
        drafts[found["total"]] = compute_draft(drafts[found["total"]], product, "assumed")
