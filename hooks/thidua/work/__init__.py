"""Work that is done once and remembered: jobs, what they asked, and what became of them.

Nothing here knows what the jobs are about.
"""
