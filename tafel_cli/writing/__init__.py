"""Everything that writes: files of the table, and folders of papers."""
