"""Names of bodies and documents brought to one form, to find records by whatever is written.

*Sở GD&ĐT*, *SGDĐT* and *Sở Giáo dục và Đào tạo* are one body; the closed list of abbreviations
says so. Letters that machines mistake for each other count as one, tones do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thidua.model.vocabulary import Abbreviation
from thidua.validate.records import Library
from thidua.vietnamese.folding import slugify
from thidua.vietnamese.reading import keys

_LEVELS = re.compile(r"\b(?:thanh pho|thi xa|thi tran|tinh|huyen|quan|xa|phuong|dac khu)\b ?")
_MISREAD = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "8": "b"})
_MORE = (("tp", "thanh pho"), ("tx", "thi xa"))
_SIGNIFICANT = 12
"""Letters of a name from which on misread letters are looked through."""


@dataclass(frozen=True)
class Names:
    """The abbreviations of the field, each as short keys, long keys and id."""

    table: tuple[tuple[str, str, str], ...]

    @classmethod
    def of(cls, library: Library) -> Names:
        """Return those of vocab/abbreviations.yml, the longest first."""
        found = [(short, long, "") for short, long in _MORE]
        for identifier, valid in library.valid["abbreviations"].items():
            if isinstance(valid.record, Abbreviation):
                long = " ".join(keys(valid.record.name))
                shorts = {" ".join(keys(alias)) for alias in valid.record.aliases}
                found += [(short, long, identifier) for short in sorted(shorts)]
        return cls(tuple(sorted(found, key=lambda entry: (-len(entry[1]), entry[0]))))

    def key(self, name: str) -> str:
        """Return `name` spelt out, without marks and signs."""
        text = " ".join(keys(name.replace("&", " ")))
        for short, long, _ in sorted(self.table, key=lambda entry: -len(entry[0])):
            text = re.sub(rf"\b{re.escape(short)}\b", long, text)
        return text

    def slug(self, name: str) -> str:
        """Return an id for a body: "Trường THCS Lê Lợi" gives "thcs-le-loi"."""
        text = self.key(name)
        for _, long, identifier in self.table:
            if identifier:
                text = re.sub(rf"\b{re.escape(long)}\b", identifier, text)
        return slugify(re.sub(r"^truong (?=\S)", "", text))[:_LONGEST].strip("-")


_LONGEST = 60


def levelless(key: str) -> str:
    """Return a key without *huyện*, *quận* and the like."""
    return _LEVELS.sub("", key).strip()


def misread(key: str) -> str:
    """Return a key in which letters that machines mistake for each other are alike."""
    return key.replace("rn", "m").translate(_MISREAD) if len(key) >= _SIGNIFICANT else key


def found(name_key: str, among: Mapping[str, Iterable[str]]) -> tuple[str | None, bool]:
    """Return the one id whose keys hold `name_key`, and whether it was found by its very name.

    Args:
        name_key: What is looked for.
        among: Id → the keys of its names.

    """
    tests = (
        (lambda key: key == name_key, True),
        (lambda key: _levels_agree(key, name_key) and levelless(key) == levelless(name_key), False),
        (lambda key: misread(key) == misread(name_key), False),
    )
    for test, sure in tests:
        ids = {identifier for identifier, its in among.items() if any(map(test, its))}
        if len(ids) == 1:
            return ids.pop(), sure
        if ids:
            return None, False
    return None, False


def _levels_agree(one: str, other: str) -> bool:
    """Whether only one of two keys names a level: a huyện and a xã of one name are two."""
    return (levelless(one) == one) != (levelless(other) == other)
