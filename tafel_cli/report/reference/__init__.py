"""Makes reference pages and JSON schemas from the code."""
