"""One frozen ``Settings``, read from TIMELINE_* environment variables; each NAME may come from a file, NAME_FILE.

The only module that reads the environment.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any

import limits
from environs import Env, FileAwareEnv

from service.config import keys

PREFIX = "TIMELINE_"
_HIDDEN = "********"
_SECRETS = re.compile(r"(://[^:@/]*:).*(?=@)|([?&](?:ssl)?passw(?:or)?d=)[^&]*")
_ORIGIN = re.compile(r"https?://[\w.:\[\]-]+", re.ASCII)
_LOG_LEVELS = ("debug", "info", "warning", "error")
_DATE_ORDERS = ("MDY", "DMY")


class SettingsError(ValueError):
    """A variable that cannot be used: its name, its value, and what would be right."""


def _setting(
    default: Any, meaning: str, low: int | None = None, high: int | None = None, *, secret: bool = False
) -> Any:
    return field(default=default, metadata={"meaning": meaning, "low": low, "high": high, "secret": secret})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a deployment may choose. Sizes are in the unit that the meaning names."""

    database_url: str = _setting(
        "sqlite:///data/timeline.db",
        "where events are stored: sqlite:///relative/path, sqlite:////absolute/path or postgresql://user:password@host/name",
    )
    read_database_url: str = _setting("none", "a replica for what only reads; none reads where events are stored")
    host: str = _setting("127.0.0.1", "address to listen on")
    port: int = _setting(8000, "port to listen on; PORT is honoured too", 1, 65535)
    workers: int = _setting(0, "gunicorn worker processes; 0: one for each core that this process may use", 0, 256)
    threads: int = _setting(0, "threads of each worker; 0: 4, and 8 for a worker that is alone", 0, 256)
    log_level: str = _setting("info", "debug, info, warning or error")
    busy_timeout: int = _setting(
        10_000, "milliseconds to wait for a locked SQLite file, or for a turn to write to PostgreSQL", 0, 600_000
    )
    start_timeout: int = _setting(60, "seconds to wait, when starting, for a database that is not up yet", 0, 3_600)
    date_order: str = _setting("MDY", "how 3/4/2025 is read in an article that does not say: MDY or DMY")
    api_keys: str = _setting(
        "none", "who may read and write: name:scope:sha256 entries as `timeline key` prints them", secret=True
    )
    public_read: bool = _setting(False, "whether reading needs no key, where there are keys")
    public_metrics: bool = _setting(False, "whether /metrics needs no key, where there are keys")
    cors_origins: str = _setting("none", "sites whose pages may read, parted by commas, or *")
    public_url: str = _setting("none", "where readers reach the service, such as https://news.example, for links")
    rate_limit: str = _setting("none", "requests of a key or address and a worker, such as 100/minute")
    trusted_proxies: int = _setting(
        0, "proxies in front: so many entries of X-Forwarded-For are believed, from its end", 0, 10
    )
    max_text: int = _setting(200_000, "characters of an article's text", 1, 10_000_000)
    max_body: int = _setting(2_000_000, "bytes of a request's body", 1_000, 100_000_000)
    page_size: int = _setting(50, "entries of a page when no limit is asked for", 1, 1_000)
    max_page_size: int = _setting(500, "entries of a page at most", 1, 10_000)
    page_memory: int = _setting(
        16_000_000, "bytes of pages that each worker keeps, for who asks for the same; 0: none", 0, 10_000_000_000
    )


_FIELDS = {one.name: one for one in fields(Settings)}


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
    _refuse(settings, "api_keys", keys.parse)
    _refuse(settings, "rate_limit", _rate)
    _refuse(settings, "cors_origins", _origins)
    _refuse(settings, "public_url", _origin)
    if settings.page_size > settings.max_page_size:
        limit = settings.max_page_size
        raise SettingsError(f"TIMELINE_PAGE_SIZE is {settings.page_size}: more than TIMELINE_MAX_PAGE_SIZE, {limit}")
    return settings


def _refuse(settings: Settings, name: str, check: Callable[[str], object]) -> None:
    """Raise SettingsError for a value that ``check`` refuses. A secret is not shown."""
    value = getattr(settings, name)
    try:
        check(value)
    except ValueError as error:
        shown = "" if _FIELDS[name].metadata["secret"] else f" is {value!r}"
        raise SettingsError(f"{PREFIX}{name.upper()}{shown}: {error}") from error


def _rate(value: str) -> None:
    if value != keys.NONE:
        try:
            limits.parse_many(value)
        except ValueError as error:
            raise ValueError("it must be a count and a time, such as 100/minute or 5/second;1000/hour") from error


def _origins(value: str) -> None:
    for origin in value.split(",") if value not in (keys.NONE, "*") else ():
        if not _ORIGIN.fullmatch(origin.strip()):
            raise ValueError("it must be origins such as https://news.example, parted by commas, or *")


def _origin(value: str) -> None:
    if value != keys.NONE and not _ORIGIN.fullmatch(value):
        raise ValueError("it must be an origin such as https://news.example, without a path")


def _value(env: Env, one: Any) -> str | int | bool:
    name, raw = _raw(env, one)
    if isinstance(one.default, bool):
        if raw.lower() not in ("true", "false"):
            raise SettingsError(f"{name} is {raw!r}: it must be true or false")
        return raw.lower() == "true"
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
    return own, _written(one.default)


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


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
            value=_shown(settings, one),
            default=_written(one.default),
            meaning=one.metadata["meaning"],
        )
        for one in fields(Settings)
    ]


def _shown(settings: Settings, one: Any) -> str:
    value = getattr(settings, one.name)
    return _HIDDEN if one.metadata["secret"] and value != one.default else hidden(_written(value))


def hidden(value: str) -> str:
    """A value fit to be shown: the password of a URL is replaced."""
    return _SECRETS.sub(lambda found: (found[1] or found[2]) + _HIDDEN, value)
