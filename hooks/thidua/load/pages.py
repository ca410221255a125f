"""The hand-written pages beside content/: only their addresses, to judge links and moves by."""

from __future__ import annotations

from pathlib import Path


def hand_written(docs: Path) -> frozenset[str] | None:
    """Return the address of each Markdown page below `docs`, or None where there is no folder.

    `docs/huong-dan/gui-bai.md` is shown at `/huong-dan/gui-bai/`, an `index.md` at its folder.
    """
    if not docs.is_dir():
        return None
    places = (path.relative_to(docs).with_suffix("") for path in docs.rglob("*.md"))
    folders = (place.parent if place.name == "index" else place for place in places)
    return frozenset(f"/{folder.as_posix()}/" if folder.name else "/" for folder in folders)
