"""Edits the front matter of a text: keys, lists and values; every other byte stays as it was. Touches no disk."""
