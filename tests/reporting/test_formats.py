"""Findings as people, GitHub, programs and code scanners read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from thidua.diagnostics import Diagnostic, Mark, Rule, Severity, Wording, found
from thidua.reporting.formats import FORMATS
from thidua.reporting.words import Language

WRONG = Rule(
    "plan/number-form",
    Severity.ERROR,
    Wording("“{value}” không đúng dạng", "viết như 43/KH-LAX"),
    Wording("“{value}” has the wrong form", "write it as 43/KH-LAX"),
)
ODD = Rule(
    "target/percent",
    Severity.WARNING,
    Wording("{percent}% không khớp", "sửa hoặc ghi chú"),
    Wording("{percent}% does not fit", "mend it or add a note"),
)
PLAN = Path("content/plans/thcs-a/ke-hoach.md")
FINDINGS: tuple[Diagnostic, ...] = (
    found(WRONG, PLAN, Mark(3, 9), value="43 KH", nearest=""),
    found(WRONG, PLAN, Mark(4, 1), value="44 KH", nearest="44/KH-A"),
    found(ODD, Path("content/kế hoạch, 50%: a.md"), percent="97"),
)

# What OASIS demands of a log with results (SARIF 2.1.0, 3.13 to 3.30), and GitHub on top.
SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name", "rules"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {"type": "object", "required": ["id"]},
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"type": "object", "required": ["text"]},
                                "locations": {
                                    "type": "array",
                                    "minItems": 1,
                                    "items": {
                                        "type": "object",
                                        "required": ["physicalLocation"],
                                        "properties": {
                                            "physicalLocation": {
                                                "type": "object",
                                                "required": ["artifactLocation", "region"],
                                                "properties": {
                                                    "artifactLocation": {
                                                        "properties": {
                                                            "uri": {"pattern": "^[!-~]+$"}
                                                        },
                                                    },
                                                    "region": {
                                                        "required": ["startLine", "startColumn"],
                                                        "additionalProperties": {
                                                            "type": "integer",
                                                            "minimum": 1,
                                                        },
                                                    },
                                                },
                                            }
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def test_text_says_where_what_and_what_next() -> None:
    """One line a finding, warnings marked as such, and a last line that counts."""
    assert FORMATS["text"](FINDINGS, "vi") == (
        "content/plans/thcs-a/ke-hoach.md:3:9: plan/number-form: "
        "“43 KH” không đúng dạng → viết như 43/KH-LAX\n"
        "content/plans/thcs-a/ke-hoach.md:4:1: plan/number-form: "
        "“44 KH” không đúng dạng; có phải “44/KH-A”? → viết như 43/KH-LAX\n"
        "content/kế hoạch, 50%: a.md:1:1: target/percent: "
        "[cảnh báo] 97% không khớp → sửa hoặc ghi chú\n"
        "2 lỗi, 1 cảnh báo, 0 điều để biết\n"
    )


def test_text_in_english() -> None:
    """Developers who do not read Vietnamese get the same in English."""
    assert FORMATS["text"](FINDINGS[1:], "en") == (
        "content/plans/thcs-a/ke-hoach.md:4:1: plan/number-form: “44 KH” has the wrong form; "
        "did you mean “44/KH-A”? → write it as 43/KH-LAX\n"
        "content/kế hoạch, 50%: a.md:1:1: target/percent: "
        "[warning] 97% does not fit → mend it or add a note\n"
        "1 errors, 1 warnings, 0 notes\n"
    )


def test_github_commands_are_escaped() -> None:
    """Colons, commas, per cents and line ends in names and words do not end a command."""
    many_lines = found(WRONG, Path("a:b,c%d.md"), Mark(2, 5), value="x\r\n::error::y", nearest="")
    assert FORMATS["github"]((many_lines, FINDINGS[2]), "vi") == (
        "::error file=a%3Ab%2Cc%25d.md,line=2,col=5,title=plan/number-form::"
        "“x%0D%0A::error::y” không đúng dạng → viết như 43/KH-LAX\n"
        "::warning file=content/kế hoạch%2C 50%25%3A a.md,line=1,col=1,title=target/percent::"
        "97%25 không khớp → sửa hoặc ghi chú\n"
    )


def test_json_has_all_of_a_finding() -> None:
    """A program gets place, rule, weight and words of each finding."""
    assert json.loads(FORMATS["json"](FINDINGS[:1], "vi")) == [
        {
            "path": "content/plans/thcs-a/ke-hoach.md",
            "line": 3,
            "column": 9,
            "rule": "plan/number-form",
            "severity": "error",
            "message": "“43 KH” không đúng dạng",
            "hint": "viết như 43/KH-LAX",
        }
    ]


@pytest.mark.parametrize("findings", [FINDINGS, ()], ids=["some", "none"])
def test_sarif_is_a_log_that_scanners_take(findings: tuple[Diagnostic, ...]) -> None:
    """The log has the structure of the standard; places are URIs, rules are listed once."""
    log = json.loads(FORMATS["sarif"](findings, "vi"))
    Draft202012Validator(SARIF).validate(log)
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [
        finding.rule.id for finding in findings
    ]


def test_sarif_names_files_by_uri() -> None:
    """Letters with marks, spaces and per cents in a file's name are encoded."""
    log = json.loads(FORMATS["sarif"](FINDINGS[2:], "vi"))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert (
        place["artifactLocation"]["uri"]
        == "content/k%E1%BA%BF%20ho%E1%BA%A1ch%2C%2050%25%3A%20a.md"
    )


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("form", FORMATS)
def test_names_that_are_no_utf8_can_be_printed(form: str, language: Language) -> None:
    """A file named in an old encoding is reported like others, in every format."""
    odd = found(WRONG, Path("content/tr\udcadng.md"), value="tr\udcadng", nearest="")
    assert FORMATS[form]((odd,), language).encode("utf-8")


def test_findings_have_one_order() -> None:
    """Findings are listed by file, line, column and rule, whoever found them first."""
    assert sorted(FINDINGS, key=lambda item: item.order) == [FINDINGS[2], FINDINGS[0], FINDINGS[1]]
