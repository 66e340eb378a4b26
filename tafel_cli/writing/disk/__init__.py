"""What touches the disk: files read and written as a whole, and the lock of a table."""
