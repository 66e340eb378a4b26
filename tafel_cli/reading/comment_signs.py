"""The signs that begin and end an HTML comment."""

OPENER, CLOSER = "<!--", "-->"
