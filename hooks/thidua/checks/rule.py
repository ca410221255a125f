"""What every editorial rule is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Generic, TypeVar

from thidua.diagnostics import Rule
from thidua.load.yaml_tree import Loc
from thidua.model.base import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Problem:
    """A place in a record that a rule found, and the facts its words need."""

    loc: Loc
    facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Check(Generic[R]):
    """A rule with the kind of record it looks at and the function that looks."""

    rule: Rule
    model: type[R]
    check: Callable[[R], Iterator[Problem]]
