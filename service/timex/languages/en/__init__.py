"""English: its words with their classes, its grammar, its refusals and its cues of direction, put together once."""

from __future__ import annotations

import re

from service.timex.grammar import Grammar
from service.timex.languages import Language, Ranges
from service.timex.languages.en import lexicon
from service.timex.languages.en.direction import cues
from service.timex.languages.en.events import EVENTS
from service.timex.languages.en.holidays import NAMES as HOLIDAY_NAMES
from service.timex.languages.en.macros import MACROS
from service.timex.languages.en.names import MONTHS, WEEKDAYS
from service.timex.languages.en.order import ORDER
from service.timex.languages.en.pages import PAGES
from service.timex.languages.en.refusals.suspects import SUSPECTS
from service.timex.languages.en.sentences import FALSE_BOUNDARIES
from service.timex.tokens import PUNCTUATION, SHAPES, Alphabet, WordClasses, token_pattern

_NAME_CLASSES = ("MONTH", "MONTHABBR", "MONTHWEAK", "WEEKDAY", "WEEKABBR", "WEEKDAYS", "HOLIDAY", "ZONE", "MERIDIEM")
_MARKS = ("POSSESSIVE", "BREAK", "FRACTION")
#: Words of these classes may begin or make an expression of time; a text without any of them costs nothing more.
_TRIGGERS = (
    "MONTH MONTHABBR MONTHWEAK "
    "WEEKDAY WEEKABBR WEEKDAYS HOLIDAY ORDNUM SECOND ISO SLASHED CLOCK CLOCKED YEAR YEARRANGE "
    "DECADENUM QNUM UNIT UNITS QUARTER QUARTERS HALF SEASON SOFTSEASON SEASONS SEASONWORD WEEKEND PART NIGHT PARTS "
    "HOURPART "
    "OVERNIGHT CLOCKWORD OCLOCK TODAY TONIGHT NEARDAY DECADEWORD PERIOD CURRENT CURRENTLY RECENT RECENTLY FORMERLY "
    "SOON FUTURE "
    "ADVERBSET NOW PAST MOMENT MERIDIEM ZONE APOS CARD"
)
#: Names that are also words: alone they are no month, beside a day or a year they are.
_WEAK_MONTHS = frozenset({"mar", "jan", "jun", "dec", "sep", "apr", "oct", "nov", "feb", "jul", "aug", "sept"})
_RANGES = Ranges(
    begins=frozenset({"from"}),
    continues=frozenset("to through thru until till".split()),
    between=frozenset({"between"}),
    both=frozenset({"and", "&"}),
)
_ONLY_CAPITALISED = frozenset({"may", "march", "august"})


def language() -> Language:
    """English, assembled."""
    alphabet = Alphabet.of((*SHAPES, *_marks(), *_NAME_CLASSES, *lexicon.CLASSES))
    trigger = "".join(re.escape(alphabet.character[name]) for name in _TRIGGERS.split())
    return Language(
        code="en",
        classes=WordClasses(_classes(alphabet), alphabet),
        token=token_pattern(HOLIDAY_NAMES),
        grammar=Grammar.compiled(alphabet, MACROS, ORDER),
        triggers=re.compile(f"[{trigger}]"),
        cues=cues(alphabet),
        ranges=_RANGES,
        suspects=SUSPECTS,
        weekdays={name: number for name, number in WEEKDAYS.items() if name.endswith("day")},
        false_boundaries=FALSE_BOUNDARIES,
        events=EVENTS,
        pages=PAGES,
        names=alphabet.characters("MONTH MONTHABBR MONTHWEAK WEEKDAY WEEKABBR WEEKDAYS HOLIDAY"),
    )


def _marks() -> tuple[str, ...]:
    return (*dict.fromkeys(PUNCTUATION.values()), *_MARKS)


def _classes(alphabet: Alphabet) -> dict[str, str]:
    character = alphabet.character
    found: dict[str, str] = {mark: character[name] for mark, name in PUNCTUATION.items()}
    for name, words in lexicon.CLASSES.items():
        for word in words.split():
            found |= dict.fromkeys((word, word.capitalize(), word.upper()), character[name])
    for word, name in _named():
        found[word] = character[name]
    found |= {holiday.replace("'", mark): character["HOLIDAY"] for holiday in HOLIDAY_NAMES for mark in "'’"}
    found |= dict.fromkeys(_meridiems(), character["MERIDIEM"])
    found |= dict.fromkeys(lexicon.ZONES, character["ZONE"])
    found |= {"'s": character["POSSESSIVE"], "’s": character["POSSESSIVE"]}
    found |= {f"{above}/{below}": character["FRACTION"] for below in range(2, 17) for above in range(1, below)}
    found |= dict.fromkeys(("Q1", "Q2", "Q3", "Q4", "H1", "H2"), character["QNUM"])
    return found


def _named() -> list[tuple[str, str]]:
    """Every form of the names of months and weekdays with its class: the same letters may be a modal or a surname."""
    forms: list[tuple[str, str]] = []
    for name in MONTHS:
        if len(name) <= 4 and name != "may" and name not in ("june", "july"):
            forms += [(name.capitalize(), "MONTHABBR"), (name.upper(), "MONTHABBR")]
        else:
            forms += [
                (name.capitalize(), "MONTH"),
                (name.upper(), "MONTHWEAK" if name in _ONLY_CAPITALISED else "MONTH"),
            ]
            forms += [] if name in _ONLY_CAPITALISED or name in ("april", "june") else [(name, "MONTH")]
    for name in WEEKDAYS:
        if name.endswith("day"):
            forms += [(form, "WEEKDAY") for form in (name, name.capitalize(), name.upper())]
            forms += [(form, "WEEKDAYS") for form in (name + "s", name.capitalize() + "s")]
        else:
            forms += [(name.capitalize(), "WEEKABBR")]
    return forms


def _meridiems() -> set[str]:
    dotted = {f"{half}.{space}m{end}" for half in "ap" for space in ("", " ") for end in ("", ".")}
    return dotted | {form.upper() for form in dotted} | {"am", "pm", "AM", "PM"}
