"""From valid records to one complete, immutable `Site`: references, gates, addresses, dates.

What the gates stop is not in the Site at all, so no later stage can show it by mistake.
"""
