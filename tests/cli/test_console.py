"""The console on which commands print news."""

from __future__ import annotations

import pytest

from service.cli.console import plain


def test_news_has_neither_markup_nor_emoji_codes_nor_highlights(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # as in a terminal
    news = "[red]1,234[/red] boats at http://a.example, said 'None' :smile:"
    plain(100).print(news)
    assert capsys.readouterr().out == f"{news}\n"
    assert plain(37).width == 37
