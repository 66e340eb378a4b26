"""Families of rules that compare two versions of the table. They are loaded only if there is a version before."""
