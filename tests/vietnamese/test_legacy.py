"""Text from before Unicode: every letter, and what is none of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.importers.making.legacy import encoded

from thidua.vietnamese.legacy import Legacy, decode, decode_run, font_encoding, mend, recognise

_SMALL = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâêôơưđ"

_TCVN3_BYTES = bytes.fromhex(
    "b5b6b7b8b9 bbbcbdbec6 c7c8c9cacb cccecfd0d1 d2d3d4d5d6 d7d8dcddde dfe1e2e3e4 e5e6e7e8e9"
    "eaebecedee eff1f2f3f4 f5f6f7f8f9 fafbfcfdfe a8a9aaabacadae"
)
"""The bytes of the small letters in the order of `_SMALL` (TCVN 5712:1993, table VN3)."""

_VNI_MARKS = "øûõùï"
"""VNI's marks in the order grave, hook, tilde, acute, dot."""


def test_every_small_letter_of_tcvn3() -> None:
    """Each byte of the standard's table gives its letter; the soft hyphen is ư."""
    text = _TCVN3_BYTES.decode("latin-1")
    assert decode(text, Legacy.TCVN3) == _SMALL
    assert decode("tr\u00adêng", Legacy.TCVN3) == "trường"


def test_every_capital_of_tcvn3() -> None:
    """The seven capitals that the table has, and all others from a font of capitals."""
    assert decode("¡¢£¤¥¦§", Legacy.TCVN3) == "ĂÂÊÔƠƯĐ"
    text = _TCVN3_BYTES.decode("latin-1")
    assert decode(text, Legacy.TCVN3, capitals=True) == _SMALL.upper()


@pytest.mark.parametrize(
    ("written", "letters"),
    [
        (" ".join(f"a{mark}" for mark in _VNI_MARKS), "à ả ã á ạ"),
        ("aê aè aú aü aé aë", "ă ằ ẳ ẵ ắ ặ"),
        ("aâ aà aå aã aá aä", "â ầ ẩ ẫ ấ ậ"),
        (" ".join(f"e{mark}" for mark in _VNI_MARKS), "è ẻ ẽ é ẹ"),
        ("eâ eà eå eã eá eä", "ê ề ể ễ ế ệ"),
        ("ì æ ó í ò", "ì ỉ ĩ í ị"),
        (" ".join(f"o{mark}" for mark in _VNI_MARKS), "ò ỏ õ ó ọ"),
        ("oâ oà oå oã oá oä", "ô ồ ổ ỗ ố ộ"),
        ("ô " + " ".join(f"ô{mark}" for mark in _VNI_MARKS), "ơ ờ ở ỡ ớ ợ"),
        (" ".join(f"u{mark}" for mark in _VNI_MARKS), "ù ủ ũ ú ụ"),
        ("ö " + " ".join(f"ö{mark}" for mark in _VNI_MARKS), "ư ừ ử ữ ứ ự"),
        ("yø yû yõ yù î ñ", "ỳ ỷ ỹ ý ỵ đ"),
    ],
)
def test_every_letter_of_vni(written: str, letters: str) -> None:
    """Small letters and capitals, and a capital before a small mark."""
    assert decode(written, Legacy.VNI) == letters
    assert decode(written.upper(), Legacy.VNI) == letters.upper()
    mixed = " ".join(part[0].upper() + part[1:] for part in written.split(" "))
    assert decode(mixed, Legacy.VNI) == letters.upper()


@pytest.mark.parametrize(
    ("text", "legacy"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", Legacy.TCVN3),
        ("phßng GD & ®t viÖt yªn", Legacy.TCVN3),
        ("C¨n cø kÕ ho¹ch", Legacy.TCVN3),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", Legacy.VNI),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", Legacy.VNI),
        ("Cộng hòa xã hội chủ nghĩa Việt Nam", None),
        ("Phó phòng, hoà bình, là, và, cô giáo", None),
        ("KẾ HOẠCH SỐ 12/KH-THCS", None),
        ("Plan for 2024", None),
        ("café, naïve, Müller", None),
        ("", None),
    ],
)
def test_encodings_are_told_apart(text: str, legacy: Legacy | None) -> None:
    """What is Unicode stays, however few marks it has."""
    assert recognise(text) is legacy


@pytest.mark.parametrize(
    ("font", "legacy", "capitals"),
    [
        (".VnTime", Legacy.TCVN3, False),
        (".VnTimeH", Legacy.TCVN3, True),
        (".VnArial NarrowH", Legacy.TCVN3, True),
        ("ABCDEF+.VnTime-Bold", Legacy.TCVN3, False),
        ("ABCDEF+#2EVnTimeH,Bold", Legacy.TCVN3, True),
        ("VNI-Times", Legacy.VNI, False),
        ("'VNI-Helve'", Legacy.VNI, False),
    ],
)
def test_fonts_tell_the_encoding(font: str, legacy: Legacy, *, capitals: bool) -> None:
    """The names under which the old fonts appear in Word, pages and PDF."""
    encoding = font_encoding(font)
    assert encoding is not None
    assert (encoding.legacy, encoding.capitals) == (legacy, capitals)


@pytest.mark.parametrize("font", ["Times New Roman", "Arial", "Vni", "Calibri", ""])
def test_other_fonts_tell_nothing(font: str) -> None:
    """Fonts of Unicode are left alone."""
    assert font_encoding(font) is None


def test_an_old_font_left_over_in_unicode_text_is_no_matter() -> None:
    """Text that only Unicode can hold is not decoded again."""
    assert decode_run("Kế hoạch năm học", ".VnTime") == ("Kế hoạch năm học", None)


def test_a_head_in_tcvn3_above_a_body_in_unicode() -> None:
    """Each paragraph is judged by itself; a short one goes with its like."""
    head = ["phßng gd & ®t viÖt yªn", "Tr­êng tiÓu häc", "Sè: 12/KH"]
    body = ["Căn cứ kế hoạch của Sở", "Phó phòng"]
    mended, met = mend([*head, *body])
    assert mended == ["phòng gd & đt việt yên", "Trường tiểu học", "Số: 12/KH", *body]
    assert met == {Legacy.TCVN3}


@given(st.text(alphabet=_SMALL + _SMALL.upper() + " .,;0123456789abcxyz", max_size=60))
def test_vni_loses_nothing(text: str) -> None:
    """Any text of letters and figures comes back from VNI as it went in."""
    spaced = " ".join(text)
    assert decode(encoded(spaced, Legacy.VNI), Legacy.VNI) == spaced


@given(st.text(max_size=80))
def test_any_text_can_be_judged(text: str) -> None:
    """Nothing that people paste makes the judgement fail, and Unicode marks always win."""
    recognise(text)
    assert recognise(f"{text} ư") is None
