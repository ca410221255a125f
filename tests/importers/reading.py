"""Readers as tests call them: bytes in, blocks out, in the process of the test."""

from __future__ import annotations

from thidua.importers.readers.child import read_bytes
from thidua.importers.readers.refusals import Refusal
from thidua.importers.source import Block, Source


def source(data: bytes) -> Source:
    """Return what a reader makes of `data`."""
    outcome = read_bytes(data, name="van-ban")
    assert isinstance(outcome, Source), outcome
    return outcome


def blocks(data: bytes) -> tuple[Block, ...]:
    """Return the blocks that a reader makes of `data`."""
    return source(data).blocks


def texts(data: bytes) -> list[str]:
    """Return the texts of these blocks."""
    return [block.text for block in blocks(data)]


def refusal(data: bytes) -> Refusal:
    """Return why `data` is not read."""
    outcome = read_bytes(data, name="van-ban")
    assert isinstance(outcome, Refusal), outcome
    return outcome
