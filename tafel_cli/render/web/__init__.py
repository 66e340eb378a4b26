"""Writes the texts of a page as HTML and draws its bar of time; the elements of blocks stand in templates/."""
