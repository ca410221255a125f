"""The Vietnamese words for facts, in remarks and in `--explain`."""

from __future__ import annotations

from collections.abc import Iterable

FACTS = {
    "kind": "loại văn bản",
    "number": "số, ký hiệu",
    "symbol": "ký hiệu",
    "place": "địa danh",
    "issued": "ngày ban hành",
    "unit": "đơn vị ban hành",
    "parent_unit": "cơ quan cấp trên",
    "title": "trích yếu",
    "theme": "chủ đề",
    "signer": "người ký",
    "recipients": "nơi nhận",
    "legal_basis": "văn bản viện dẫn",
    "campaigns": "phong trào",
    "rounds": "đợt thi đua",
    "thematic": "chuyên đề",
    "milestones": "mốc thời gian",
    "occasions": "ngày kỷ niệm",
    "targets": "chỉ tiêu",
}
"""Fact → what editors call it, in the order of documents."""

_PARTS = FACTS | {
    "issuer": "cơ quan ban hành",
    "date": "ngày",
    "years": "số năm",
    "year": "năm",
    "month": "tháng",
    "on": "ngày",
    "name": "tên",
    "period": "thời gian",
    "due": "hạn",
    "start": "ngày bắt đầu",
    "end": "ngày kết thúc",
}


def parts_in_words(parts: Iterable[str]) -> str:
    """Return the names of parts of a fact as a list in Vietnamese."""
    return ", ".join(_PARTS.get(part, part) for part in parts)
