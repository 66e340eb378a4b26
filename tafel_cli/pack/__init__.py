"""Register + meeting → one frozen value that holds all papers; `pack.py` is that value."""
