"""One address of every kind of page of the made-up school, in tests/sites/school."""

from __future__ import annotations

PLACES = {
    "home": "/",
    "campaigns": "/phong-trao/",
    "campaign": "/phong-trao/hai-tot/",
    "wall": "/guong/",
    "profile": "/guong/thcs-hoa-sen/le-thanh-huong/",
    "profile without a picture": "/guong/thcs-hoa-sen/dang-minh-chau/",
    "plans": "/ke-hoach/",
    "plan": "/ke-hoach/thcs-hoa-sen/ke-hoach-2026-2027/",
    "plan without a head": "/ke-hoach/th-dong-lua/ke-hoach-mat-dau/",
    "plan with thematic campaigns": "/ke-hoach/mn-nang-mai/chuyen-de-2026/",
    "sample plan": "/ke-hoach/th-ban-mau/ke-hoach-mau/",
    "units": "/don-vi/",
    "unit": "/don-vi/thcs-hoa-sen/",
    "unit that ended": "/don-vi/phong-gddt/",
    "documents": "/van-ban/",
    "document": "/van-ban/ke-hoach-nganh/",
    "report": "/bao-cao/thcs-hoa-sen/tong-ket-2025-2026/",
    "about": "/gioi-thieu/",
    "guide": "/huong-dan/",
    "search": "/tim-kiem/",
    "lost": "/404.html",
}
