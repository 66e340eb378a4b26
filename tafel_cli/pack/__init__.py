"""Makes the pack of a meeting from the register: one frozen value (`pack.py`) with all that its papers say."""
