"""Writes meetings as iCalendar files: one meeting for a pack, or all that were not held yet to subscribe to."""
