"""Read use cases: pages of a timeline, histograms, exports and the feed of changes."""
