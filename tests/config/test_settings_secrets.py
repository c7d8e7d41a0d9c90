"""Passwords in URLs are redacted, and errors name the variable that was set."""

from __future__ import annotations

import pytest

from service.config import settings
from service.config.settings import Settings, SettingsError, redact


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://desk:geheim@db/news",
        "postgresql://desk:ge@geheim@db:5432/news",
        "postgresql://desk:a/geheim@db/news",
        "postgresql://desk:geheim[@db]/news",
        "postgresql://:geheim@db/news",
        "postgresql://db/news?user=desk&password=geheim&sslmode=require",
        "postgresql://desk@db/news?sslkey=desk.key&sslpassword=geheim",
    ],
)
def test_passwords_are_redacted(url: str) -> None:
    assert "geheim" not in redact(url)
    assert "********" in redact(url)


@pytest.mark.parametrize("value", ["sqlite:///data/timeline.db", "postgresql://desk@db:5432/news", "127.0.0.1", ""])
def test_values_without_passwords_are_unchanged(value: str) -> None:
    assert redact(value) == value


@pytest.mark.parametrize(
    ("variable", "value"), [("PORT", "65536"), ("PORT", "http"), ("TIMELINE_PORT", "9" * 5000), ("TIMELINE_PORT", "४")]
)
def test_an_error_names_the_variable_that_was_set(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    for name in ("PORT", *(row.variable for row in settings.describe(Settings()))):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=f"^{variable} is .*: it must be a whole number from 1 to 65535$"):
        settings.load()
