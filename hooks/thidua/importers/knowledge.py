"""What extraction knows of the field: the closed lists and the records that exist already."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thidua.model.campaign import Campaign
from thidua.model.vocabulary import DocumentKind, Occasion
from thidua.validate.records import Library
from thidua.vietnamese.bare import bare
from thidua.vietnamese.citations import Recogniser

_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_YEARS = re.compile(r"\b(?:giai doan|nam hoc|nam)?\s*(?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?\s*$")


def name_key(name: str) -> str:
    """Return what is alike in the spellings of a name: no marks, signs or closing years."""
    return _NOT_A_LETTER.sub(" ", _YEARS.sub("", bare(name))).strip()


@dataclass(frozen=True)
class Knowledge:
    """Lists and names to recognise things by."""

    kinds: dict[str, str]
    """Name of a kind of document, bare → its usual name."""
    codes: dict[str, str]
    """Code of a kind in numbers → its usual name."""
    recogniser: Recogniser
    occasions: tuple[Occasion, ...]
    campaigns: frozenset[str]
    """Keys (`name_key`) of the names of known campaigns."""

    @classmethod
    def of(cls, library: Library) -> Knowledge:
        """Return what the records and lists of `library` teach."""
        terms = [valid.record for valid in library.valid["document-kinds"].values()]
        kinds, codes = {}, {}
        for term in terms:
            if isinstance(term, DocumentKind):
                kinds.update(dict.fromkeys(map(bare, (term.name, *term.aliases)), term.name))
                if term.code:
                    codes[term.code] = term.name
        occasions = [valid.record for valid in library.valid["occasions"].values()]
        campaigns = [valid.record for valid in library.valid["campaign"].values()]
        return cls(
            kinds=kinds,
            codes=codes,
            recogniser=Recogniser(kinds, codes),
            occasions=tuple(item for item in occasions if isinstance(item, Occasion)),
            campaigns=frozenset(
                name_key(name)
                for item in campaigns
                if isinstance(item, Campaign)
                for name in (item.name, *item.aliases)
            ),
        )
