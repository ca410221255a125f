"""Where reading keeps what the next build can use, and who does what takes long."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from thidua.work.crew import Hire, hired


@dataclass(frozen=True)
class Desk:
    """What is kept of records and judgements from build to build, and who gives these."""

    folder: Path | None = None
    """Where it is kept; None where nothing is."""
    hire: Hire = hired

    @property
    def records(self) -> Path | None:
        """The file of records that were found sound."""
        return self.folder / "records.work" if self.folder else None

    @property
    def judgements(self) -> Path | None:
        """The file of judgements."""
        return self.folder / "judged.work" if self.folder else None
