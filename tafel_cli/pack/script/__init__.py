"""Makes the chair's script of a meeting: what to do and say at each row of the agenda."""
