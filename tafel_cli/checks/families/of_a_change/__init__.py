"""Families of rules about a change: loaded only when there is a version before to compare with."""
