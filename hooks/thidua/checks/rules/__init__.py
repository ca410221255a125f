"""The editorial rules, one a file; each docstring is what the guide says of its rule."""
