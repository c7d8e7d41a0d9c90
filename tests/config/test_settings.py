"""Settings are read from the environment or from files and validated; secrets are hidden when shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.config import settings
from service.config.settings import Settings, SettingsError


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PORT", *(row.variable for row in settings.describe(Settings()))):
        monkeypatch.delenv(name, raising=False)


def test_defaults() -> None:
    assert settings.load() == Settings()


def test_port_is_a_fallback_for_timeline_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_WORKERS", "7")
    monkeypatch.setenv("PORT", "9001")
    assert (settings.load().workers, settings.load().port) == (7, 9001)
    monkeypatch.setenv("TIMELINE_PORT", "9002")
    assert settings.load().port == 9002


def test_a_variable_is_read_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secret = tmp_path / "url"
    secret.write_text("sqlite:////tmp/other.db\n")
    monkeypatch.setenv("TIMELINE_DATABASE_URL_FILE", str(secret))
    assert settings.load().database_url == "sqlite:////tmp/other.db"
    monkeypatch.setenv("TIMELINE_DATABASE_URL_FILE", str(tmp_path / "absent"))
    with pytest.raises(SettingsError, match="TIMELINE_DATABASE_URL_FILE"):
        settings.load()


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("TIMELINE_PORT", "http", "'http': it must be a whole number from 1 to 65535"),
        ("TIMELINE_PORT", "0", "from 1 to 65535"),
        ("TIMELINE_THREADS", "4.5", "a whole number"),
        ("TIMELINE_THREADS", "", "''"),
        ("TIMELINE_DEFAULT_KINDS", "event,all", "must be all, or some of event, statement"),
        ("TIMELINE_DATE_ORDER", "YDM", "must be one of MDY, DMY, YMD"),
        ("TIMELINE_LOG_LEVEL", "loud", "must be one of debug, info, warning, error"),
        ("TIMELINE_HOST", "", "is empty"),
        ("TIMELINE_API_KEYS", "desk:write:abc", "entry 1 is not name:scope:sha256"),
        ("TIMELINE_API_KEYS", "", "is empty: leave it unset for the default, none"),
        ("TIMELINE_API_KEYS", f"a:read:{'0' * 64},a:write:{'1' * 64}", "two entries have the same name"),
        ("TIMELINE_PUBLIC_READ", "yes", "must be true or false"),
        ("TIMELINE_RATE_LIMIT", "often", "a count and a period, such as 100/minute"),
        ("TIMELINE_CORS_ORIGINS", "news.example", "origins such as https://news.example"),
        ("TIMELINE_WORKERS", "-1", "a whole number from 0 to 256"),
        ("TIMELINE_START_TIMEOUT", "30s", "'30s': it must be a whole number from 0 to 3600"),
        ("TIMELINE_TRUSTED_PROXIES", "nginx", "a whole number from 0 to 10"),
        ("TIMELINE_PUBLIC_METRICS", "1", "must be true or false"),
        ("TIMELINE_PAGE_SIZE", "900", "more than TIMELINE_MAX_PAGE_SIZE, 500"),
    ],
)
def test_an_invalid_value_is_an_error_that_names_the_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name) as caught:
        settings.load()
    assert expected in str(caught.value)


def test_passwords_in_urls_are_hidden() -> None:
    rows = settings.describe(Settings(database_url="postgresql://desk:s3cret@db/timeline"))
    assert "s3cret" not in str(rows)
    assert "postgresql://desk:********@db/timeline" in str(rows)


def test_keys_are_read_from_a_file_and_hidden(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secret = tmp_path / "keys"
    secret.write_text(f"desk:write:{'a' * 64}\nreader:read:{'b' * 64}\n")
    monkeypatch.setenv("TIMELINE_API_KEYS_FILE", str(secret))
    monkeypatch.setenv("TIMELINE_PUBLIC_READ", "True")
    loaded = settings.load()
    assert loaded.public_read is True
    shown = {row.variable: row.value for row in settings.describe(loaded)}
    assert shown["TIMELINE_API_KEYS"] == "********"
    assert shown["TIMELINE_PUBLIC_READ"] == "true"
    monkeypatch.setenv("TIMELINE_API_KEYS_FILE", str(tmp_path / "absent"))
    with pytest.raises(SettingsError, match="TIMELINE_API_KEYS_FILE"):
        settings.load()


def test_an_invalid_key_does_not_appear_in_the_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_API_KEYS", "tl_secret")
    with pytest.raises(SettingsError) as caught:
        settings.load()
    assert "tl_secret" not in str(caught.value)
