"""The chair's script: what to do and say at each row of the agenda."""
