"""The locale of dates for people: English, whose words ``date_text`` has, or another one with its words from CLDR.

A request, or a command, chooses its locale once with ``use``. Renderers read it where they write a date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from contextvars import ContextVar
from functools import lru_cache
from threading import Lock

from babel import Locale, UnknownLocaleError, localedata
from babel.dates import format_date, format_skeleton

_ENGLISH = "en"
_UNTRANSLATED, _DAY = "M0", dt.date.min  # CLDR's root has M01 for January
_current: ContextVar[Locale | None] = ContextVar("date_locale", default=None)
_loading = Lock()


def use(locale: Locale | None) -> None:
    """Write the dates of this request or command in a locale; None is English."""
    _current.set(locale)


def current() -> Locale | None:
    """Return the locale of dates, None for English."""
    return _current.get()


def name() -> str:
    """Return the name of the current locale, which the tags of responses with dates contain: "en", "pt_BR"."""
    locale = current()
    return str(locale) if locale else _ENGLISH


def tag() -> str:
    """Return the BCP 47 tag of the current locale, which marks up its dates: "en", "pt-BR"."""
    return name().replace("_", "-")


def preferred(tags: Iterable[str]) -> Locale | None:
    """Return the locale of the first BCP 47 tag that CLDR knows, None for English or if it knows none."""
    known = (locale_of(tag) for tag in tags)
    locale = next((locale for locale in known if locale is not None), None)
    return None if locale is None or locale.language == _ENGLISH else locale


@lru_cache(maxsize=256)
def locale_of(tag: str) -> Locale | None:
    """Return the locale of a BCP 47 tag, or that of its language; None if CLDR has no names of months for either."""
    for name in (tag, tag.partition("-")[0]):
        try:
            locale = _loaded(name.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
        if _has_months(locale):
            return locale
    return None


def _loaded(name: str) -> Locale:
    """Return a locale with data of its own.

    Babel replaces the aliases of CLDR's root where it finds them, in data that all loaded locales share: Bosnian would
    get the months of the locale that was asked for them first.
    """
    locale = Locale.parse(name)
    with _loading:
        localedata._cache.clear()
        locale._data  # noqa: B018 - it is loaded when it is read first
    return locale


def _has_months(locale: Locale) -> bool:
    written = format_date(_DAY, "long", locale=locale), format_skeleton("yMMMM", _DAY, locale=locale)
    return not any(_UNTRANSLATED in text for text in written)
