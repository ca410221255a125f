"""The records that content/ holds, as frozen values; one module a kind.

Input is plain data that the loader read; what comes out is valid by itself. Whether a
reference leads somewhere is for `link`, whether the facts make sense for `checks`.
"""
