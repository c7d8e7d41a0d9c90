"""An invented language in one folder: that one file is all it takes, and English reads as before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.app import create_app
from service.config.settings import Settings
from service.timex import languages

#: What the language adds under service/. Its code is one that ISO 639-3 reserves for local use.
FILES_OF_A_LANGUAGE = ("service/timex/languages/qaa/__init__.py",)

SOURCE = """
from service.timex.grammar import FamilyRow, Grammar, Order
from service.timex.languages import Cues, Language
from service.timex.languages.cue_words import Auxiliaries, Prepositions, Verbs
from service.timex.meaning import Length, Shifted, Unit, Written
from service.timex.model import Granularity
from service.timex.rule import Family
from service.timex.tokens import Alphabet, Spelling, WordClasses, token_pattern

MONTHS = "unara dura tirna kelda pensa sestra velna okta nonra dekra elva zimra".split()
WEEKDAYS = "lundo marto mero zovo vendo sabo solo".split()
DAYS = {"oje": 0, "eri": -1, "demo": 1}
UNITS = {
    "dia": Granularity.DAY, "sema": Granularity.WEEK, "mesa": Granularity.MONTH, "ano": Granularity.YEAR,
}
NUMBERS = {"un": 1, "du": 2, "tri": 3, "kvar": 4}
CLASS_OF = (
    dict.fromkeys(MONTHS, "MONTH") | dict.fromkeys(WEEKDAYS, "WEEKDAY") | dict.fromkeys(DAYS, "NEARDAY")
    | dict.fromkeys([*UNITS, *(f"{unit}s" for unit in UNITS)], "UNIT") | dict.fromkeys(NUMBERS, "NUMBER")
    | {"ha": "AGO", "Ha": "AGO", "den": "WITHIN"}
)
CUES = Cues(
    auxiliaries=Auxiliaries(future=frozenset({"vol"})),
    verbs=Verbs(past_endings=("uz", "iz")),
    prepositions=Prepositions(deadline=frozenset({"ante"})),
)
family = Family("dates")


@family.rule("date.day_month", "(?P<day>DAY) (?P<month>MONTH) (?P<year>YEAR)?")
def day_month(phrase):
    return written(phrase, day=int(phrase.text("day")))


@family.rule("month.named", "(?P<month>MONTH) (?P<year>YEAR)?")
def month(phrase):
    return written(phrase)


def written(phrase, day=None):
    year = int(phrase.text("year")) if phrase.has("year") else None
    return Written(year, MONTHS.index(phrase.text("month")) + 1, day)


@family.rule("weekday.bare", "WEEKDAY")
def weekday(phrase):
    return Written(weekday=WEEKDAYS.index(phrase.first_word) + 1)


@family.rule("day.near", "NEARDAY")
def near_day(phrase):
    return Unit(Granularity.DAY, DAYS[phrase.first_word])


@family.rule("shifted", "(?P<side>AGO|WITHIN) (?P<amount>NUMBER|DAY) (?P<unit>UNIT)")
def shifted(phrase):
    amount, unit = phrase.text("amount"), phrase.text("unit").removesuffix("s")
    count = NUMBERS.get(amount) or int(amount)
    length = Length(count, UNITS[unit], f"P{count}{UNITS[unit].name[0]}")
    return Shifted(length, -1 if phrase.text("side") == "ha" else 1, from_anchor=True)


def language():
    alphabet, spelling = Alphabet.of(CLASS_OF.values()), Spelling()
    return Language(
        code="qaa",
        classes=WordClasses(CLASS_OF, alphabet, spelling),
        token=token_pattern(spelling),
        grammar=Grammar.compiled(alphabet, {}, Order([FamilyRow(family, "All rules.")], [], [])),
        triggers=alphabet.any_of("MONTH WEEKDAY NEARDAY UNIT"),
        cues=CUES,
    )
"""
TEXT = (
    "Ha du semas la polo vidiz la riso. La ponto kaduz lundo, e nenu moriz.\n\n"
    "La maristo vol parli demo, e la ponto vol aviri 2 pensa, ante zimra 2026. On kreiz la ponto 4 velna 1998. "
    "Nenu vidos la riso den tri mesas."
)
EVENTS = [
    ("Ha du semas", "2025-W09", "happened", "Ha du semas la polo vidiz la riso."),
    ("lundo", "2025-03-10", "happened", "La ponto kaduz lundo, e nenu moriz."),
    ("demo", "2025-03-14", "planned", "La maristo vol parli demo, e la ponto vol aviri 2 pensa, ante zimra 2026."),
    ("2 pensa", "2025-05-02", "planned", "La maristo vol parli demo, e la ponto vol aviri 2 pensa, ante zimra 2026."),
    ("zimra 2026", "2026-12", "planned", "La maristo vol parli demo, e la ponto vol aviri 2 pensa, ante zimra 2026."),
    ("4 velna 1998", "1998-07-04", "happened", "On kreiz la ponto 4 velna 1998."),
    ("den tri mesas", "2025-06", "planned", "Nenu vidos la riso den tri mesas."),
]
ENGLISH = {"text": "The bridge fell on Monday and may reopen in May.", "published_at": "2025-03-13"}


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put the folder of the language beside the folders of the others."""
    folder = tmp_path / "qaa"
    folder.mkdir()
    (folder / "__init__.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.setattr(languages, "__path__", [*languages.__path__, str(tmp_path)])
    yield
    languages.language.cache_clear()


def resolve(body: dict[str, str]) -> tuple[int, dict[str, object]]:
    app = create_app(Settings(database_url="sqlite:///:memory:"))
    answer = app.test_client().post("/v1/resolve", json=body)
    return answer.status_code, answer.get_json()


@pytest.mark.only("sqlite")  # independent of the database
@pytest.mark.usefixtures("toy")
def test_one_folder_is_a_language() -> None:
    assert "qaa" in languages.codes() & languages.folders()
    status, report = resolve({"text": TEXT, "published_at": "2025-03-13", "language": "qaa-XX"})
    assert status == 200
    events: object = report["events"]
    assert isinstance(events, list)
    found = [(one["expression"]["text"], one["date"]["timex3"], one["status"], one["summary"]) for one in events]
    assert found == EVENTS
    not_events = [event["expression"]["text"] for event in events if event["kind"] != "event"]
    assert not_events == ["4 velna 1998"], "long ago: background in any language"


@pytest.mark.only("sqlite")
def test_english_reads_as_before(request: pytest.FixtureRequest) -> None:
    before = resolve(ENGLISH)
    request.getfixturevalue("toy")
    assert resolve(ENGLISH) == before


@pytest.mark.only("sqlite")
def test_without_its_folder_the_language_is_not_supported() -> None:
    assert resolve({"text": TEXT, "published_at": "2025-03-13", "language": "qaa"})[0] == 422
