"""Readers of file formats: a file goes in, blocks of text come out, or a reason why not.

`reading.read` is the door. It looks at what a file holds, never at its ending alone, and has
it read by a child process that may use little memory and little time.
"""
