"""Holds the whole table as data, and computes what follows from it, such as standings and what is public."""
