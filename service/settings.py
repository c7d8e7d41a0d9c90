"""One frozen ``Settings``, read from TIMELINE_* environment variables; each NAME may come from a file, NAME_FILE.

The only module that reads the environment.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, fields
from typing import Any

from environs import Env, FileAwareEnv

PREFIX = "TIMELINE_"
_HIDDEN = "********"
_SECRETS = re.compile(r"(://[^:@/]*:).*(?=@)|([?&]passw(?:or)?d=)[^&]*")
_LOG_LEVELS = ("debug", "info", "warning", "error")
_DATE_ORDERS = ("MDY", "DMY")


class SettingsError(ValueError):
    """A variable that cannot be used: its name, its value, and what would be right."""


def _setting(default: Any, meaning: str, low: int | None = None, high: int | None = None) -> Any:
    return field(default=default, metadata={"meaning": meaning, "low": low, "high": high})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a deployment may choose. Sizes are in the unit that the meaning names."""

    database_url: str = _setting(
        "sqlite:///data/timeline.db", "where events are stored: sqlite:///relative/path or sqlite:////absolute/path"
    )
    host: str = _setting("127.0.0.1", "address to listen on")
    port: int = _setting(8000, "port to listen on; PORT is honoured too", 1, 65535)
    workers: int = _setting(2, "gunicorn worker processes", 1, 256)
    threads: int = _setting(4, "threads of each worker", 1, 256)
    log_level: str = _setting("info", "debug, info, warning or error")
    busy_timeout: int = _setting(10_000, "milliseconds to wait for a locked SQLite file", 0, 600_000)
    date_order: str = _setting("MDY", "how 3/4/2025 is read in an article that does not say: MDY or DMY")
    max_text: int = _setting(200_000, "characters of an article's text", 1, 10_000_000)
    max_body: int = _setting(2_000_000, "bytes of a request's body", 1_000, 100_000_000)
    page_size: int = _setting(50, "entries of a page when no limit is asked for", 1, 1_000)
    max_page_size: int = _setting(500, "entries of a page at most", 1, 10_000)


def load() -> Settings:
    """The settings of this process's environment. Raises SettingsError with one clear line."""
    env = FileAwareEnv(strip_whitespace=True)  # a secret's file mostly ends with a newline
    values: dict[str, Any] = {one.name: _value(env, one) for one in fields(Settings)}
    settings = Settings(**values)
    if settings.log_level not in _LOG_LEVELS:
        raise SettingsError(f"TIMELINE_LOG_LEVEL is {settings.log_level!r}: it must be one of {', '.join(_LOG_LEVELS)}")
    if settings.date_order not in _DATE_ORDERS:
        orders = " or ".join(_DATE_ORDERS)
        raise SettingsError(f"TIMELINE_DATE_ORDER is {settings.date_order!r}: it must be {orders}")
    if settings.page_size > settings.max_page_size:
        limit = settings.max_page_size
        raise SettingsError(f"TIMELINE_PAGE_SIZE is {settings.page_size}: more than TIMELINE_MAX_PAGE_SIZE, {limit}")
    return settings


def _value(env: Env, one: Any) -> str | int:
    name, raw = _raw(env, one)
    low, high = one.metadata["low"], one.metadata["high"]
    if low is None:
        if not raw:
            raise SettingsError(f"{name} is empty: leave it unset for the default, {one.default}")
        return raw
    if not (raw.isascii() and raw.isdigit() and len(raw) < 10 and low <= int(raw) <= high):
        raise SettingsError(f"{name} is {raw!r}: it must be a whole number from {low} to {high}")
    return int(raw)


def _raw(env: Env, one: Any) -> tuple[str, str]:
    """The variable that gives a setting, and its text. Hosts set PORT: it counts where TIMELINE_PORT is not set."""
    own = PREFIX + one.name.upper()
    for name in (own, "PORT") if one.name == "port" else (own,):
        try:
            raw = env.str(name, None)
        except (ValueError, OSError) as error:
            path = os.environ.get(f"{name}_FILE")
            raise SettingsError(f"{name}_FILE is {path!r}: it must be the path of a readable text file") from error
        if raw is not None:
            return name, raw
    return own, str(one.default)


@dataclass(frozen=True, slots=True)
class Row:
    """One variable for people to read: its name, its value with secrets hidden, its default and what it means."""

    variable: str
    value: str
    default: str
    meaning: str


def describe(settings: Settings) -> list[Row]:
    """Every variable with its value in these settings, in the order of the README's table."""
    return [
        Row(
            variable=PREFIX + one.name.upper(),
            value=hidden(str(getattr(settings, one.name))),
            default=str(one.default),
            meaning=one.metadata["meaning"],
        )
        for one in fields(Settings)
    ]


def hidden(value: str) -> str:
    """A value fit to be shown: the password of a URL is replaced."""
    return _SECRETS.sub(lambda found: (found[1] or found[2]) + _HIDDEN, value)
