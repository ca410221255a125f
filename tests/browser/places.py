"""One address of every kind of page."""

from __future__ import annotations

PLACES = {
    "home": "/",
    "campaigns": "/phong-trao/",
    "campaign": "/phong-trao/nguoi-tot-viec-tot/",
    "wall": "/guong/",
    "profile": "/guong/thcs-hoa-phuong-mau/le-thanh-huong/",
    "plans": "/ke-hoach/",
    "plan": "/ke-hoach/thcs-le-anh-xuan/43-kh-lax/",
    "plan without a head": "/ke-hoach/tt-hoa-nhap-tan-binh/ke-hoach-thi-dua-2024/",
    "plan with thematic campaigns": "/ke-hoach/mn-lien-nghia/57-kh-mnln/",
    "sample plan": "/ke-hoach/thcs-hoa-phuong-mau/ke-hoach-2026-2027/",
    "units": "/don-vi/",
    "unit": "/don-vi/thcs-le-anh-xuan/",
    "unit that ended": "/don-vi/pgddt-vinh-thuan/",
    "documents": "/van-ban/",
    "document": "/van-ban/961-kh-sgddt-2024/",
    "report": "/bao-cao/thcs-hoa-phuong-mau/tong-ket-2025-2026/",
    "about": "/gioi-thieu/",
    "guide": "/huong-dan/",
    "lost": "/404.html",
}
