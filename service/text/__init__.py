"""Text as posted: documents and sentences with code point offsets. Knows nothing of dates."""
