"""A meeting pack as documents made of typed blocks, which the drawers in render/ turn into files."""
