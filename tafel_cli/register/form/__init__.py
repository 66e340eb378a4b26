"""The form of an agenda item: its parts, the empty form, and what is left of the empty form in an item."""
