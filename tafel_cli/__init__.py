"""tafel: checks, lists and renders a collaboration table kept as Markdown files in git."""

__version__ = "0.2.0"
