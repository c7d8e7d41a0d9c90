"""What people send -> a document: its text as posted, which of its lines are the page's, and the day it is of."""

from service.documents.dating import LOOKED_FOR, Dating, date_of, future_warning
from service.documents.furniture import read_text
from service.documents.writing import Estimate, written_on
from service.text.document import Document, Dropped

__all__ = [
    "LOOKED_FOR",
    "Dating",
    "Document",
    "Dropped",
    "Estimate",
    "date_of",
    "future_warning",
    "read_text",
    "written_on",
]
