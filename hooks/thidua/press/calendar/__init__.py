"""The pages of the calendar: months as a wall calendar has them, years, and the days to come.

`pages` is the way in; the same code makes the calendar of everyone and that of a unit.
"""
