"""Text as posted: sentences with code point offsets. Knows nothing of dates."""
