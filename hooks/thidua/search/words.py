"""What readers of results see besides the records' own words."""

from __future__ import annotations

from collections.abc import Mapping

from thidua.model.base import Kind

KINDS: Mapping[Kind, str] = {
    Kind.CAMPAIGN: "Phong trào",
    Kind.DOCUMENT: "Văn bản",
    Kind.PLAN: "Kế hoạch",
    Kind.PROFILE: "Gương tốt",
    Kind.REPORT: "Báo cáo",
    Kind.UNIT: "Đơn vị",
}
"""Kind → its name where results are filtered by kind; kinds that are not here are not searched."""
