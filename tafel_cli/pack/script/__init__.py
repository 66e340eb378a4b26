"""The chair's script: what to say and do, minute by minute."""
