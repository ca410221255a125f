"""What readers of feeds see besides the records' own words."""

from __future__ import annotations

from collections.abc import Mapping

from thidua.model.base import Kind

KINDS: Mapping[Kind, str] = {
    Kind.PROFILE: "Gương tốt",
    Kind.PLAN: "Kế hoạch",
    Kind.REPORT: "Báo cáo",
    Kind.CAMPAIGN: "Phong trào",
    Kind.DOCUMENT: "Văn bản",
}
"""Kind → its name as a category; kinds that are not here are no news."""

SAMPLE = "Dữ liệu mẫu"
SAMPLE_SENTENCE = "Dữ liệu mẫu: đặt ra để minh họa, không nói về người thật, việc thật."
READ_ON = "Xem trên trang"
