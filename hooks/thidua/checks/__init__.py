"""Editorial rules: one a file in `rules`, whose docstring is its page of documentation.

A rule looks at one valid record, or at one text of it, and may ask what stands around it. It
warns; where the document says so, a note beside the fact answers it.
"""
