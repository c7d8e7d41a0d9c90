"""Every setting: its default, the values that it takes, and those just beyond."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from service.config import settings
from service.config.settings import Settings, SettingsError

#: The default of each number, and its lowest and highest value.
NUMBERS = {
    "port": (8_000, 1, 65_535),
    "workers": (0, 0, 256),
    "threads": (0, 0, 256),
    "busy_timeout": (10_000, 0, 600_000),
    "start_timeout": (60, 0, 3_600),
    "trusted_proxies": (0, 0, 10),
    "max_text": (200_000, 1, 10_000_000),
    "max_expressions": (2_000, 1, 100_000),
    "max_body": (2_000_000, 1_000, 100_000_000),
    "page_size": (50, 1, 1_000),
    "max_page_size": (500, 1, 10_000),
    "page_memory": (16_000_000, 0, 10_000_000_000),
}
FLAGS = ("public_read", "public_metrics")
A_KEY = f"desk:write:{'a' * 64}"
#: The default of each text, values that it takes, and values that are refused.
TEXTS: dict[str, tuple[str, list[str], list[str]]] = {
    "database_url": ("sqlite:///data/timeline.db", ["postgresql://desk@db/news"], [""]),
    "read_database_url": ("none", ["postgresql://desk@db/news"], [""]),
    "host": ("127.0.0.1", ["::", "0.0.0.0"], [""]),
    "log_level": ("info", ["debug", "warning", "error"], ["Info", "critical"]),
    "durability": ("full", ["normal"], ["off", "FULL"]),
    "language": ("en", ["de", "yue"], ["e", "EN", "de-AT", "engl", "en "]),
    "date_order": ("MDY", ["DMY", "YMD"], ["mdy", "YDM"]),
    "locale": ("auto", ["de", "pt-BR", "zh-Hant"], ["xx", "de DE", "Auto"]),
    "default_kinds": (
        "event",
        ["all", "background", "event,statement", ",".join(settings.KINDS)],
        ["event,all", "events", "event, statement", "event,"],
    ),
    "api_keys": ("none", [A_KEY, f"{A_KEY},other:read:{'b' * 64}"], ["desk:write", f"{A_KEY},{A_KEY}", "None"]),
    "cors_origins": (
        "none",
        ["*", "https://news.example", "http://a.example:8080, https://[::1]"],
        ["news.example", "https://news.example/", "https://a.example,*", "https://a.example,", "ftp://a.example"],
    ),
    "public_url": (
        "none",
        ["https://news.example", "http://news.example:8080", "https://desk.example/timeline/v2.1~a"],
        ["news.example", "https://news.example/", "https://news.example/a b", "https://news.example/../x"],
    ),
    "allowed_hosts": (
        "none",
        ["timeline", "a.example, b-c.example"],
        ["a.example:80", "*", "a..example", "a.example,", "https://a.example"],
    ),
    "webhook_hosts": (
        "none",
        ["desk.example", "desk.example:8443, inside", "a.example:65535"],
        ["desk.example:", "desk.example:port", "desk.example:123456", "*", "a.example,", "https://a.example"],
    ),
    "rate_limit": ("none", ["100/minute", "5/second;1000/hour"], ["often", "100", "many/minute", ""]),
}


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PORT", *(row.variable for row in settings.describe(Settings()))):
        monkeypatch.delenv(name, raising=False)


def loaded(monkeypatch: pytest.MonkeyPatch, **values: str) -> Settings:
    for name, value in values.items():
        monkeypatch.setenv(f"TIMELINE_{name.upper()}", value)
    return settings.load()


def test_each_setting_has_its_default() -> None:
    defaults: dict[str, Any] = dict.fromkeys(FLAGS, False)
    defaults |= {name: default for name, (default, *_) in (NUMBERS | TEXTS).items()}  # type: ignore[operator]
    assert {setting.name: setting.default for setting in fields(Settings)} == defaults


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_is_between_its_limits(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    default, low, high = NUMBERS[name]
    others = {} if name == "max_page_size" else {"max_page_size": "10000"}
    others |= {"page_size": "1"} if name == "max_page_size" else {}
    for number in (low, default, high):
        assert getattr(loaded(monkeypatch, **others, **{name: str(number)}), name) == number
    for text in (str(low - 1), str(high + 1), "", "1.5", "1e1", f"+{high}", f"{high} 0"):
        with pytest.raises(SettingsError) as refused:
            loaded(monkeypatch, **others, **{name: text})
        expected = f"TIMELINE_{name.upper()} is {text!r}: it must be a whole number from {low} to {high}"
        assert str(refused.value) == expected


def test_a_number_has_at_most_12_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    assert loaded(monkeypatch, workers="3".zfill(12)).workers == 3
    with pytest.raises(SettingsError):
        loaded(monkeypatch, workers="3".zfill(13))


@pytest.mark.parametrize("name", FLAGS)
def test_a_flag_is_true_or_false(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for text, expected in (("true", True), ("TRUE", True), ("false", False), ("False", False)):
        assert getattr(loaded(monkeypatch, **{name: text}), name) is expected
    for text in ("", "1", "yes", "truefalse"):
        with pytest.raises(SettingsError, match=f"^TIMELINE_{name.upper()} is {text!r}: it must be true or false$"):
            loaded(monkeypatch, **{name: text})


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_takes_some_values_and_refuses_others(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    default, taken, refused = TEXTS[name]
    for text in (default, *taken):
        assert getattr(loaded(monkeypatch, **{name: text}), name) == text
    for text in refused:
        with pytest.raises(SettingsError, match=f"^TIMELINE_{name.upper()}"):
            loaded(monkeypatch, **{name: text})


def test_a_page_is_at_most_as_large_as_the_largest_page(monkeypatch: pytest.MonkeyPatch) -> None:
    assert loaded(monkeypatch, page_size="70", max_page_size="70").page_size == 70
    with pytest.raises(SettingsError, match=r"^TIMELINE_PAGE_SIZE is 71: more than TIMELINE_MAX_PAGE_SIZE, 70$"):
        loaded(monkeypatch, page_size="71")


@pytest.mark.parametrize(
    ("url", "path"), [("none", ""), ("https://news.example", ""), ("https://news.example/a/b", "/a/b")]
)
def test_the_path_of_the_public_url(url: str, path: str) -> None:
    assert Settings(public_url=url).public_path == path


def test_each_setting_is_described_with_its_value_and_default() -> None:
    shown = Settings(api_keys=A_KEY, public_read=True, workers=3, database_url="postgresql://desk:word@db/news")
    rows = {row.variable: row for row in settings.describe(shown)}
    assert list(rows) == [f"TIMELINE_{setting.name.upper()}" for setting in fields(Settings)]
    assert all(row.meaning for row in rows.values())
    expected = {
        "TIMELINE_API_KEYS": ("********", "none"),
        "TIMELINE_PUBLIC_READ": ("true", "false"),
        "TIMELINE_PUBLIC_METRICS": ("false", "false"),
        "TIMELINE_WORKERS": ("3", "0"),
        "TIMELINE_DATABASE_URL": ("postgresql://desk:********@db/news", "sqlite:///data/timeline.db"),
        "TIMELINE_HOST": ("127.0.0.1", "127.0.0.1"),
    }
    assert {name: (rows[name].value, rows[name].default) for name in expected} == expected
    unset = {row.variable: row.value for row in settings.describe(Settings())}
    assert unset["TIMELINE_API_KEYS"] == "none", "there is nothing to hide"
