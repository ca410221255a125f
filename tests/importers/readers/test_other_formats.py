"""What readers of ODT, pages, text and PDF see, beyond what all formats share."""

from __future__ import annotations

import pytest
from tests.importers.making import odt, pdf
from tests.importers.making.legacy import encoded
from tests.importers.reading import blocks, source, texts

from thidua.importers.source import BlockKind
from thidua.vietnamese.legacy import Legacy


def test_lists_of_a_page_get_their_markers() -> None:
    """Numbers that a browser counts are text for the extraction, as they are for readers."""
    page = (
        "<html><body><ol type=I><li>Mục đích<li>Nội dung<ol type=a start=3><li>một<li>hai</ol>"
        "</ol><ul><li>gạch<li>- đã có</ul></body></html>"
    )
    read = ["I. Mục đích", "II. Nội dung", "c) một", "d) hai", "- gạch", "- đã có"]
    assert texts(page.encode()) == read


def test_what_a_page_hides_is_not_read() -> None:
    """Scripts, styles, menus and hidden parts are none of the document."""
    page = (
        "<html><head><style>p{}</style></head><body><nav>Menu</nav><p style='display:none'>ẩn</p>"
        "<script>let x = '<p>mã</p>'</script><p>Kế&nbsp;hoạch &amp; báo cáo</p></body></html>"
    )
    assert texts(page.encode()) == ["Kế hoạch & báo cáo"]


@pytest.mark.parametrize("opening", ["<pre>", "<p style='white-space: pre-line'>"])
def test_lines_of_a_page_that_are_kept_are_lines(opening: str) -> None:
    """Plain text that was put on a page keeps its lines, and its two columns."""
    page = f"<html><body>{opening}Số: 5/KH-A        Sông Xanh, ngày 01/9/2026\nKẾ HOẠCH\n\nThi đua"
    read = ["Số: 5/KH-A", "Sông Xanh, ngày 01/9/2026", "KẾ HOẠCH", "Thi đua"]
    assert texts(page.encode()) == read


def test_old_fonts_of_a_page() -> None:
    """Pages from before Unicode name their font."""
    page = '<html><body><p><font face=".VnTimeH">kÕ ho¹ch</font></p></body></html>'
    assert texts(page.encode()) == ["KẾ HOẠCH"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1258"])
def test_encodings_of_text(encoding: str) -> None:
    """Text of Windows and of Unicode's other forms is read as it was meant."""
    text = "Kế hoạch thi đua của nhà trường"
    if encoding == "cp1258":
        data = "Kê\u0301 hoa\u0323ch thi đua cu\u0309a nha\u0300 trươ\u0300ng".encode(encoding)
    else:
        data = text.encode(encoding)
    assert texts(data) == [text]


@pytest.mark.parametrize("legacy", Legacy)
def test_text_from_before_unicode(legacy: Legacy) -> None:
    """Plain text names no font: its words tell the encoding, and a person has to look."""
    text = "Kế hoạch thi đua của trường tiểu học"
    read = source(encoded(text, legacy).encode("cp1252"))
    assert [block.text for block in read.blocks] == [text]
    assert any(legacy.value in doubt for doubt in read.doubts)


def test_marks_of_markdown_are_no_text() -> None:
    """Emphasis, links, escapes and rules of tables go, numbers stay as they were typed."""
    text = "# KẾ HOẠCH\n\n**Chủ đề** [ở đây](https://a.vn/b)\n\n3\\. Ba\n\n"
    text += "| a | b |\n|---|---|\n| 1 | 2 |"
    first, second, third, table = blocks(text.encode())
    assert (first.text, first.kind) == ("KẾ HOẠCH", BlockKind.HEADING)
    assert second.text == "Chủ đề ở đây"
    assert third.text == "3. Ba"
    assert table.cells == (("a", "b"), ("1", "2"))


def test_page_numbers_of_text_go() -> None:
    """Numbers alone on their lines that rise one by one are pages; a year is none."""
    text = "Trang đầu\n- 1 -\nTrang sau\n- 2 -\nTổng kết\n2024\n"
    assert texts(text.encode()) == ["Trang đầu", "Trang sau", "Tổng kết", "2024"]


def test_a_blank_for_the_clerk_is_no_column() -> None:
    """The gap left for number and day parts nothing; a head set with spaces has two sides."""
    text = "Số:        /KH-A          Tân An, ngày      tháng 9 năm 2025\n"
    read = [(block.text, block.column) for block in blocks(text.encode())]
    assert read == [("Số: /KH-A", "left"), ("Tân An, ngày tháng 9 năm 2025", "right")]


def test_lines_of_an_odt() -> None:
    """Breaks and spaces have elements of their own; remarks and removed text are not read."""
    text = (
        "<text:p>KẾ<text:s/>HOẠCH<text:line-break/>Số<text:note><text:note-body><text:p>chú"
        "</text:p></text:note-body></text:note> 5\n</text:p><text:tracked-changes><text:p>xóa"
        "</text:p></text:tracked-changes>"
    )
    assert texts(odt.package(text)) == ["KẾ HOẠCH", "Số 5"]


def _pages(*texts: tuple[float, float, str]) -> list[pdf.Page]:
    return [pdf.Page(texts=list(texts))]


def test_running_heads_and_page_numbers_of_a_pdf_go() -> None:
    """What stands at the edge of every page is no text of the document."""
    pages = [
        pdf.Page(texts=[(85, 810, "Kế hoạch thi đua"), (297, 30, f"{n}"), (85, 500, f"Đoạn {n}a")])
        for n in range(1, 5)
    ]
    read = texts(pdf.package(pages))
    assert read == ["Kế hoạch thi đua", "Đoạn 1a", "Đoạn 2a", "Đoạn 3a", "Đoạn 4a"]


def test_a_head_whose_sides_do_not_stand_on_one_line() -> None:
    """Left and right are told apart where one stands half a line higher."""
    head = ((60, 780, "UBND XÃ A"), (320, 786, "CỘNG HÒA XÃ HỘI"), (60, 762, "TRƯỜNG A"))
    read = blocks(pdf.package(_pages(*head, (320, 768, "Độc lập - Tự do"), (275, 700, "KẾ HOẠCH"))))
    assert [(block.text, block.column) for block in read] == [
        ("UBND XÃ A", "left"),
        ("TRƯỜNG A", "left"),
        ("CỘNG HÒA XÃ HỘI", "right"),
        ("Độc lập - Tự do", "right"),
        ("KẾ HOẠCH", ""),
    ]


def test_a_number_and_its_text_are_one_line() -> None:
    """A tab after a marker makes no column."""
    read = blocks(pdf.package(_pages((60, 700, "1."), (100, 700, "Mục đích của kế hoạch"))))
    assert [(block.text, block.column) for block in read] == [("1. Mục đích của kế hoạch", "")]
