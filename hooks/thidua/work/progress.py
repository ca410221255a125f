"""How far a build is: a bar on a terminal, a line a stage anywhere else, all times at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self, TextIO, TypeAlias

import click

Clock: TypeAlias = Callable[[], tuple[float, float]]
"""Returns seconds gone by, and seconds of work, as `clock.seconds` does."""

Advance: TypeAlias = Callable[[], None]
"""Notes that one of the things of a stage is done."""


@dataclass(frozen=True)
class Stage:
    """A stage that is over."""

    name: str
    count: int
    seconds: float
    work: float
    """Seconds of work of all processes."""


@dataclass
class Progress:
    """Tells of the stages of one build, and remembers how long each took."""

    clock: Clock
    say: Callable[[str], None]
    """Is given a line for each stage that is over, and whatever else is worth one."""
    terminal: TextIO | None = None
    """Where a bar is drawn, if anywhere."""
    in_full: TextIO | None = None
    """Where the times of all stages are written at the end, if anywhere."""
    stages: list[Stage] = field(default_factory=list)

    @classmethod
    def on(
        cls, stream: TextIO, clock: Clock, say: Callable[[str], None], *, bars: bool, in_full: bool
    ) -> Self:
        """Return progress that is told on `stream`: with bars only where it is a terminal."""
        terminal = stream if bars and stream.isatty() else None
        return cls(clock, say, terminal, stream if in_full else None)

    @contextmanager
    def stage(self, name: str, total: int = 0) -> Iterator[Advance]:
        """Go through a stage of `total` things; none of them makes it a stage of one piece."""
        begun, work = self.clock()
        if self.terminal and total:
            with click.progressbar(length=total, label=name, file=self.terminal) as bar:
                yield lambda: bar.update(1)
        else:
            yield lambda: None
        ended, done = self.clock()
        self.stages.append(Stage(name, total, ended - begun, done - work))
        self.say(_line(self.stages[-1]))

    def table(self) -> str:
        """Return all stages with their times, one a line."""
        wide = max((len(stage.name) for stage in self.stages), default=0)
        rows = [
            "  ".join((f"{stage.name:<{wide}}", *map(_seconds, (stage.seconds, stage.work))))
            + f"  {stage.count:>7}"
            for stage in self.stages
        ]
        head = f"{'':<{wide}}  {'giây':>8}  {'xử lý':>8}  {'số':>7}"
        return "\n".join((head, *rows))


def _line(stage: Stage) -> str:
    count = f"{stage.count}, " if stage.count else ""
    return f"{stage.name}: {count}{_seconds(stage.seconds).strip()} giây"


def _seconds(value: float) -> str:
    return f"{value:8.2f}".replace(".", ",")
