"""From facts to draft records: matched with what stands in content/, written with remarks.

Nothing here touches the disk but `state` and `writing`. A draft is plain values (`Fields`) that
the model has accepted; where a person has to look, a comment stands above the key.
"""
