"""The forms of report, found by being here: a file each with `FILENAME` (None: the screen) and `render(Report)`."""
