"""Bytes become a document, and its header becomes the fields of a kind; wrong data become findings."""
