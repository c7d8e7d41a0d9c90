"""What people send -> a document: its text as posted, and which of its lines are the page's and not the article's."""

from service.documents.furniture import read_text
from service.text.document import Document, Dropped

__all__ = ["Document", "Dropped", "read_text"]
