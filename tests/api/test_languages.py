"""The list of languages."""

from __future__ import annotations

from click.testing import CliRunner
from flask.testing import FlaskClient

from service.cli.languages import command
from service.timex import languages


def test_every_language_is_listed_with_its_level(client: FlaskClient) -> None:
    listed = {one["code"]: one for one in client.get("/v1/languages").get_json()["languages"]}
    assert listed.keys() == languages.codes()
    assert listed["de"] == {"code": "de", "name": "German", "level": "full", "direction": "ltr"}
    assert [listed[code]["level"] for code in ("en", "sw", "to")] == ["full", "good", "basic"]
    assert [listed[code]["direction"] for code in ("ar", "fa", "he", "ru")] == ["rtl", "rtl", "rtl", "ltr"]


def test_the_command_lists_them_too() -> None:
    lines = CliRunner().invoke(command).output.splitlines()
    assert "en   full   ltr  English" in lines
    assert len(lines) == len(languages.codes())
