"""Tracing: the ways through a method have exactly the values and probabilities that running it with every draw has."""

from __future__ import annotations

import re
import string
from collections import OrderedDict
from typing import ClassVar

import pytest
from faker.providers import BaseProvider
from faker.utils.decorators import lowercase, slugify
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.faker_methods.exhausting import exhaust, open_generator, trace

from fictable.engine.compiler.signals import Refusal
from fictable.engine.compiler.tracing import Tracer

WORDS = ("de la Cruz", "smith", "O'Neil", "Ärger", "x", "")


class Shop(BaseProvider):
    """Methods that do with their draws what providers do."""

    words = WORDS
    weighted: ClassVar = OrderedDict([("one", 0.5), ("two", 0.3), ("three", 0.0), ("four", 0.2)])
    zones: ClassVar = {"a": ["a1", "a2"], "b": ["b1"], "c": ["c1", "c2", "c3"]}
    pairs = (("Rome", "RM"), ("Milan", "MI"))
    formats = ("{{word}} ##", "?-{{second}}", "{{ word }} & {{word}}")

    def word(self) -> str:
        return self.random_element(self.words)

    def second(self) -> str:
        return self.random_element(["u", "v"])

    def parsed(self) -> str:
        return self.bothify(self.generator.parse(self.random_element(("{{word}} #", "?-{{second}}"))), letters="AB")

    def weights(self) -> str:
        return self.random_element(self.weighted)

    def concatenated(self) -> str:
        return self.word() + " " + self.second() + self.word()[:2]

    def formatted(self) -> str:
        return f"{self.word():>6}|{self.random_int(7, 12):03d}|{self.second()}"

    def percent(self) -> str:
        return "%02d-%s%%-%5.1f" % (self.random_int(8, 11), self.word(), self.random_int(0, 2))  # noqa: UP031 - providers do

    def templated(self) -> str:
        return "{0}{1:>3}{name}".format(self.second(), self.random_int(0, 3), name=self.word())  # noqa: UP032 - providers do

    def branched(self) -> str:
        number = self.random_int(1, 6)
        return "high" if number > 4 else "even" if number % 2 == 0 else self.second()

    def looped(self) -> str:
        return "".join(self.second() for _ in range(self.random_int(0, 3)))

    def checked(self) -> str:
        digits = [self.random_digit() for _ in range(3)]
        return "".join(map(str, digits)) + str(sum(d * (i + 2) for i, d in enumerate(digits)) % 11 % 10)

    def looked_up(self) -> str:
        zone = self.random_element(list(self.zones))
        return zone + ":" + self.random_element(self.zones[zone])

    def unpacked(self) -> str:
        city, code = self.random_element(self.pairs)
        return f"{code} {city.upper()}"

    def measured(self) -> str:
        word = self.word()
        return word if len(word) < 5 else word[:3] + "…" + word[-1]

    def found(self) -> str:
        text = self.word() + self.second()
        return "yes" if "u" in text and text.startswith("s") else "no" if not text.endswith("v") else text

    def split(self) -> str:
        parts = (self.word() + " " + self.second()).split(" ")
        return parts[0] + str(len(parts)) + parts.pop()

    def cased(self) -> str:
        text = self.word() + " " + self.second() + "x" + self.word()
        return text.title() + text.capitalize() + text.swapcase()

    def stripped(self) -> str:
        return (" " + self.word() + "  ").strip() + "|" + (self.word() + " ").rstrip() + "|"

    def substituted(self) -> str:
        return re.sub(r"[^a-z]+", "-", self.word() + " " + self.second() + self.word())

    def cleaned(self) -> str:
        return self.word().translate(str.maketrans("ao", "40")).replace("la", "LA").encode("ascii", "ignore").decode("ascii")

    @lowercase
    @slugify
    def decorated(self) -> str:
        return self.word() + " &  " + self.second()

    def nulls(self) -> str | None:
        return self.second() if self.random_int(0, 2) else None

    def numbers(self) -> int:
        return max(self.random_int(1, 3), 2) * 10 + self.random_digit_not_null() // 2

    def truths(self) -> bool:
        return self.random_int(1, 100) <= 30

    def empty_or_digit(self) -> str:
        return f"<{self.random_digit_or_empty()}{self.random_digit_not_null_or_empty()}>"

    def kept_apart(self) -> str:
        again = self.second()
        return again + self.word() + again

    def sorted_letters(self) -> str:
        return "".join(sorted(self.random_element(["cba", "bd"])) + sorted([self.second(), self.second()]))

    def raised(self) -> str:
        try:
            return {"u": "known"}[self.second()]
        except KeyError:
            return "unknown"

    def retried(self) -> str:
        digit = self.random_int(0, 1)
        while digit == 0:
            digit = self.random_int(0, 3)
        return str(digit)


