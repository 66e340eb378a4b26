"""Writes iCalendar files: the meeting of a pack, or all planned and cancelled meetings to subscribe to."""
