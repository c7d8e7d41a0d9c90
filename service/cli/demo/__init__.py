"""``timeline demo``: the real service, sample articles, and their timeline."""
