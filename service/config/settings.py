"""The service's settings, read from TIMELINE_* environment variables.

Each variable NAME may instead be read from the file that NAME_FILE names. Only this module reads the environment.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any
from urllib.parse import urlsplit

import limits
from babel import Locale, UnknownLocaleError
from environs import Env, FileAwareEnv

from service.config import NONE, keys

PREFIX = "TIMELINE_"
#: The kinds of events, and the name for all of them. A test compares them with ``eventing.EventKind``.
KINDS = ("event", "statement", "comparison", "figure", "schedule", "background", "reference")
ALL = "all"
AUTO = "auto"
_HIDDEN = "********"
_MAX_DIGITS = 12  # including leading zeros
_PASSWORDS = re.compile(r"(://[^:@/]*:).*(?=@)|([?&](?:ssl)?passw(?:or)?d=)[^&]*")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*", re.ASCII)
_ORIGIN = re.compile(r"https?://[\w.:\[\]-]+", re.ASCII)
_PUBLIC_URL = re.compile(rf"{_ORIGIN.pattern}(?:/[\w-][\w.~-]*)*", re.ASCII)


class SettingsError(ValueError):
    """An invalid environment variable: the message has its name, its value and what is expected."""


def _rate_limit(value: str) -> None:
    if value != NONE:
        try:
            limits.parse_many(value)
        except ValueError as error:
            raise ValueError("it must be a count and a period, such as 100/minute or 5/second;1000/hour") from error


def _origins(value: str) -> None:
    for origin in value.split(",") if value not in (NONE, "*") else ():
        if not _ORIGIN.fullmatch(origin.strip()):
            raise ValueError("it must be origins such as https://news.example, separated by commas, or *")


def _hosts(value: str) -> None:
    for name in value.split(",") if value != NONE else ():
        if not _HOST.fullmatch(name.strip()):
            raise ValueError("it must be host names such as timeline.example, separated by commas, without ports")


def _webhook_hosts(value: str) -> None:
    for host in value.split(",") if value != NONE else ():
        name, _, port = host.strip().partition(":")
        if not _HOST.fullmatch(name) or not re.fullmatch("[0-9]{0,5}", port) or host.strip().endswith(":"):
            raise ValueError("it must be hosts such as desk.example or desk.example:8443, separated by commas")


def _public_url(value: str) -> None:
    if value != NONE and not _PUBLIC_URL.fullmatch(value):
        raise ValueError("it must be https://news.example, or https://desk.example/timeline, without / at the end")


def _kinds(value: str) -> None:
    names = value.split(",")
    if value != ALL and not set(names) <= set(KINDS):
        raise ValueError(f"it must be {ALL}, or some of {', '.join(KINDS)}, separated by commas")


def _language(value: str) -> None:
    if not re.fullmatch("[a-z]{2,3}", value):
        raise ValueError("it must be an ISO 639 code, such as en")


def _locale(value: str) -> None:
    if value == AUTO:
        return
    try:
        Locale.parse(value.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError("it must be a language that CLDR has, such as de or pt-BR, or auto") from error


def _one_of(*choices: str) -> Callable[[str], None]:
    def check(value: str) -> None:
        if value not in choices:
            raise ValueError(f"it must be one of {', '.join(choices)}")

    return check


@dataclass(frozen=True, slots=True)
class _Spec:
    """A setting's meaning and valid values: ``limits`` of a number; ``check`` raises ValueError for an invalid text."""

    meaning: str
    limits: tuple[int, int] = (0, 0)
    check: Callable[[str], object] | None = None
    is_secret: bool = False


def _text(default: str, meaning: str, check: Callable[[str], object] | None = None, *, is_secret: bool = False) -> Any:
    return field(default=default, metadata={"spec": _Spec(meaning, check=check, is_secret=is_secret)})


def _number(default: int, meaning: str, low: int, high: int) -> Any:
    return field(default=default, metadata={"spec": _Spec(meaning, (low, high))})


