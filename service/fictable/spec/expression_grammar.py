"""The grammar of expressions: an operator-precedence (Pratt) parser from tokens to the tree, bounded in depth and size."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType

from fictable.errors import ExpressionInvalid
from fictable.spec.expression_nodes import (
    Between,
    Binary,
    Call,
    Constant,
    Expression,
    FieldName,
    Interval,
    LiteralValue,
    Membership,
    Node,
    NullTest,
    Unary,
    ValueType,
    refusal,
)
from fictable.spec.expression_tokens import (
    Token,
    read_date,
    read_decimal,
    read_integer,
    read_interval,
    read_timestamp,
    split_tokens,
)
from fictable.spec.findings import suggest

TEXT_LIMIT = 2000
DEPTH_LIMIT = 32
NODE_LIMIT = 500
KEYWORDS = frozenset({"and", "or", "not", "in", "between", "is", "null", "true", "false"})
SYNONYMS = MappingProxyType({"==": "=", "!=": "<>"})
COMPARISON_POWER, NEGATION_POWER, SIGN_POWER = 4, 3, 8
POWERS = MappingProxyType(
    {
        "or": 1,
        "and": 2,
        **dict.fromkeys(("=", "<>", "<", "<=", ">", ">=", "in", "between", "is", "not"), COMPARISON_POWER),
        "||": 5,
        "+": 6,
        "-": 6,
        "*": 7,
        "/": 7,
        "%": 7,
    }
)
"""How strongly an operator binds; comparisons do not chain."""

ARGUMENT_COUNTS = MappingProxyType(
    {
        "round": (1, 2),
        "floor": (1, 1),
        "ceil": (1, 1),
        "abs": (1, 1),
        "min": (2, 20),
        "max": (2, 20),
        "coalesce": (2, 20),
        "if": (3, 3),
        "length": (1, 1),
        "lower": (1, 1),
        "upper": (1, 1),
        "concat": (1, 20),
        "substring": (2, 3),
        "year": (1, 1),
        "month": (1, 1),
        "day": (1, 1),
        "hour": (1, 1),
        "weekday": (1, 1),
        "date": (1, 1),
        "days_between": (2, 2),
        "add_days": (2, 2),
        "log": (1, 1),
        "exp": (1, 1),
        "sqrt": (1, 1),
        "power": (2, 2),
    }
)
"""The functions there are, each with its least and greatest number of arguments."""


def parse_expression(text: str) -> Expression:
    """Parse an expression of 1 to 2,000 characters; raises ExpressionInvalid naming the character that is wrong."""
    if not 1 <= len(text) <= TEXT_LIMIT:
        raise refusal(
            0, f"an expression has 1 to {TEXT_LIMIT} characters, not {len(text)}", code="out_of_range", given=len(text), allowed=TEXT_LIMIT
        )
    return Expression(text, _Parser(split_tokens(text)).parse_all())


class _Parser:
    """Walks the tokens once; `depth` counts open operands, `nodes` all nodes made."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.index = 0
        self.depth = 0
        self.nodes = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    def parse_all(self) -> Node:
        root = self.parse_operand(0)
        if self.token.kind != "end":
            raise self.refusal_of_token("an operator or the end")
        return root

    def parse_operand(self, power: int) -> Node:
        """Parse up to the first operator that binds no stronger than `power`."""
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            raise refusal(self.token.start, f"nested deeper than {DEPTH_LIMIT} levels", code="too_deep", allowed=DEPTH_LIMIT)
        node = self.parse_start()
        while (operator := self.peek_operator()) and POWERS[operator] > power:
            node = self.parse_after(node, operator)
        self.depth -= 1
        return node

    def count(self) -> None:
        self.nodes += 1
        if self.nodes > NODE_LIMIT:
            raise refusal(self.token.start, f"has more than {NODE_LIMIT} parts", code="too_many", allowed=NODE_LIMIT)

    def advance(self) -> Token:
        token = self.token
        self.index += 1
        return token

    def peek_word(self) -> str:
        """Give the keyword or operator at hand in small letters, "" for anything else."""
        token = self.token
        if token.kind == "operator":
            return SYNONYMS.get(token.text, token.text)
        return token.text.lower() if token.kind == "word" and token.text.lower() in KEYWORDS else ""

    def peek_operator(self) -> str:
        word = self.peek_word()
        return word if word in POWERS else ""

    def expect(self, word: str) -> Token:
        if self.peek_word() != word:
            raise self.refusal_of_token(f"`{word}`")
        return self.advance()

    def refusal_of_token(self, wanted: str) -> ExpressionInvalid:
        token = self.token
        shown = "the end" if token.kind == "end" else repr(token.text[:40])
        return refusal(token.start, f"{wanted} is expected, not {shown}", given=token.text[:40], allowed=wanted)

    def parse_start(self) -> Node:
        """Parse what may begin an operand: a literal, a name, a call, a sign, `not` or a parenthesis."""
        self.count()
        token, word = self.token, self.peek_word()
        following = self.tokens[min(self.index + 1, len(self.tokens) - 1)]
        if token.kind in {"integer", "decimal", "text"} or word in {"true", "false", "null"}:
            return self.parse_literal(self.advance())
        if word == "-" and following.kind in {"integer", "decimal"}:
            self.advance()
            number = self.advance()
            return self.parse_literal(Token(number.kind, f"-{number.text}", token.start, number.end))
        if word in {"-", "not"}:
            self.advance()
            operand = self.parse_operand(SIGN_POWER if word == "-" else NEGATION_POWER)
            return Unary(word, operand, start=token.start, end=operand.end)
        if word == "(":
            self.advance()
            node = self.parse_operand(0)
            self.expect(")")
            return node
        if token.kind == "quoted" or (token.kind == "word" and not word):
            return self.parse_name(self.advance(), following)
        raise self.refusal_of_token("a value")

    def parse_literal(self, token: Token) -> Constant:
        word = token.text.lower()
        if token.kind == "integer":
            return self.make_constant(read_integer(token.text, token.start), ValueType("int64"), token)
        if token.kind == "decimal":
            number = read_decimal(token.text, token.start)
            return self.make_constant(number, ValueType("decimal", -int(number.as_tuple().exponent)), token)
        if token.kind == "text":
            return self.make_constant(token.text, ValueType("text"), token)
        return (
            self.make_constant(None, ValueType("null"), token)
            if word == "null"
            else self.make_constant(word == "true", ValueType("bool"), token)
        )

    def make_constant(self, value: LiteralValue, value_type: ValueType, token: Token) -> Constant:
        return Constant(value, value_type, start=token.start, end=token.end)

    def parse_name(self, token: Token, following: Token) -> Node:
        """Parse a field name, a call, or a literal that a word such as `date` introduces."""
        word = token.text.lower()
        if token.kind == "word" and following.kind == "text" and word in {"date", "timestamp", "interval"}:
            return self.parse_moment(word, token, self.advance())
        if token.kind == "word" and following.kind == "operator" and following.text == "(":
            return self.parse_call(word, token)
        return FieldName(token.text, start=token.start, end=token.end)

    def parse_moment(self, word: str, token: Token, literal: Token) -> Constant:
        examples = {"date": "date '2025-12-31'", "timestamp": "timestamp '2025-12-31 12:30:05'", "interval": "interval '5 day'"}
        readers: dict[str, dt.date | dt.datetime | Interval | None] = {
            "date": read_date(literal.text),
            "timestamp": read_timestamp(literal.text),
            "interval": read_interval(literal.text),
        }
        value = readers[word]
        if value is None:
            raise refusal(literal.start, f"{literal.text[:40]!r} is no {word}", given=literal.text[:40], allowed=examples[word])
        types = {"date": ValueType("date"), "timestamp": ValueType("timestamp"), "interval": ValueType("interval")}
        return Constant(value, types[word], start=token.start, end=literal.end)

    def parse_call(self, word: str, token: Token) -> Call:
        if word not in ARGUMENT_COUNTS:
            hint = suggest(word, ARGUMENT_COUNTS)
            raise refusal(token.start, f"there is no function {word[:40]!r}", given=word[:40], allowed=list(ARGUMENT_COUNTS), hint=hint)
        arguments, closing = self.parse_list()
        least, most = ARGUMENT_COUNTS[word]
        if not least <= len(arguments) <= most:
            wanted = str(least) if least == most else f"{least} to {most}"
            raise refusal(token.start, f"{word} takes {wanted} arguments, not {len(arguments)}", given=len(arguments), allowed=wanted)
        return Call(word, arguments, start=token.start, end=closing.end)

    def parse_list(self) -> tuple[tuple[Node, ...], Token]:
        """Parse a list in parentheses, of at least one item."""
        self.expect("(")
        items = [self.parse_operand(0)]
        while self.peek_word() == ",":
            self.advance()
            items.append(self.parse_operand(0))
        return tuple(items), self.expect(")")

    def parse_after(self, left: Node, operator: str) -> Node:
        """Parse an operator and what follows it, with the operand `left` before it."""
        self.count()
        self.advance()
        if POWERS[operator] != COMPARISON_POWER:
            return self.make_binary(operator, left, self.parse_operand(POWERS[operator]))
        node = self.parse_comparison(left, operator)
        if self.peek_operator() and POWERS[self.peek_operator()] == COMPARISON_POWER:
            raise refusal(self.token.start, "comparisons do not chain", given=self.token.text, hint="write a < b and b < c")
        return node

    def make_binary(self, operator: str, left: Node, right: Node) -> Binary:
        return Binary(operator, left, right, start=left.start, end=right.end)

    def parse_comparison(self, left: Node, operator: str) -> Node:
        negated = operator == "not"
        if operator == "is":
            negated = self.peek_word() == "not" and bool(self.advance())
            return NullTest(left, negated, start=left.start, end=self.expect("null").end)
        if negated:
            operator = self.peek_word()
            if operator not in {"in", "between"}:
                raise self.refusal_of_token("`in` or `between`")
            self.advance()
        if operator == "in":
            options, closing = self.parse_list()
            return Membership(left, options, negated, start=left.start, end=closing.end)
        if operator == "between":
            low = self.parse_operand(COMPARISON_POWER)
            self.expect("and")
            high = self.parse_operand(COMPARISON_POWER)
            return Between(left, low, high, negated, start=left.start, end=high.end)
        return self.make_binary(operator, left, self.parse_operand(COMPARISON_POWER))
