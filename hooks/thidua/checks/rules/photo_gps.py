"""Tệp ảnh còn ghi nơi chụp (GPS).

Trang chỉ đăng bản vẽ lại, không mang theo vị trí. Nhưng tệp gốc nằm trong kho, ai xem được kho là
biết chụp ở đâu; ảnh chụp tại nhà một em học sinh là địa chỉ của em (Nghị định 56/2017/NĐ-CP, Điều
33).

Mở ảnh, lưu lại không kèm vị trí rồi chép đè: trên Windows, *Properties → Details → Remove
Properties*; trên điện thoại, tắt *Vị trí* khi chia sẻ ảnh. Bản cũ còn trong lịch sử của kho; ảnh
của trẻ em thì nhờ người quản trị xóa hẳn.
"""

from __future__ import annotations

from collections.abc import Iterator

from thidua.checks.around import Around
from thidua.checks.rule import Check, Problem, each, warning
from thidua.media.photos import tells_place
from thidua.model.profile import Profile

RULE = warning(
    "photo/gps",
    (
        "tệp ảnh “{file}” còn ghi nơi chụp (GPS)",
        "lưu lại ảnh không kèm vị trí rồi chép đè; xem quy tắc này trong hướng dẫn",
    ),
    (
        "the file “{file}” still says where it was taken (GPS)",
        "save it without its position and copy it again",
    ),
)


def check(profile: Profile, around: Around) -> Iterator[Problem]:
    """Yield each photo whose file tells a position."""
    assets = around.raw(profile).assets
    for index, photo in enumerate(profile.photos):
        asset = assets.get(photo.file)
        if asset and tells_place(asset.path.read_bytes()):
            yield Problem(("photos", index, "file"), {"file": photo.file})


CHECK = Check(RULE, each(Profile), check)
