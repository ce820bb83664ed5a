"""Picks and texts as functions see them: arrays in every respect, kept as indices and Arrow until somebody needs the letters.

`a + " " + b` on picks and texts does not concatenate: it notes the parts, and one Arrow join makes the column at the end. All
else falls back to NumPy's StringDType.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import ArrayLike, NDArray

from fictable.contract.pools import TEXT
from fictable.engine.joined import MOST_COMBINATIONS, JoinedTexts
from fictable.engine.pools import ReadyPool, as_arrow

Part: TypeAlias = "str | Picks | pa.Array"
Folded: TypeAlias = "tuple[str, Any, str]"
FEWEST_PARTED = 2048
"""So many texts are worth keeping in parts."""
COMBINATIONS_PER_TEXT = 4
"""Combinations of entries are kept joined where there are at most so many of them for each text of the column."""


class _Lazy(np.lib.mixins.NDArrayOperatorsMixin):
    """What picks and texts share: any use that is not special turns them into a NumPy array."""

    def numpy(self) -> NDArray[Any]:
        """The values as a read-only array."""
        raise NotImplementedError

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.numpy(), name)

    def __array__(self, dtype: Any = None, copy: Any = None) -> NDArray[Any]:
        return self.numpy() if dtype is None else self.numpy().astype(dtype)

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **kwargs: Any) -> Any:
        return apply_ufunc(ufunc, method, inputs, kwargs)

    def __array_function__(self, function: Any, types: Any, args: Any, kwargs: Any) -> Any:
        return apply_function(function, args, kwargs)


class Picks(_Lazy):
    """Indices into the entries of a pool; `picks["column"]` reads another column of the entry."""

    def __init__(self, pool: ReadyPool, index: NDArray[np.int32], column: str = "") -> None:
        self.pool, self.index, self.column = pool, index, column or pool.default

    @property
    def is_entry(self) -> bool:
        """Whether other columns of the entry may still be read."""
        return len(self.pool.columns) > 1

    def __len__(self) -> int:
        return len(self.index)

    def __getitem__(self, name: Any) -> Any:
        if not isinstance(name, str):
            return self.numpy()[name]
        if name not in self.pool.columns:
            raise KeyError(f"no column {name!r}; there are {', '.join(self.pool.columns)}")
        return Picks(self.pool, self.index, name)

    def numpy(self) -> NDArray[Any]:
        """The picked values."""
        return self.pool.columns[self.column][self.index]

    def arrow(self) -> pa.Array:
        """The picked values as an Arrow array."""
        return self.pool.arrow(self.column).take(pa.array(self.index))

    def arrow_between(self, before: str, after: str) -> pa.Array:
        """The picked texts with literals around them."""
        return self.pool.arrow_between(self.column, before, after).take(pa.array(self.index))

    def compact(self) -> pa.Array | None:
        """As a dictionary array, None where that is no less or no text is picked."""
        return self.compact_between("", "") if self.pool.size * 2 <= len(self.index) and is_text(self) else None

    def compact_between(self, before: str, after: str) -> pa.Array:
        """The picked texts with literals around them, as a dictionary array."""
        entries = self.pool.arrow_between(self.column, before, after)
        return pa.DictionaryArray.from_arrays(pa.array(self.index), entries, safe=False)


def pick_entries(pool: ReadyPool, bits: NDArray[np.uint64], given: Mapping[str, ArrayLike]) -> Picks:
    """An entry per row by weight; with one `given` column among the entries that have the row's value there.

    Raises ValueError where no entry has the value.
    """
    if not given:
        return Picks(pool, pool.choose(bits))
    ((name, wanted),) = given.items()
    if isinstance(wanted, Picks):
        groups = pool.find_partners(name, wanted.pool, wanted.column)[wanted.index]
    else:
        groups = pool.find_groups(name, as_arrow(np.asarray(wanted)))
    if (groups < 0).any():
        missing = np.asarray(wanted)[groups < 0][0]
        raise ValueError(f"no entry with {name} = {missing!r}")
    return Picks(pool, pool.choose_in_groups(name, groups, bits))


class TextColumn(_Lazy):
    """The texts of several parts, one after the other; every part that is no literal has one value per row."""

    def __init__(self, parts: Sequence[Part], length: int) -> None:
        self._parts, self._length = tuple(parts), length
        self._arrow: pa.Array | None = None
        self._numpy: NDArray[Any] | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts; a single array once they were joined."""
        return self._parts if self._arrow is None else (self._arrow,)

    def __len__(self) -> int:
        return self._length

    def arrow(self) -> pa.Array:
        """The joined texts."""
        if self._arrow is None:
            folded = _fold(self._parts)
            groups = _group(folded, self._length) if self._length >= FEWEST_PARTED else [[each] for each in folded]
            arrays = [_decoded(part) for group in groups for part in _join_group(group)]
            self._arrow = arrays[0] if len(arrays) == 1 else pc.binary_join_element_wise(*arrays, "")
        return self._arrow

    def compact(self) -> pa.Array | None:
        """As a struct of the parts, None where they are joined already or the texts are few."""
        if self._arrow is not None or self._length < FEWEST_PARTED:
            return None
        arrays = [part for group in _group(_fold(self._parts), self._length) for part in _join_group(group)]
        return arrays[0] if len(arrays) == 1 else pa.StructArray.from_arrays(arrays, names=[str(place) for place in range(len(arrays))])

    def numpy(self) -> NDArray[Any]:
        """The texts as a read-only StringDType array."""
        if self._numpy is None:
            self._numpy = np.asarray(self.arrow().to_numpy(zero_copy_only=False)).astype(TEXT)
            self._numpy.setflags(write=False)
        return self._numpy

    def __getitem__(self, place: Any) -> Any:
        return self.numpy()[place]


