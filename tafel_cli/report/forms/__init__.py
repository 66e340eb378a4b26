"""The forms of report: each module in this folder is one, with `FILENAME` (None: the screen) and `render(Report)`."""
