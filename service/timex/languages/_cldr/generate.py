"""Write the tables of this folder: ``python -m service.timex.languages._cldr.generate``.

CLDR gives names of months, weekdays, units and eras and the patterns of relative time; dateparser adds forms that
texts use and whole relative phrases. Needs babel, which the service itself does not import.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError, localedata  # type: ignore[import-untyped,unused-ignore]

from service.timex.languages._cldr.endings import ENDINGS
from service.timex.languages._shared.folding import folded

Table = dict[str, list[str]]

FOLDER = Path(__file__).parent
CATALOGUE = FOLDER.parent / "_shared" / "catalogue.tsv"
_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_UNITS = ("year", "quarter", "month", "week", "day", "hour", "minute", "second", "decade", "century")
_RELATIVE = re.compile(r"(?:in (\d) (\w+)|(\d) (\w+) ago)")
_SHORTEST_MONTH, _SHORTEST_WEEKDAY, _SHORTEST_UNIT = 3, 4, 2
_AFFIXES = 3  # units that share a word before or after the number, so that it is no unit
#: Measures and currencies that texts count by the thousand.
_MEASURES = (
    "length-kilometer length-meter length-centimeter length-millimeter length-mile length-yard length-foot length-inch "
    "length-nautical-mile length-light-year area-square-kilometer area-hectare area-square-meter area-square-mile "
    "area-acre mass-tonne mass-metric-ton mass-kilogram mass-gram mass-milligram mass-pound mass-ounce volume-liter "
    "volume-milliliter volume-cubic-meter volume-cubic-kilometer volume-gallon volume-barrel temperature-celsius "
    "angle-degree energy-calorie energy-kilocalorie energy-joule energy-kilowatt-hour power-watt power-kilowatt "
    "power-megawatt power-horsepower electric-volt electric-ampere frequency-hertz digital-byte digital-megabyte "
    "speed-kilometer-per-hour concentr-percent"
).split()
_CURRENCIES = "USD EUR GBP JPY CNY RUB CHF INR MXN TRY PLN CZK SEK HUF UAH".split()
_SHORTEST_MEASURE = 3
_PLURALS = ("zero", "one", "two", "few", "many", "other")


def main() -> None:
    for old in FOLDER.glob("*.tsv"):
        old.unlink()
    catalogue = ["en\tEnglish\tltr\n"]
    for code in sorted(_codes()):
        table = table_of(code)
        if f"month.{len(_MONTHS)}" in table or "style" in table:
            (FOLDER / f"{code}.tsv").write_text(written(table), encoding="utf-8")
            catalogue.append(f"{code}\t{_locale(code).english_name}\t{_direction(code)}\n")
    CATALOGUE.write_text("".join(sorted(catalogue)), encoding="utf-8")


def _direction(code: str) -> str:
    return "rtl" if str(_locale(code).character_order) == "right-to-left" else "ltr"


def _codes() -> Iterator[str]:
    for code in import_module("dateparser.data.languages_info").language_order:
        if re.fullmatch("[a-z]{2,3}", code) and code != "en" and _locale(code) is not None:
            yield code


def _locale(code: str) -> Any:
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None


def table_of(code: str) -> Table:
    """Return the table of a language."""
    table: Table = defaultdict(list)
    localedata._cache.clear()  # babel shares what it resolves of the root locale among languages
    locale = _locale(code)
    info = import_module(f"dateparser.data.date_translation_data.{code}").info
    _add_names(table, info, locale)
    _add_units(table, info, locale)
    _add_relative(table, info)
    _add_last_and_next(table)
    _add_shifts(table, info, locale)
    _add_eras(table, locale)
    _add_measures(table, locale)
    table["order"] = [_order(info, locale)]
    _add_style(table, code, locale)
    return {slot: list(dict.fromkeys(words)) for slot, words in table.items() if words}


def _add_names(table: Table, info: dict[str, Any], locale: Any) -> None:
    for place, name in enumerate(_MONTHS, 1):
        wide = {locale.months[use]["wide"][place] for use in ("format", "stand-alone")}
        short = {locale.months[use]["abbreviated"][place] for use in ("format", "stand-alone")}
        more = {word for word in info[name] if len(word) > _SHORTEST_MONTH + 1}
        longest = _clean(wide | {word for word in more if not _is_short(word, short)})
        table[f"month.{place}"] = [word for word in longest if not word[0].isdigit()]
        others = _clean({*short, *info[name]})
        table[f"shortmonth.{place}"] = [
            word for word in others if word not in longest and _is_long(word, _SHORTEST_MONTH)
        ]
    for place, name in enumerate(_WEEKDAYS, 1):
        wide = {locale.days[use]["wide"][place - 1] for use in ("format", "stand-alone")}
        more = {word for word in info[name] if len(word) > _SHORTEST_WEEKDAY and not word.endswith(".")}
        table[f"weekday.{place}"] = _clean(wide | more)


def _is_short(word: str, short: set[str]) -> bool:
    return folded(word).strip(".") in {folded(other).strip(".") for other in short}


def _is_long(word: str, least: int) -> bool:
    return len(word) >= least and not word[0].isdigit()


def _clean(words: Iterable[str]) -> list[str]:
    """Return words as they are compared, without the dot of an abbreviation."""
    found = {folded(word).strip(". ") for word in words}
    return sorted(word for word in found if word and "|" not in word)


def _add_units(table: Table, info: dict[str, Any], locale: Any) -> None:
    for unit in _UNITS:
        words = set(info.get(unit, ()))
        for pattern in _patterns(locale, unit):
            words.add(pattern.replace("{0}", "").strip())
        table[f"unit.{unit}"] = [
            word for word in _clean(words) if _is_unit(word) and not any(letter.isdigit() for letter in word)
        ]


def _is_unit(word: str) -> bool:
    return len(word) >= _SHORTEST_UNIT or (not word.isascii() and not _is_alphabetic(word))


def _is_alphabetic(word: str) -> bool:
    """Whether it is written in a script in which one letter is no word."""
    return word < "\u0e00"


def _patterns(locale: Any, unit: str) -> Iterator[str]:
    lengths = locale._data["unit_patterns"].get(f"duration-{unit}", {})
    yield from (text for count, text in lengths.get("long", {}).items() if count in _PLURALS and "{0}" in text)


def _add_relative(table: Table, info: dict[str, Any]) -> None:
    """Add yesterday, today, tomorrow and phrases such as "last year"."""
    for key, phrases in info.get("relative-type", {}).items():
        match = _RELATIVE.fullmatch(key)
        unit = match and (match[2] or match[4])
        if not match or unit not in _UNITS or unit in ("hour", "minute", "second"):
            continue
        offset = int(match[1]) if match[1] else -int(match[3])
        slot = f"near.{offset}" if unit == "day" else f"relative.{unit}.{offset}"
        table[slot] = [word for word in _clean(phrases) if len(word) > 1 and not any(map(str.isdigit, word))]


def _add_last_and_next(table: Table) -> None:
    """Add the words that only phrases of the last or the next unit have: "pasado" of "el mes pasado"."""
    units = {word for slot, words in table.items() if slot.startswith("unit.") for word in words}
    found = {offset: _words_of(table, offset) for offset in (-1, 0, 1)}
    for offset, words in found.items():
        others = set().union(*(found[other] for other in found if other != offset))
        table[f"shift.{offset}"] = sorted(word for word in words - units - others if len(word) >= _SHORTEST_MONTH)


def _words_of(table: Table, offset: int) -> set[str]:
    phrases = [table.get(f"relative.{unit}.{offset}", []) for unit in _UNITS]
    return {word for names in phrases for phrase in names if " " in phrase for word in phrase.split(" ")}


def _add_shifts(table: Table, info: dict[str, Any], locale: Any) -> None:
    """Add the words that patterns of relative time have before and after the number and its unit."""
    for slot, side in (("ago", "past"), ("ahead", "future")):
        before, after = Counter[str](), Counter[str]()
        for unit in _UNITS[:-2]:
            heads, tails = _affixes(locale, unit, side)
            before.update(heads)
            after.update(tails)
        table[f"{slot}.before"] = _shared_words(before)
        table[f"{slot}.after"] = [*_shared_words(after), *_clean(info.get("ago" if slot == "ago" else "_", ()))]
    table["ago.after"] = [word for word in table["ago.after"] if word not in table["ago.before"]]
    both = set(table["ago.after"]) & set(table["ahead.after"])
    for slot in ("ago.after", "ahead.after"):
        table[slot] = [word for word in table[slot] if word not in both]


def _affixes(locale: Any, unit: str, side: str) -> tuple[set[str], set[str]]:
    """Return what stands before the number of a unit, and what stands last after it."""
    heads, tails = set[str](), set[str]()
    patterns = locale._data["date_fields"].get(unit, {}).get(side, {})
    for pattern in patterns.values():
        head, _, tail = pattern.partition("{0}")
        heads.add(head.strip())
        words = tail.strip().split(" ")
        tails.update(" ".join(words[place:]) for place in range(1, len(words)))
        if len(words) == 1 and words[0] and words[0][0] > "\u0e00":
            tails.update(words[0][place:] for place in range(1, len(words[0])))
    return {head for head in heads if head}, {tail for tail in tails if tail}


def _shared_words(found: Counter[str]) -> list[str]:
    return _clean(word for word, count in found.items() if count >= _AFFIXES)


def _add_measures(table: Table, locale: Any) -> None:
    """Add the names of measures and currencies that are one word, as "1435 Millimeter" is no year."""
    others = {word for slot, words in table.items() if slot != "order" for word in words}
    patterns = (locale._data["unit_patterns"].get(unit, {}).get("long", {}) for unit in _MEASURES)
    found = {form.partition("{0}")[2] for forms in patterns for count, form in forms.items() if count in _PLURALS}
    currencies = (locale._data["currency_names_plural"].get(currency) or {} for currency in _CURRENCIES)
    found |= {name.lower() for names in currencies for name in names.values()}
    nouns = _clean(name for name in found if len(name.split()) == 1)
    table["counted"] = [word for word in nouns if len(word) >= _SHORTEST_MEASURE and word not in others]


def _add_eras(table: Table, locale: Any) -> None:
    for place, slot in ((0, "bc"), (1, "ad")):
        names = {folded(eras[place]) for eras in locale.eras.values() if place in eras}
        table[slot] = sorted(name for name in names if len(name) > 1)


def _order(info: dict[str, Any], locale: Any) -> str:
    pattern = str(locale.date_formats["short"].pattern).lower()
    return (
        "".join(dict.fromkeys(letter for letter in pattern if letter in "dmy")) or info.get("date_order", "dmy").lower()
    )


def _add_style(table: Table, code: str, locale: Any) -> None:
    """Add how dates are written: with dots, with words inside, and with the endings of the language."""
    short, long = (str(locale.date_formats[length].pattern) for length in ("short", "long"))
    if re.search(r"d\s?\.\s?M", short):
        table["style"].append("dotted days")
    if any(letter.isdigit() for letter in locale.months["format"]["wide"][1]) or code in ("zh", "yue"):
        table["style"] += ["numbered months", "numbered days", "counted centuries"]
    inner = re.findall(r"'([^']+)'", long)
    known = {word for slot, words in table.items() if slot.startswith("unit.") for word in words}
    table["of"] = [word for word in _clean(inner) if word not in known]
    table["endings"] = sorted(ENDINGS.get(code, ()))


def written(table: Table) -> str:
    return "".join(f"{slot}\t{'|'.join(words)}\n" for slot, words in sorted(table.items()))


if __name__ == "__main__":
    main()
