"""Addresses of networks: IPv4, IPv6, MAC, ports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.alias import AliasTable, build_alias
from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.letters import ZERO, draw_octets, fixed_text, hex_letters, join_texts, kept_text
from fictable.engine.kernels.ragged import table_of

_PLACES: Final = 8


@dataclass(frozen=True, slots=True, eq=False)
class _Networks:
    """Networks to pick from, by their size."""

    first: NDArray[np.int64]
    size: NDArray[np.int64]
    prefix: NDArray[np.int64]
    table: AliasTable


def _read_networks(groups: Sequence[tuple[Sequence[Any], Sequence[int]]]) -> _Networks:
    """Groups of networks with weights; the groups are equally likely."""
    networks = [network for found, _ in groups for network in found]
    weights = [weight / sum(given) for _, given in groups for weight in given]
    return _Networks(
        np.array([int(network.network_address) for network in networks], np.int64),
        np.array([network.num_addresses for network in networks], np.int64),
        np.array([network.prefixlen for network in networks], np.int64),
        build_alias(weights),
    )


def _make_ipv4(call: Call) -> Compute | None:
    instance: Any = call.instance
    address_class, private = call.given["address_class"], call.given.get("private")
    form = {"ipv4_private": True, "ipv4_public": False}.get(call.method, private if isinstance(private, bool) else None)
    one_class = address_class in {"a", "b", "c"}
    if form is None:
        groups = [instance._get_all_networks_and_weights(address_class=address_class)]  # noqa: SLF001
    else:
        read = instance._get_private_networks_and_weights if form else instance._get_public_networks_and_weights  # noqa: SLF001
        groups = [read(address_class=name) for name in ([address_class] if one_class else "abc")]
    networks, octets = _read_networks(groups), table_of([str(octet) for octet in range(256)])
    return lambda draws: _write_ipv4(draws, networks, octets, network=bool(call.given["network"]))


def _write_ipv4(draws: Draws, networks: _Networks, octets: pa.Array, *, network: bool) -> pa.Array:
    chosen = draws.index("network", len(networks.first), networks.table)
    address = networks.first[chosen] + draws.below("address", networks.size[chosen])
    ends: tuple[Any, ...] = ()
    if network:
        prefix = draws.between("prefix", networks.prefix[chosen], 32)
        address = address >> (32 - prefix) << (32 - prefix)
        ends = ("/", octets.take(pa.array(prefix)))
    parts = [octets.take(pa.array(address >> shift & 255)) for shift in (24, 16, 8, 0)]
    return join_texts(parts[0], ".", parts[1], ".", parts[2], ".", parts[3], *ends)


def _make_ipv6(call: Call) -> Compute | None:
    prefixes = table_of([f"/{prefix}" for prefix in range(129)])
    if not call.given["network"]:
        return lambda draws: write_ipv6(draw_octets(draws, "address", 16))

    def compute(draws: Draws) -> pa.Array:
        prefix = draws.between("prefix", 0, 128)
        kept = np.clip(prefix[:, None] - 8 * np.arange(16), 0, 8)
        octets = draw_octets(draws, "address", 16) & (0xFF00 >> kept & 0xFF).astype(np.uint8)
        return join_texts(write_ipv6(octets), prefixes.take(pa.array(prefix)))

    return compute


def write_ipv6(octets: NDArray[np.uint8]) -> pa.Array:
    """Addresses of 16 octets in their shortest form: without leading zeros, the first longest run of two or more zero groups as ::."""
    digits = hex_letters(octets).reshape(len(octets), _PLACES, 4)
    shown = digits != ZERO
    start, length = _longest_zeros((octets[:, 0::2] | octets[:, 1::2]) == 0)
    for place in (1, 2):
        shown[:, :, place] |= shown[:, :, place - 1]
    shown[:, :, 3] = True
    letters = np.full((len(octets), 1 + 5 * _PLACES), ord(":"), np.uint8)
    keep = np.ones(letters.shape, np.bool_)
    cells, kept = letters[:, 1:].reshape(len(octets), _PLACES, 5), keep[:, 1:].reshape(len(octets), _PLACES, 5)
    cells[:, :, :4], kept[:, :, :4] = digits, shown
    keep[:, 0] = keep[:, -1] = False
    short = np.flatnonzero(length)
    if len(short):
        first, last = start[short], start[short] + length[short]
        inside = (np.arange(_PLACES) >= first[:, None]) & (np.arange(_PLACES) < last[:, None])
        kept[short] &= ~inside[:, :, None]
        kept[short, first, 4] = True
        keep[short, 0] = first == 0
    return kept_text(letters, keep)


def _longest_zeros(zero: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where the first longest run of at least two begins, and its length; 0 where there is none."""
    start, length = np.zeros(len(zero), np.int64), np.zeros(len(zero), np.int64)
    rows = np.flatnonzero((zero[:, 1:] & zero[:, :-1]).any(axis=1))
    run, best = np.zeros(len(rows), np.int64), np.ones(len(rows), np.int64)
    for place in range(_PLACES):
        run = np.where(zero[rows, place], run + 1, 0)
        longer = run > best
        best = np.where(longer, run, best)
        start[rows[longer]] = place + 1 - run[longer]
    length[rows] = best
    return start, length


def _make_mac(call: Call) -> Compute | None:
    """The first octet is even, or odd for multicast; Faker never draws the highest one."""
    lowest = 1 if call.given["multicast"] is True else 0

    def compute(draws: Draws) -> pa.Array:
        octets = draw_octets(draws, "octets", 6)
        octets[:, 0] = draws.below("first", 127) * 2 + lowest
        letters = hex_letters(octets)
        parts: list[Any] = [letters[:, :2]]
        for place in range(2, 12, 2):
            parts += [":", letters[:, place : place + 2]]
        return fixed_text(len(draws), *parts)

    return compute


def _make_port(call: Call) -> Compute | None:
    given = call.given
    low, high = 0, 65_535
    for name, bounds in (("is_dynamic", (49_152, 65_535)), ("is_user", (1024, 49_151)), ("is_system", (0, 1023))):
        low, high = bounds if given[name] else (low, high)
    return lambda draws: draws.between("port", low, high)


MAKERS: Final[Mapping[str, Maker]] = {
    "internet:ipv4": _make_ipv4,
    "internet:ipv4_private": _make_ipv4,
    "internet:ipv4_public": _make_ipv4,
    "internet:ipv6": _make_ipv6,
    "internet:mac_address": _make_mac,
    "internet:port_number": _make_port,
}
