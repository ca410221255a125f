"""From a document of a school or an office to facts and a draft: read, mend, extract, write.

Readers turn files into a `Source`; `extract` turns a `Source` into `Facts`.
"""
