"""The whole table, and what follows from it: standing, the proposal to judge, what is public."""
