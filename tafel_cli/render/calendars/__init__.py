"""Meetings as iCalendar files: one meeting for a pack, or all planned meetings to subscribe to."""
