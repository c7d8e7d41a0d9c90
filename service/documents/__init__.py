"""What people send -> a document: its text as posted, which of its lines are the page's, and the day it is of.

``html`` and ``feed`` need the optional extra ``html``; they are imported where they are asked for.
"""

from service.documents.charset import NotText, page_of, text_of
from service.documents.dating import LOOKED_FOR, Clue, Dating, date_of, future_warning
from service.documents.estimate import Estimate, written_on
from service.documents.files import media_type_of
from service.documents.page import MediaType, Page, TooLong, Unreadable
from service.documents.plain import read_text
from service.documents.reading import ClientMetadata, ReadPage, read_page
from service.documents.timestamps import Moment, day_of, moment, published
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
    "Moment",
    "NotText",
    "Page",
    "ReadPage",
    "TooLong",
    "Unreadable",
    "date_of",
    "day_of",
    "future_warning",
    "media_type_of",
    "moment",
    "page_of",
    "published",
    "read_page",
    "read_text",
    "text_of",
    "written_on",
]