METHODS = sorted(set(vars(Shop)) - {"words", "weighted", "zones", "pairs", "formats", "retried"} - {n for n in vars(Shop) if n[0] == "_"})


@pytest.mark.parametrize("method", METHODS)
def test_traced_values_are_exact(method: str) -> None:
    """Every value of the method is there with its probability, and no other."""
    assert trace(Shop, method) == pytest.approx(exhaust(Shop, method))


def test_a_loop_until_a_value_pleases_is_cut_where_it_cannot_be_seen() -> None:
    """What is left out has a chance below 1e-9; the rest is in proportion."""
    assert trace(Shop, "retried") == pytest.approx({"1": 1 / 2 + 1 / 6, "2": 1 / 6, "3": 1 / 6}, abs=1e-8)


class Phrase(BaseProvider):
    """Two words joined and changed by operations that a test chooses."""

    operations: tuple[tuple[str, tuple[object, ...]], ...] = ()

    def left(self) -> str:
        return self.random_element(("ab", "c d", " Xy"))

    def right(self) -> str:
        return self.random_element(("", "-é", "1 "))

    def phrase(self) -> str:
        text = self.left() + "m " + self.right() + self.left()
        for name, arguments in self.operations:
            text = getattr(text, name)(*arguments)
        return text[1:] + text[:2] + text[-1:]


OPERATIONS = st.one_of(
    st.tuples(st.sampled_from(["lower", "upper", "title", "capitalize", "strip", "lstrip", "rstrip", "swapcase"]), st.just(())),
    st.tuples(st.just("replace"), st.tuples(st.sampled_from(["a", " ", "m ", "dm", "b"]), st.sampled_from(["", "Z", "yx"]))),
    st.tuples(st.just("strip"), st.tuples(st.sampled_from(["a", "ab 1", "x"]))),
    st.tuples(st.sampled_from(["zfill", "ljust", "rjust"]), st.tuples(st.integers(0, 9))),
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(OPERATIONS, max_size=3))
def test_any_sequence_of_text_operations_is_exact(operations: list[tuple[str, tuple[object, ...]]]) -> None:
    """Operations one after the other on text of several parts give what they give on every value."""
    provider = type("Phrase", (Phrase,), {"operations": tuple(operations)})
    assert trace(provider, "phrase") == pytest.approx(exhaust(provider, "phrase"))


class Closed(BaseProvider):
    """A method whose text is made by others of many values."""

    letters = tuple(string.ascii_lowercase)

    def name(self) -> str:
        return "".join(self.random_element(self.letters) for _ in range(4)) if self.random_int(0, 1) else self.numerify("###-###")

    def account(self) -> str:
        return self.name().upper() + "@" + self.name()


def test_texts_of_other_methods_stay_closed_until_they_are_looked_into() -> None:
    """Two texts of many values are joined without running through them."""
    generator, source = open_generator(Closed)
    assert len(Tracer(generator, source).trace(generator.get_formatter("account"), {}).leaves) == 1


class Trouble(BaseProvider):
    """Methods that no trace may follow."""

    def product(self) -> int:
        total = 0
        for _ in range(9):
            total = (total * 7 + self.random_digit()) % 97
        return total

    def remembered(self) -> str:
        self.last = self.random_element(("a", "b"))
        return self.last

    def from_a_set(self) -> str:
        return self.random_element({"a", "b", "c"})

    def shown(self) -> str:
        return repr([self.random_element(("a", "b"))])

    def shuffled(self) -> str:
        letters = ["a", "b", "c"]
        self.generator.random.shuffle(letters)
        return "".join(letters)

    def file(self) -> str:
        return self.random_element(("a", "b")) + open(__file__).read(1)

    def endless(self) -> str:
        return self.random_element(("a", "b")) + self.endless()

    def foreign(self) -> str:
        return self.random_element(("a", "b")) + str(sorted([3, 1], key=lambda _: __import__("random").random()))


@pytest.mark.parametrize("method", sorted(name for name in vars(Trouble) if name[0] != "_"))
def test_what_is_not_understood_is_refused(method: str) -> None:
    """Neither explosions nor side effects nor unseen conversions get through, and the Random stays where it was."""
    generator, source = open_generator(Trouble)
    before = source.getstate()
    with pytest.raises(Refusal):
        Tracer(generator, source).trace(getattr(generator, method), {})
    assert source.getstate() == before