class _Array:
    """An Arrow part with the same face as picks."""

    def __init__(self, values: pa.Array) -> None:
        self._values = values

    def arrow_between(self, before: str, after: str) -> pa.Array:
        """The values with literals around them."""
        if not before and not after:
            return self._values
        return pc.binary_join_element_wise(before, self._values, after, "")


def _fold(parts: Sequence[Part]) -> list[Folded]:
    """Literals go to the picks beside them, where they are joined once per entry instead of once per row."""
    folded: list[Folded] = []
    pending = ""
    for part in parts:
        if isinstance(part, str):
            pending += part
        elif pending and folded and isinstance(folded[-1][1], Picks) and not isinstance(part, Picks):
            folded[-1] = (*folded[-1][:2], pending)
            folded.append(("", _face(part), ""))
            pending = ""
        else:
            folded.append((pending, _face(part), ""))
            pending = ""
    if pending:
        folded[-1] = (*folded[-1][:2], folded[-1][2] + pending)
    return folded


def _group(folded: Sequence[Folded], length: int) -> list[list[Folded]]:
    """Neighbours together whose combinations of entries are few; the entries of one pick count once."""
    groups: list[list[Folded]] = []
    sizes: dict[tuple[int, int], int] = {}
    for each in folded:
        part = each[1]
        own = {_entries_of(part): part.pool.size} if isinstance(part, Picks) else {}
        together = {**sizes, **own}
        if groups and own and sizes and math.prod(together.values()) <= min(MOST_COMBINATIONS, COMBINATIONS_PER_TEXT * length):
            groups[-1].append(each)
            sizes = together
        else:
            groups.append([each])
            sizes = own
    return groups


def _join_group(group: Sequence[Folded]) -> list[pa.Array]:
    if len(group) == 1:
        before, part, after = group[0]
        if isinstance(part, Picks) and part.pool.size * 2 <= len(part):
            return [part.compact_between(before, after)]
        return [part.arrow_between(before, after)]
    own = {_entries_of(part): part for _, part, _ in group}
    members = [list(own).index(_entries_of(part)) for _, part, _ in group]
    key = tuple((id(part.pool), part.column, before, after, member) for (before, part, after), member in zip(group, members, strict=True))
    joined = group[0][1].pool.join(key, lambda: _start_joined(group, [part.pool for part in own.values()], members))
    index = joined.find([part.index for part in own.values()])
    return [pa.DictionaryArray.from_arrays(pa.array(index), joined.texts, safe=False)]


