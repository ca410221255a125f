"""What the process that reads tells the one that asked, as JSON: never code, only values."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from thidua.importers.readers.refusals import Reason, Refusal
from thidua.importers.source import Block, BlockKind, Place, Source


def to_wire(outcome: Source | Refusal) -> dict[str, object]:
    """Return an outcome as plain values."""
    if isinstance(outcome, Refusal):
        return {"refusal": outcome.reason.value, "facts": outcome.facts}
    return asdict(outcome)


def refusal_from(answer: dict[str, Any]) -> Refusal | None:
    """Return the refusal that `to_wire` made plain, None where it was none."""
    if "refusal" not in answer:
        return None
    return Refusal(Reason(answer["refusal"]), tuple((key, text) for key, text in answer["facts"]))


def source_from(answer: dict[str, Any]) -> Source:
    """Return the source that `to_wire` made plain."""
    blocks = tuple(
        Block(
            kind=BlockKind(block["kind"]),
            text=block["text"],
            place=Place(**block["place"]),
            cells=tuple(tuple(row) for row in block["cells"]),
            bold=block["bold"],
            centred=block["centred"],
            column=block["column"],
        )
        for block in answer["blocks"]
    )
    return Source(answer["name"], blocks, answer["reader"], tuple(answer["doubts"]))
