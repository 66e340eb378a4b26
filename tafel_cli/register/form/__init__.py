"""Makes the empty form of an agenda item, lists its parts, and finds what is left of it in an item."""
