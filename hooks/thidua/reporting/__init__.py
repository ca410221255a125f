"""Diagnostics as text, GitHub annotations, JSON and SARIF; in Vietnamese or English."""
