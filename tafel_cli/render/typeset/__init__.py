"""A paper as print sees it: blocks of a few known kinds, in the order of the page, that one fixed Typst file draws.

Blocks are plain JSON. Every text in them is a value that Typst shows; none is ever read as Typst code.
"""
