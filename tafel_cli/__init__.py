"""tafel: checks, lists and renders a collaboration table kept as Markdown files in git."""

__version__ = "0.1.0"
