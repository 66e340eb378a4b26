"""The page as HTML: what writes its texts and its bar of time; the elements of blocks stand in templates/."""
