"""What changes a table, and the folders of papers."""
