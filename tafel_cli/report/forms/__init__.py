"""Writes the report of a check: each module here is one form, with `FILENAME` (None: the screen) and `render`."""
