"""Draws a paper as a PDF: its blocks become JSON, which one fixed file of Typst code (main.typ) draws.

Every text is a value that Typst shows; none is ever read as Typst code.
"""
