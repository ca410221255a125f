"""Calendars that telephones subscribe to: iCalendar files (RFC 5545, RFC 7986)."""
