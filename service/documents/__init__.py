"""What people send -> a document: its text as posted, and which of its lines are the page's and not the article's."""

from service.documents.furniture import Document, Dropped, read_text

__all__ = ["Document", "Dropped", "read_text"]
