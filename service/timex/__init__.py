"""The engine: a text, an anchor and a language in; every expression of time out, resolved and explained.

Pure: no clock, no environment, no database. The way of a text is ``find`` (rules over classes of words; what is refused
with its reason), ``direction`` (past or future, from the mention's own words) and ``resolve`` (a date, never finer than
what was said). ``ENGINE_VERSION`` changes whenever an answer does.
"""

from service.timex._dateparser import calls as dateparser_calls
from service.timex.engine import ENGINE_VERSION, tag, words_of_no_time
from service.timex.uncertain_anchor import bounded
from service.timex.written import written_day

__all__ = ["ENGINE_VERSION", "bounded", "dateparser_calls", "tag", "words_of_no_time", "written_day"]
