"""What readers of Word documents see, whatever the program that wrote them hides it in."""

from __future__ import annotations

import pytest
from tests.importers.making.docx import NAMESPACE, columns, package, paragraph, table
from tests.importers.reading import blocks, texts

from thidua.importers.source import BlockKind


def _numbering(levels: str, *, override: str = "") -> str:
    return (
        f'<w:numbering xmlns:w="{NAMESPACE}"><w:abstractNum w:abstractNumId="7">{levels}'
        f'</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{override}</w:num></w:numbering>'
    )


def _level(depth: int, form: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def _item(text: str, depth: int = 0, list_id: int = 1) -> str:
    return paragraph(
        text,
        properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>',
    )


def test_nested_numbers_are_counted_as_word_counts() -> None:
    """Deeper levels begin anew below each higher one, and may print the higher one's number."""
    levels = _level(0, "upperRoman", "%1.") + _level(1, "decimal", "%1.%2.")
    levels += _level(2, "lowerLetter", "%3)")
    text = _item("Một") + _item("a", 1) + _item("b", 1) + _item("x", 2)
    text += _item("Hai") + _item("c", 1)
    read = texts(package(text, numbering=_numbering(levels)))
    assert read == ["I. Một", "I.1. a", "I.2. b", "a) x", "II. Hai", "II.1. c"]


def test_a_list_that_begins_anew() -> None:
    """A second list of the same look goes on counting unless it says that it begins anew."""
    levels = _level(0, "decimal", "%1.")
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    text = _item("a") + _item("b") + _item("c", list_id=2)
    assert texts(package(text, numbering=_numbering(levels)))[2] == "3. c"
    assert texts(package(text, numbering=_numbering(levels, override=anew)))[2] == "1. c"


def test_numbers_that_a_style_gives() -> None:
    """A heading style may stand for a level of a list without the paragraph saying so."""
    levels = (
        '<w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:pStyle w:val="MucLon"/>'
        '<w:lvlText w:val="%1."/></w:lvl>'
    )
    styles = (
        f'<w:styles xmlns:w="{NAMESPACE}"><w:style w:type="paragraph" w:styleId="MucLon">'
        '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style></w:styles>'
    )
    text = paragraph("MỤC ĐÍCH", properties='<w:pStyle w:val="MucLon"/>')
    (block,) = blocks(package(text, numbering=_numbering(levels), styles=styles))
    assert (block.text, block.kind, block.bold) == ("I. MỤC ĐÍCH", BlockKind.HEADING, True)


def test_what_was_deleted_or_hidden_is_not_read() -> None:
    """Tracked deletions, hidden text and field codes are no text of the document."""
    text = (
        "<w:p><w:r><w:t>Giữ </w:t></w:r><w:del><w:r><w:delText>xóa</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>thêm</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert texts(package(text)) == ["Giữ thêm"]


def test_text_boxes_are_read_once() -> None:
    """A text box is written twice for old programs; readers see it once."""
    box = "<w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent>"
    text = (
        '<w:p><w:r><w:t>Ngoài</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice>'
        f"{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(package(text)) == ["Ngoài", "Trong khung"]


def test_content_controls_and_hyperlinks_are_text() -> None:
    """Wrappers around paragraphs and runs hide nothing."""
    text = (
        "<w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>Liên kết</w:t></w:r></w:hyperlink>"
        "<w:smartTag><w:r><w:t> và thẻ</w:t></w:r></w:smartTag></w:p></w:sdtContent></w:sdt>"
    )
    assert texts(package(text)) == ["Liên kết và thẻ"]


def test_lines_tabs_and_hyphens() -> None:
    """Line breaks and tabs part, a hard hyphen is a hyphen, a soft one nothing."""
    text = (
        "<w:p><w:r><w:t>KẾ HOẠCH</w:t><w:br/><w:t>Số 5</w:t><w:noBreakHyphen/><w:t>CT</w:t>"
        "<w:softHyphen/><w:t>TW</w:t><w:tab/><w:t>x</w:t></w:r></w:p>"
    )
    assert texts(package(text)) == ["KẾ HOẠCH", "Số 5-CTTW", "x"]


def test_a_bullet_of_a_symbol_font_is_a_dash() -> None:
    """Wingdings' bullets become what the extraction knows."""
    text = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0D8"/><w:t> Việc một</w:t></w:r></w:p>'
    assert texts(package(text)) == ["- Việc một"]


def test_a_table_stays_a_table_and_a_layout_does_not() -> None:
    """The head is text in two columns, figures are cells; covered cells are empty."""
    head = columns(["TRƯỜNG A"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
    merged = (
        "<w:tbl><w:tblPr><w:tblStyle w:val='Grid'/></w:tblPr><w:tr><w:tc><w:tcPr>"
        "<w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>Cả hai</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r>"
        "</w:p></w:tc></w:tr></w:tbl>"
    )
    left, right, cells = blocks(package(head + merged))
    assert (left.column, right.column) == ("left", "right")
    assert cells.kind is BlockKind.TABLE
    assert cells.cells == (("Cả hai", ""), ("a", "b"))


def test_a_table_in_a_table_is_read_once() -> None:
    """Nested tables do not repeat their rows."""
    inner = table([["1", "2"], ["3", "4"]])
    outer = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    (block,) = blocks(package(outer))
    assert block.cells == (("1", "2"), ("3", "4"))


@pytest.mark.parametrize(
    ("font", "typed", "read"),
    [
        (".VnTime", "kÕ ho¹ch thi ®ua", "kế hoạch thi đua"),
        (".VnTimeH", "kÕ ho¹ch", "KẾ HOẠCH"),
        ("VNI-Times", "Keá hoaïch", "Kế hoạch"),
        (".VnTime", "tr\u00adêng", "trường"),
    ],
)
def test_old_fonts(font: str, typed: str, read: str) -> None:
    """Runs set in fonts from before Unicode come out as Unicode."""
    assert texts(package(paragraph(typed, font=font))) == [read]


def test_letters_and_marks_in_two_runs() -> None:
    """VNI's marks may stand in a run of their own."""
    runs = "".join(
        f'<w:r><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr><w:t>{part}</w:t></w:r>'
        for part in ("Ke", "á hoa", "ïch")
    )
    assert texts(package(f"<w:p>{runs}</w:p>")) == ["Kế hoạch"]
