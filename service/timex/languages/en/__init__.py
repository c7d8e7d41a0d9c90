"""English. Each module holds one part of the contract; ``language`` assembles them."""

from __future__ import annotations

import re
from pathlib import Path

from service.timex.grammar import Grammar
from service.timex.languages import Language, Ranges
from service.timex.languages.en.classes import CLASS_OF
from service.timex.languages.en.direction import MOVED, cues
from service.timex.languages.en.events import EVENTS
from service.timex.languages.en.macros import MACROS
from service.timex.languages.en.names import ABBREVIATED_WEEKDAYS, WEEKDAYS
from service.timex.languages.en.order import ORDER
from service.timex.languages.en.pages import PAGES
from service.timex.languages.en.refusals.suspects import SUSPECTS
from service.timex.languages.en.sentences import BOUNDARIES
from service.timex.languages.en.spelling import SPELLING
from service.timex.languages.weights import read_weights
from service.timex.tokens import Alphabet, WordClasses, token_pattern

#: Words of these classes may begin or make an expression of time; a text without any of them costs nothing more.
_TRIGGERS = (
    "MONTH MONTHABBR MONTHWEAK MONTHYEAR FISCALYEAR "
    "WEEKDAY WEEKABBR WEEKDAYS HOLIDAY ORDNUM SECOND ISO SLASHED SHORTDATE QYEAR AD BC CLOCK CLOCKED YEAR YEARRANGE "
    "DECADENUM QNUM UNIT UNITS UNITLONG QUARTER QUARTERS HALF SEASON SOFTSEASON SEASONS SEASONWORD WEEKEND PART NIGHT "
    "PARTS HOURPART OVERNIGHT CLOCKWORD OCLOCK TODAY TONIGHT NEARDAY DECADEWORD PERIOD CURRENT CURRENTLY RECENT "
    "RECENTLY FORMERLY SOON FUTURE TERM WHILE "
    "ADVERBSET NOW PAST MOMENT MERIDIEM ZONE APOS CARD"
)
_RANGES = Ranges(
    begins=frozenset({"from"}),
    continues=frozenset("to through thru until till".split()),
    between=frozenset({"between"}),
    both=frozenset({"and", "&"}),
    moving=MOVED - {"extended"},
)


def _triggers(alphabet: Alphabet) -> re.Pattern[str]:
    """Return the pattern of what may make an expression of time; "in 874" has no word of dates."""
    early_year = "".join(map(re.escape, alphabet.characters("IN NUM")))
    return re.compile(f"{alphabet.any_of(_TRIGGERS).pattern}|{early_year}")


def language() -> Language:
    """Return English."""
    alphabet = Alphabet.of((*CLASS_OF.values(), *(name for name, _ in SPELLING.shapes)))
    return Language(
        code="en",
        classes=WordClasses(CLASS_OF, alphabet, SPELLING),
        token=token_pattern(SPELLING),
        grammar=Grammar.compiled(alphabet, MACROS, ORDER),
        triggers=_triggers(alphabet),
        cues=cues(alphabet),
        weights=read_weights(Path(__file__).with_name("direction.tsv")),
        ranges=_RANGES,
        nights_follow=True,
        suspects=SUSPECTS,
        weekdays={name: number for name, number in WEEKDAYS.items() if name not in ABBREVIATED_WEEKDAYS},
        boundaries=BOUNDARIES,
        events=EVENTS,
        pages=PAGES,
        names=alphabet.characters("MONTH MONTHABBR MONTHWEAK WEEKDAY WEEKABBR WEEKDAYS HOLIDAY"),
    )
