"""The time zone of a dateline's city, if tzdata's own tables name that city; it is never guessed.

tzdata's ``zone.tab`` names one city for each zone ("PK +2452+06703 Asia/Karachi"): some 400 that every newsroom writes
without their country. A namesake with another region beside it ("LONDON, Ontario") is not that city.
"""

from __future__ import annotations

import importlib.resources
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_MOST_WORDS = 3  # of a city's name
_NOT_LETTERS = re.compile(r"[^a-z ]")


class _Place(NamedTuple):
    timezone: str
    country: str


def timezone_of(place: str) -> str | None:
    """Return the IANA time zone of "KARACHI" or "KARACHI, Pakistan"; None for a place that is not certain."""
    city, _, region = place.partition(",")
    found = _cities().get(_key(city))
    if found is None or (region.strip() and _key(region) != found.country):
        return None
    return found.timezone


def timezone_of_name(name: str) -> str | None:
    """Return the IANA time zone of the city in a publisher's name: "The Karachi Post"; None if it names none or two."""
    words = name.split()
    spans = ((start, start + length) for length in range(1, _MOST_WORDS + 1) for start in range(len(words)))
    found = {_cities().get(_key(" ".join(words[start:end]))) for start, end in spans if words[start][:1].isupper()}
    zones = {place.timezone for place in found if place is not None}
    return zones.pop() if len(zones) == 1 else None


@cache
def _cities() -> dict[str, _Place]:
    countries = {code: _key(name) for code, name in _rows("iso3166.tab")}
    cities: dict[str, _Place] = {}
    for code, _, zone, *_ in _rows("zone.tab"):
        parts = zone.split("/")
        if len(parts) == 2:  # longer names are of small places: America/Indiana/Knox
            cities[_key(parts[1].replace("_", " "))] = _Place(zone, countries[code])
    return cities


def _rows(name: str) -> Iterator[list[str]]:
    table = importlib.resources.files("tzdata") / "zoneinfo" / name
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(_NOT_LETTERS.sub("", plain).split())
