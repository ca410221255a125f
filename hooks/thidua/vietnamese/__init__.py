"""What is true of the Vietnamese language: folding, order, names, dates and numbers.

Pure functions over text, dates and numbers; nothing here knows the site or its records.
"""
