"""Makes folders of papers with their manifest, says where they may stand, and rebuilds, lists and sends them."""