def _flag(meaning: str) -> Any:
    return field(default=False, metadata={"spec": _Spec(meaning)})


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their defaults. ``load`` validates them; units are part of each meaning."""

    database_url: str = _text(
        "sqlite:///data/timeline.db",
        "database: sqlite:///relative/path, sqlite:////absolute/path or postgresql://user:password@host/name",
    )
    read_database_url: str = _text(NONE, "replica for requests that only read; none: the database itself")
    host: str = _text("127.0.0.1", "address to listen on")
    port: int = _number(8000, "port to listen on; if unset, PORT", 1, 65535)
    workers: int = _number(0, "gunicorn worker processes; 0: one per available core", 0, 256)
    threads: int = _number(0, "threads per worker; 0: 4, or 8 if there is one worker", 0, 256)
    log_level: str = _text(
        "info", "lowest level to log: debug, info, warning or error", _one_of("debug", "info", "warning", "error")
    )
    busy_timeout: int = _number(
        10_000, "milliseconds to wait for a locked SQLite file, or for other writers on PostgreSQL", 0, 600_000
    )
    durability: str = _text(
        "full",
        "what a power cut may take from SQLite: full: nothing that was confirmed; normal: the last writes, for imports",
        _one_of("full", "normal"),
    )
    start_timeout: int = _number(60, "seconds to wait at startup for a database that does not answer yet", 0, 3_600)
    language: str = _text(
        "en",
        "language of an article that names none and whose text does not make it clear",
        _language,
    )
    date_order: str = _text(
        "MDY",
        "order of 3/4/2025 in an article that does not specify one: MDY, DMY or YMD",
        _one_of("MDY", "DMY", "YMD"),
    )
    locale: str = _text(
        AUTO,
        "language of dates on pages, in exports and in feeds, such as de or pt-BR; auto: the client's Accept-Language",
        _locale,
    )
    default_kinds: str = _text(
        "event",
        "kinds of events in timelines, pages and exports that request none, separated by commas, or all",
        _kinds,
    )
    api_keys: str = _text(
        NONE,
        "keys that clients need: name:scope:sha256 entries as printed by `timeline key`, separated by commas or lines",
        keys.parse,
        is_secret=True,
    )
    public_read: bool = _flag("allow reading without a key, if there are keys")
    public_metrics: bool = _flag("allow /metrics without a key, if there are keys")
    cors_origins: str = _text(NONE, "origins whose pages may read, separated by commas, or *", _origins)
    public_url: str = _text(
        NONE, "address of the service at its proxy, such as https://desk.example/timeline, for its links", _public_url
    )
    allowed_hosts: str = _text(
        NONE, "further names of the service, separated by commas; a service without keys answers to no other", _hosts
    )
    webhook_hosts: str = _text(
        NONE, "hosts that webhooks may lead to, with their ports unless 80 or 443, separated by commas", _webhook_hosts
    )
    rate_limit: str = _text(NONE, "limit on requests per key or address and worker, such as 100/minute", _rate_limit)
    trusted_proxies: int = _number(
        0,
        "number of proxies in front of the service, whose X-Forwarded-Proto and X-Forwarded-For are trusted",
        0,
        10,
    )
    max_text: int = _number(200_000, "maximum length of an article's text, in characters", 1, 10_000_000)
    max_expressions: int = _number(
        2_000, "maximum number of expressions of time of an article; its report counts the others", 1, 100_000
    )
    max_body: int = _number(2_000_000, "maximum size of a request body, in bytes", 1_000, 100_000_000)
    page_size: int = _number(50, "entries per page if a request sets no limit", 1, 1_000)
    max_page_size: int = _number(500, "maximum number of entries per page", 1, 10_000)
    page_memory: int = _number(16_000_000, "size in bytes of each worker's page cache; 0: no cache", 0, 10_000_000_000)

    @property
    def public_path(self) -> str:
        """The path of the public URL, "/timeline"; "" for the root."""
        return "" if self.public_url == NONE else urlsplit(self.public_url).path


def load() -> Settings:
    """Return the settings of this process's environment. Raises SettingsError."""
    env = FileAwareEnv(strip_whitespace=True)  # files with secrets often end with a newline
    values: dict[str, Any] = {name: _value(env, name, default, spec) for name, default, spec in _settings()}
    settings = Settings(**values)
    if settings.page_size > settings.max_page_size:
        limit = settings.max_page_size
        raise SettingsError(f"TIMELINE_PAGE_SIZE is {settings.page_size}: more than TIMELINE_MAX_PAGE_SIZE, {limit}")
    return settings


def _settings() -> Iterator[tuple[str, Any, _Spec]]:
    """Yield each setting's name, default and specification."""
    for setting in fields(Settings):
        yield setting.name, setting.default, setting.metadata["spec"]


def _value(env: Env, name: str, default: str | int | bool, spec: _Spec) -> str | int | bool:
    variable, text = _read(env, name)
    if text is None:
        return default
    if isinstance(default, bool):
        return _parse_flag(variable, text)
    if isinstance(default, int):
        return _parse_number(variable, text, *spec.limits)
    if not text:
        raise SettingsError(f"{variable} is empty: leave it unset for the default, {default}")
    try:
        if spec.check:
            spec.check(text)
    except ValueError as error:
        shown = "" if spec.is_secret else f" is {text!r}"
        raise SettingsError(f"{variable}{shown}: {error}") from error
    return text


def _read(env: Env, name: str) -> tuple[str, str | None]:
    """Return the variable that sets a setting and its text, or None. Many hosts set PORT, so it is a fallback."""
    own = PREFIX + name.upper()
    for variable in (own, "PORT") if name == "port" else (own,):
        try:
            text = env.str(variable, None)
        except (ValueError, OSError) as error:
            path = os.environ.get(f"{variable}_FILE")
            raise SettingsError(f"{variable}_FILE is {path!r}: it must be the path of a readable text file") from error
        if text is not None:
            return variable, text
    return own, None


def _parse_flag(variable: str, text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise SettingsError(f"{variable} is {text!r}: it must be true or false")
    return text.lower() == "true"


def _parse_number(variable: str, text: str, low: int, high: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS and low <= int(text) <= high):
        raise SettingsError(f"{variable} is {text!r}: it must be a whole number from {low} to {high}")
    return int(text)


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting for people to read: its variable, its value without secrets, its default and its meaning."""

    variable: str
    value: str
    default: str
    meaning: str


def describe(settings: Settings) -> list[SettingRow]:
    """Return a row for each setting, in the order of the documentation."""
    rows = []
    for name, default, spec in _settings():
        value = getattr(settings, name)
        shown = _HIDDEN if spec.is_secret and value != default else redact(_as_text(value))
        rows.append(SettingRow(PREFIX + name.upper(), shown, _as_text(default), spec.meaning))
    return rows


def _as_text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def redact(url: str) -> str:
    """Return a URL, or any other text, with its passwords replaced by asterisks."""
    return _PASSWORDS.sub(lambda match: (match[1] or match[2]) + _HIDDEN, url)
