"""Editorial rules: one a file, whose docstring is its page of documentation.

A rule sees one valid record and yields places that look wrong. It warns; the document may
have said so, and then a note beside the fact answers it.
"""
