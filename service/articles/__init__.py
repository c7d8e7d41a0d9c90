"""Write use cases: an article in, its events found and stored, its report out."""
