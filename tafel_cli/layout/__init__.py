"""Lays out a meeting pack as papers made of typed blocks, which the drawers in render/ turn into files."""
