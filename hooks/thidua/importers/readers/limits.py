"""How much of a file is read before it is held to be no document.

The longest plan seen has 40 pages, and 400 kB of XML; the limits leave room for a hundred
times that and keep a hostile file within 10 seconds and 512 MB.
"""

from __future__ import annotations

MAX_FILE_BYTES = 50 * 1024 * 1024
"""A scan of 30 pages has some 10 MB."""

MAX_TEXT_FILE_BYTES = 4 * 1024 * 1024
"""Of plain text, Markdown and HTML."""

MAX_PART_BYTES = 24 * 1024 * 1024
"""Of one unpacked part of a .docx or .odt."""

MAX_TAGS = 1_000_000
"""In one part; 400 kB of Word's XML have some 20,000."""

MAX_PARTS = 4000
"""Files in the zip of a .docx or .odt; pictures are one each."""

MAX_PAGES = 300
"""Of a PDF."""

MAX_CHARACTERS = 2_000_000
"""Of all text taken from a file."""

MAX_BLOCKS = 50_000

MEMORY_BYTES = 512 * 1024 * 1024
"""Address space of the process that reads."""

SECONDS = 7
"""Processor and waiting time of the process that reads."""
