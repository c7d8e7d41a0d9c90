"""The engine: a text, an anchor and a language in; every expression of time out, resolved and explained.

Pure: no clock, no environment, no database. A text goes through ``find`` (rules over word classes; what is rejected
has a reason), ``direction`` (past or future, from the words around an expression) and ``resolve`` (a date, never finer
than its words). ``ENGINE_VERSION`` changes whenever an answer does.
"""

from service.timex._dateparser import calls as dateparser_calls
from service.timex._dateparser import load as load_dateparser
from service.timex.engine import ENGINE_VERSION, tag, unclassified_words
from service.timex.resolve.checked import fallbacks as dateparser_fallbacks
from service.timex.uncertain_anchor import with_reading_at_bound
from service.timex.written import written_day

__all__ = [
    "ENGINE_VERSION",
    "dateparser_calls",
    "dateparser_fallbacks",
    "load_dateparser",
    "tag",
    "unclassified_words",
    "with_reading_at_bound",
    "written_day",
]
