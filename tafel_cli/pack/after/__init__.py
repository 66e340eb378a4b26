"""Makes the values of the papers after a meeting: its minutes, and the list of its decisions and actions."""
