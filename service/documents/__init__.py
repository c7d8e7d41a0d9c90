"""What people send -> a document: its text as posted, its boilerplate, its metadata and its publication date.

``read_page`` is the entry point. ``html`` and ``feed`` need the optional extra ``html``: import them where needed.
"""

from service.documents.charset import NotText, page_of, text_of
from service.documents.clues import Clue
from service.documents.dating import LOOKED_FOR, Dating, date_of, future_warning
from service.documents.estimate import Estimate, estimate_of
from service.documents.files import media_type_of
from service.documents.page import MediaType, Page, TooLong, Unreadable
from service.documents.plain import read_text
from service.documents.reading import ClientMetadata, ReadPage, read_page
from service.documents.timestamps import Timestamp, parse_publication
from service.text.document import Document, Dropped

__all__ = [
    "LOOKED_FOR",
    "ClientMetadata",
    "Clue",
    "Dating",
    "Document",
    "Dropped",
    "Estimate",
    "MediaType",
    "NotText",
    "Page",
    "ReadPage",
    "Timestamp",
    "TooLong",
    "Unreadable",
    "date_of",
    "estimate_of",
    "future_warning",
    "media_type_of",
    "page_of",
    "parse_publication",
    "read_page",
    "read_text",
    "text_of",
]