def _start_joined(group: Sequence[Folded], pools: Sequence[ReadyPool], members: Sequence[int]) -> JoinedTexts:
    texts = [part.pool.arrow_between(part.column, before, after) for before, part, after in group]
    return JoinedTexts(texts, [pool.size for pool in pools], members, pools)


def _entries_of(part: Picks) -> tuple[int, int]:
    return id(part.pool), id(part.index)


def _decoded(values: pa.Array) -> pa.Array:
    return values.dictionary_decode() if pa.types.is_dictionary(values.type) else values


def _face(part: Picks | pa.Array) -> Any:
    return part if isinstance(part, Picks) else _Array(part)


def format_integers(values: ArrayLike, width: int = 0) -> TextColumn:
    """Whole numbers as text, with leading zeros up to `width` digits; joins with other texts by `+`."""
    digits = pa.array(np.asarray(values, np.int64)).cast(pa.string())
    return TextColumn([pc.utf8_lpad(digits, width, "0") if width else digits], len(digits))


def is_text(thing: Any) -> bool:
    """Whether a thing is a literal or a column of text."""
    if isinstance(thing, Picks):
        return isinstance(thing.pool.columns[thing.column].dtype, np.dtypes.StringDType)
    dtype = getattr(thing, "dtype", None) if isinstance(thing, np.ndarray) else None
    return isinstance(thing, str | TextColumn) or (isinstance(dtype, np.dtypes.StringDType) and thing.ndim == 1)


def parts_of(thing: Any) -> tuple[Part, ...]:
    """The parts of a text."""
    if isinstance(thing, TextColumn):
        return thing.parts
    return (as_arrow(thing),) if isinstance(thing, np.ndarray) else (thing,)


def apply_ufunc(ufunc: Any, method: str, inputs: Sequence[Any], kwargs: dict[str, Any]) -> Any:
    """A NumPy ufunc on texts and picks: joins lazily, works per entry of a pool where the pool is smaller than the column."""
    if method == "__call__" and not kwargs:
        if ufunc is np.add and all(map(is_text, inputs)):
            length = next(len(thing) for thing in inputs if not isinstance(thing, str))
            return TextColumn([part for thing in inputs for part in parts_of(thing)], length)
        picks = [thing for thing in inputs if isinstance(thing, Picks)]
        if len(picks) == 1 and picks[0].pool.size <= len(picks[0]) and all(thing is picks[0] or np.isscalar(thing) for thing in inputs):
            chosen = picks[0]
            per_entry = ufunc(*(chosen.pool.columns[chosen.column] if thing is chosen else thing for thing in inputs))
            return per_entry[chosen.index]
    return getattr(ufunc, method)(*map(_plain, inputs), **kwargs)


def apply_function(function: Any, args: Sequence[Any], kwargs: dict[str, Any]) -> Any:
    """A NumPy function on texts and picks: `where` keeps them lazy, everything else works on plain arrays."""
    if function is np.where and len(args) == 3 and not kwargs and is_text(args[1]) and is_text(args[2]):
        mask = np.asarray(_plain(args[0]))
        if mask.ndim == 1:
            return _choose(mask, args[1], args[2])
    return function(*map(_plain, args), **{name: _plain(value) for name, value in kwargs.items()})


def _choose(mask: NDArray[Any], yes: Any, no: Any) -> TextColumn | Picks:
    if isinstance(yes, Picks) and isinstance(no, Picks):
        return merge_picks(mask, yes, no)
    sides = [side if isinstance(side, str) else TextColumn(parts_of(side), len(mask)).arrow() for side in (yes, no)]
    return TextColumn([pc.if_else(pa.array(mask), *sides)], len(mask))


def merge_picks(mask: NDArray[Any], yes: Picks, no: Picks) -> Picks:
    """One pick per row from two pools: indices into a pool of the entries of both, made once."""
    merged = yes.pool.merge(yes.column, no.pool, no.column)
    return Picks(merged, np.where(mask, yes.index, no.index + np.int32(yes.pool.size)))


def _plain(thing: Any) -> Any:
    if isinstance(thing, Picks | TextColumn):
        return thing.numpy()
    if isinstance(thing, list | tuple):
        return type(thing)(_plain(part) for part in thing)
    return thing
