"""Parses bytes into documents, and decodes their front matter by kind. Wrong data become findings."""
