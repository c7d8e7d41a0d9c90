"""Text of any script -> tokens, and the class of each token.

Scripts that separate words give words with their marks and joiners. Chinese, Japanese, Thai, Lao, Khmer and Burmese
give numbers, the words of the language's table, and single characters. A number is one token with its ending
("1er", "1990er", "2025'te"), except before a letter of a script that writes without blanks and before Hangul.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from service.text.words import combining_marks
from service.timex.languages._shared import affixes
from service.timex.languages._shared.chinese import NUMERALS, chinese_number
from service.timex.languages._shared.folding import folded
from service.timex.languages._shared.words import CLASSES, Words
from service.timex.tokens import OTHER, PUNCTUATION, Alphabet, Spelling, WordClasses

#: Scripts written without blanks between words: Thai and Lao, Burmese, Khmer, kana, Han.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
#: Digits within those blocks: Thai, Lao, Burmese and Khmer.
_UNSPACED_DIGITS = "\u0e50-\u0e59\u0ed0-\u0ed9\u1040-\u1049\u17e0-\u17e9"
HANGUL = "\u1100-\u11ff\uac00-\ud7af"
_JOINERS = "\u200c\u200d"
_MARK = "[\u200e\u200f]?"  # of the direction, which Arabic texts write before a slash
_NUMBER = rf"\d+(?:{_MARK}[.,:/–-]{_MARK}\d+)*"
_ONE_OR_TWO = "[12१२١٢۱۲১২੧੨૧૨୧୨௧௨౧౨೧೨൧൨]"
_YEAR_OF_RANGE = rf"{_ONE_OR_TWO}\d{{3}}(?=[-–]{_ONE_OR_TWO}\d{{3}}(?![-–.,:/]?\d))"  # 1879 of 1879–1955: two dates
_YEAR_BEFORE_PLACE = r"[12]\d{3}(?=-[A-ZÀ-Þ])"  # (Sevilla, 1848-Madrid, 1902)
_FIRST_OF_DECADES = "[二三四五六七八](?=[三四五六七八九]十年代)"  # the fifties of 五六十年代
_PUNCTUATION = PUNCTUATION | {
    "。": "DOT", "।": "STOP", "؟": "STOP", "؛": "STOP", "،": "COMMA", "、": "COMMA", "〜": "DASH", "−": "DASH",
    "~": "DASH", "۔": "STOP", "։": "STOP", "።": "STOP", "။": "STOP", "។": "STOP",
    "₹": "MONEY", "₩": "MONEY", "₽": "MONEY", "₺": "MONEY", "₫": "MONEY", "฿": "MONEY", "₴": "MONEY", "٪": "PERCENT",
}  # fmt: skip
_ENDED_NUMBER = re.compile(r"(\d+)['.:-]?([^\d\s'.:,/–-][^\d]*)")
_ENDED_TIME = re.compile(r"(\d{1,2}[.:]\d\d)'(\w+)")  # Turkish 18.00'de
_ENDED_DATE = re.compile(r"(\d{1,2}[./]\d{1,2}[./]\d{4})-?(\D+)")  # Telugu 05.03.2021న
_ENDED_YEARS = re.compile(r"([12]\d{3}[–-]\d{2,4})-(\D+)")  # Hungarian 2014–15-ös
_ABOUT_TIME = re.compile(r"\d{1,2}(?:[.:]\d\d)?-(\w+)")  # Swedish 16.30-tiden
_DAY_MONTH = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])")
_DAY_SLASH_MONTH = re.compile(r"\d{1,2}/\d{1,2}")
_MONTH_SLASH_YEAR = re.compile(r"(?:0?[1-9]|1[0-2])/[12]\d{3}")
_HOUR_MINUTE = re.compile(r"\d{1,2}h\d\d")
_ROMAN_LETTERS = "IVXІХ"  # Cyrillic texts often take their own letters for them
_ROMAN = re.compile(rf"[{_ROMAN_LETTERS}]{{1,6}}(?=[^\W\d_A-ZА-Я]*$|-)")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "І": 1, "Х": 10}
_YEAR_DIGITS = 4
_BUDDHIST_YEARS = range(2400, 2600)


def token_pattern(words: Words) -> re.Pattern[str]:
    """Return the tokeniser of a language: each match is a token with the blanks before it."""
    marks = combining_marks()
    letter = rf"(?:[^\W\d_{UNSPACED}]|[{marks}{_JOINERS}])"
    ending = rf"(?:(?:['’.:-]?[^\W\d_{UNSPACED}{HANGUL}]|-[{marks}])(?:{letter})*|[°º])?"
    tokens = [
        *_before_particles(words),
        *_prefixes(words),
        *_abbreviations(words),
        *_known(words, unspaced=True),
        _FIRST_OF_DECADES,
        rf"[{NUMERALS}]+",
        rf"[{_UNSPACED_DIGITS}]+",
        rf"[{UNSPACED}][{marks}]*",
        *_known(words, unspaced=False),
        *_before_christ(words),
        *_before_hours(words),
        r"\d{1,2}h\d\d(?!\w)",
        _YEAR_OF_RANGE,
        *([] if words.has("style", "capital nouns") else [_YEAR_BEFORE_PLACE]),
        *_before_days(words),
        *_before_units(words),
        *affixes.patterns(words, trie),
        _NUMBER + ending,
        rf"[{_ROMAN_LETTERS}]+-{letter}{{1,3}}(?!\w)",
        rf"[^\W\d_]{letter}*",
        r"[^\w\s]",
        r"\w",
    ]
    return re.compile(rf"[^\S\n]*\n[^\S\n]*\n\s*|\s*(?:{'|'.join(tokens)})|\s+")


def _before_particles(words: Words) -> list[str]:
    """Return a pattern of Korean words that a particle follows: 월 of 월부터, 지난해 of 지난해에는."""
    found = [name for name in words.entries if _IS_HANGUL.match(name)]
    if not found:
        return []
    particles = "|".join(map(re.escape, words.lists.get("endings", ())))
    return [rf"(?:{trie(found)})(?=(?:{particles})(?![{HANGUL}]))"]


def _prefixes(words: Words) -> list[str]:
    """Return a pattern of the letters that Semitic languages write before a noun: و of ومارس, ב of במרץ."""
    prefixes = words.lists.get("prefixes")
    if not prefixes:
        return []
    names = [name for name in words.entries if len(name) >= _SHORTEST_NAME]
    found = ((name, entry) for name, entry in words.entries.items() if name.startswith(tuple(prefixes)))
    own = [name for name, entry in found if entry.name in _WHOLE or " " in name]
    whole = [rf"(?:{trie(own)})(?!\w)"] if own else []  # Hebrew "הבוקר" is this morning
    return [*whole, rf"(?:{'|'.join(prefixes)})(?=(?:{'|'.join(prefixes)})?(?:{trie(names)})(?!\w))"]


_SHORTEST_NAME = 3
_WHOLE = (
    "NEAR",
    "RELATIVE",
    "TODAYPART",
    "REFERENCE",
)  # words with an article that are no longer a noun with its article
_SHORTENING = ".॰׳"  # what ends an abbreviation in Latin and Cyrillic letters, Devanagari and Hebrew
_IS_HANGUL = re.compile(f"[{HANGUL}]")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_NOT_ONE_WORD = re.compile(r"[\s'\"/.\u00b7\u0970\u05f4\u05f3-]")


def _abbreviations(words: Words) -> list[str]:
    """Return a pattern of abbreviated months beside a number: sept. of 12 sept. 2020, as "sept" alone is a number."""
    found = [name for name, entry in words.entries.items() if entry.name == "MONTHABBR" and name[-1] in _SHORTENING]
    if not found:
        return []
    names = rf"(?i:{trie(found)})"
    behind = "|".join(rf"(?<={link}\s)" for link in (r"\d", r"\d\.", r"\d\sde", r"\dº"))
    return [rf"(?:{behind}){names}", rf"{names}(?=,?\s(?:de\s)?{_ONE_OR_TWO}\d{{3}}(?!\d))"]


def _known(words: Words, *, unspaced: bool) -> list[str]:
    """Return a pattern of words that no other pattern keeps whole: of several words, or written without blanks."""
    cues = (words.lists.get(f"cue.{slot}", ()) for slot in ("past", "future", "deciding"))
    names = [*words.entries, *words.weak, *chain.from_iterable(cues)]
    if unspaced:
        names += [composed for name in names if (composed := _composed(name)) != name]
        found = [name for name in names if _UNSPACED.search(name) and not set(name) <= set(NUMERALS)]
    else:
        found = [name for name in names if _NOT_ONE_WORD.search(name[:-1]) and not _UNSPACED.search(name)]
        found += [name.replace("ss", "ß") for name in found if "ss" in name]  # which "ß" is folded to
    if not found:
        return []
    return [f"(?i:{trie(found)})" + ("" if unspaced else rf"(?![^\W{HANGUL}]|[{combining_marks()}]|[.,]\d)")]


def _composed(name: str) -> str:
    """Return a folded name with the Thai and Lao letters that NFKC takes apart, as texts write them."""
    for parts, letter in (("\u0e4d\u0e32", "\u0e33"), ("\u0ecd\u0eb2", "\u0eb3"), ("ຫນ", "ໜ"), ("ຫມ", "ໝ")):
        name = name.replace(parts, letter)
    return name


def _before_hours(words: Words) -> list[str]:
    """Return a pattern of the first of two hours that a dash or slash joins: 10 of 10-18 Uhr, 9.30 of 9.30/12 Uhr."""
    hours = [re.escape(name) for name, entry in words.entries.items() if entry.name == "OCLOCK"]
    time = r"\d{1,2}(?:[.:]\d\d)?"
    ends = rf"\s?(?i:{'|'.join(hours)})\b"
    return [rf"{time}(?=[/–-]{time}(?:\s\w+\s{time}[/–-]{time})?{ends})"] if hours else []


def _before_christ(words: Words) -> list[str]:
    """Return a pattern of the first of two years that a dash joins before Christ: 264 of 264–241 p.n.e., MÖ 264-241."""
    eras = [name for name, entry in words.entries.items() if entry.name == "BC"]
    years = [name for name, entry in words.entries.items() if entry.name == "YEARUNIT"]
    if not eras or not years:
        return []
    before = "|".join(rf"(?<={era})|(?<={era}\s)" for era in map(re.escape, eras))
    return [
        rf"\d{{1,4}}(?=[–-]\d{{1,4}}\.?\s?(?i:(?:{trie(years)})\.?\s)?(?i:{trie(eras)}))",
        rf"(?=\d)(?i:{before})\d{{1,4}}(?=[–-]\d{{1,4}}(?![\d.,:/–-]))",
    ]


def _before_days(words: Words) -> list[str]:
    """Return a pattern of a year that a dash joins to a day: 1887 of 12 April 1887–3 November 1954."""
    months = [name for name, entry in words.entries.items() if entry.name == "MONTH" and name.isalpha()]
    return [rf"[12]\d{{3}}(?=[-–]\d{{1,2}}\.?\s(?:\w{{1,3}}\s)?(?i:{trie(months)})\b)"] if months else []


def _before_units(words: Words) -> list[str]:
    """Return a pattern of a number that a hyphen joins to a unit, where nouns have capitals: 14 of 14-Tage-Frist."""
    if not words.has("style", "capital nouns"):
        return []
    units = [name.capitalize() for name, entry in words.entries.items() if entry.name.endswith("UNIT")]
    return [rf"\d{{1,3}}(?=-(?:{trie(units)})(?!\w))"]


def trie(names: Iterable[str]) -> str:
    """Return a pattern of all names, the longest first, that shares their beginnings."""
    by_letter: dict[str, list[str]] = {}
    for name in sorted(set(names)):
        by_letter.setdefault(name[:1], []).append(name[1:])
    may_end = by_letter.pop("", None) is not None
    branches = [_letter(letter) + trie(rests) for letter, rests in by_letter.items()]
    if not branches:
        return ""
    together = f"(?:{'|'.join(branches)})"
    return f"{together}?" if may_end else together


#: What a text may have for a letter of a folded name.
_SPELLINGS = {" ": r"\s", "-": r"\-\u05be", "'": "'’‘\u02bb\u02bc", "ا": "اأإآ", "ي": "يىیے", "ك": "كک"}


def _letter(letter: str) -> str:
    if letter in _SPELLINGS:
        return f"[{_SPELLINGS[letter]}]"
    return re.escape(letter)


#: Classes of words that only show that a number or a name beside them is no date.
_OF_NO_TIME = ("COUNTED", "TITLE")


class ScriptClasses(WordClasses):
    """The character of the class of every word of a language, in any script."""

    def __init__(self, words: Words, alphabet: Alphabet) -> None:
        super().__init__({}, alphabet, Spelling())
        self._words, self._character = words, alphabet.character
        self.known = frozenset(word for word, entry in words.entries.items() if entry.name not in _OF_NO_TIME)
        self._has_dots = words.has("style", "dotted days")
        self._places = affixes.places(words)

    def _of(self, word: str) -> str:
        key = folded(word)
        if name := _PUNCTUATION.get(key):
            return self._character[name]
        if key[0].isdigit() and key not in self._words.entries:
            return self._of_number(affixes.without_blank(key))
        if key[-1].isdigit() and self._places.fullmatch(key):
            return self._character["NTH"]
        entry = self._words.entry(word)
        if entry and not (word == "I" and entry.name == "JOIN"):  # Polish "i" is "and", and "I wiek" the first century
            return self._character[entry.name]
        if chinese_number(key) is not None:
            return self._character["NUMBER"]
        return self._character["ROMAN"] if self._is_roman(word) else OTHER

    def _is_roman(self, word: str) -> bool:
        """Return whether a word is a Roman number, alone or with an ending: XIX, XIXe, XIX-го; but not "Il"."""
        found = _ROMAN.match(word)
        if not found or not roman_number(word):
            return False
        ending = folded(word[found.end() :] or " ").strip()
        slots = ("ending.nth", "ending.case", "endings")
        return not ending or ending[0] == "-" or any(self._words.has(slot, ending) for slot in slots)

    def _of_number(self, key: str) -> str:
        if (
            self._words.code in ("th", "lo", "km")
            and key.isdigit()
            and len(key) == _YEAR_DIGITS
            and int(key) in _BUDDHIST_YEARS
        ):
            return self._character["BUDDHIST"]
        if self._has_dots and _DAY_MONTH.fullmatch(key):
            return self._character["DAYMONTH"]
        if _DAY_SLASH_MONTH.fullmatch(key):
            return self._character["DAYSLASHMONTH"]
        if _MONTH_SLASH_YEAR.fullmatch(key):
            return self._character["MONTHSLASHYEAR"]
        if _HOUR_MINUTE.fullmatch(key) and self._words.has("ending.hour", "h"):
            return self._character["CLOCK"]
        character = self._of_shape(key)
        if character != OTHER:
            return character
        if (date := _ENDED_DATE.fullmatch(key)) and self._words.has("ending.case", date[2]):
            return self._of_shape(date[1])
        if (time := _ENDED_TIME.fullmatch(key)) and self._words.has("ending.case", time[2]):
            return self._of_shape(time[1])
        if (time := _ABOUT_TIME.fullmatch(key)) and self._words.has("ending.clock", time[1]):
            return self._character["CLOCK"]
        if (years := _ENDED_YEARS.fullmatch(key)) and self._words.has("ending.case", years[2]):
            return self._of_shape(years[1])
        ended = _ENDED_NUMBER.fullmatch(key)
        return self._with_ending(ended[1], ended[2]) if ended else OTHER

    def _with_ending(self, digits: str, ending: str) -> str:
        """Return the class of a number with an ending: a decade, a day or place in a row, or what it is without."""
        words = self._words
        is_decade = words.has("ending.decade", ending) or words.has("ending.century", ending)
        is_decade = is_decade or ending.startswith(tuple(words.lists.get("ending.compound", ())))
        if is_decade and digits.endswith("0"):
            return self._character["DECADENUM"]
        if words.has("ending.nth", ending):
            is_year = len(digits) == _YEAR_DIGITS and not words.has("style", "ordinals are no years")
            return self._of_shape(digits) if is_year else self._character["NTH"]
        if words.has("ending.hour", ending):
            return self._character["CLOCK"]
        is_case = words.has("ending.case", ending) or words.has("endings", ending)
        return self._of_shape(digits) if is_case else OTHER


def roman_number(word: str) -> int | None:
    """Return the value of a Roman number below 40, without its ending; None if it is not written as Romans did."""
    found = _ROMAN.match(word)
    if not found:
        return None
    digits = [_ROMAN_DIGITS[letter] for letter in found[0]]
    total = sum(
        -digit if any(later > digit for later in digits[place + 1 : place + 2]) else digit
        for place, digit in enumerate(digits)
    )
    return total if _as_roman(total) == found[0].translate({ord("І"): "I", ord("Х"): "X"}) else None


def _as_roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def alphabet() -> Alphabet:
    """Return the alphabet of the shared grammar's classes."""
    return Alphabet.of(CLASSES)
