"""What the newspapers of languages with a table of news write: kinds, datelines, summaries, pages, abbreviations."""

from __future__ import annotations

import datetime as dt

import pytest

from service.documents import read_text
from service.eventing import EventKind, read
from service.text.sentences import sentences
from service.timex import languages, tag
from service.timex.model import Anchor

_THURSDAY = Anchor(dt.date(2025, 3, 13))
_KINDS = [
    ("de", "Der Minister sagte am Mittwoch, dass die Brücke sicher sei.", EventKind.STATEMENT),
    ("de", "Laut Polizei war am Mittwoch niemand im Haus.", EventKind.STATEMENT),
    ("de", "Im Februar sank die Inflation auf 2,1 Prozent.", EventKind.FIGURE),
    ("de", "Verglichen mit dem Februar ist das wenig.", EventKind.COMPARISON),
    ("de", "Die Frist läuft bis 31. März.", EventKind.SCHEDULE),
    ("de", "Die Halle, 2023 errichtet, steht leer.", EventKind.BACKGROUND),
    ("de", "Am Mittwoch stürzte ein Kran auf das Haus.", EventKind.EVENT),
    ("es", "El ministro dijo el martes que el puente es seguro.", EventKind.STATEMENT),
    ("es", "Las ventas subieron un 4 % en febrero.", EventKind.FIGURE),
    ("es", "El Senado rechazó el plan el lunes.", EventKind.EVENT),
    ("es", "El ministro dijo que el puente se cerró el martes.", EventKind.EVENT),
    ("fr", "Le maire a déclaré mardi que le pont est sûr.", EventKind.STATEMENT),
    ("fr", "Le chômage a reculé de 2 % en février.", EventKind.FIGURE),
    ("fr", "Le conseil a rejeté le projet lundi.", EventKind.EVENT),
    ("it", "Il sindaco ha detto martedì che il ponte è sicuro.", EventKind.STATEMENT),
    ("it", "Lunedì il consiglio ha respinto il progetto.", EventKind.EVENT),
    ("pt", "O ministro disse na terça-feira que a ponte é segura.", EventKind.STATEMENT),
    ("pt", "«Foi difícil», disse o presidente da câmara, Rui Saraiva, na segunda-feira.", EventKind.STATEMENT),
    ("es", "«Fue duro», dijo el alcalde, Luis Arana, el lunes.", EventKind.STATEMENT),
    ("de", "Zwei Menschen starben am Montag, sagte die Polizei.", EventKind.EVENT),
    ("de", "Die Polizei räumte am Montag das Haus.", EventKind.EVENT),
    ("fr", "L'accord sera signé lundi, a déclaré le maire.", EventKind.EVENT),
    ("pt", "O conselho rejeitou o projeto na segunda-feira.", EventKind.EVENT),
    ("nl", "De minister zei dinsdag dat de brug veilig is.", EventKind.STATEMENT),
    ("nl", "Maandag verwierp de raad het plan.", EventKind.EVENT),
    ("sv", "Ministern sade på tisdagen att bron är säker.", EventKind.STATEMENT),
    ("sv", "I måndags röstade fullmäktige nej till planen.", EventKind.EVENT),
]
#: What happened on Monday, what somebody said of it on Tuesday, and what a clock time behind it belongs to.
_SPEECHES = [
    ("de", "Zwei Menschen starben am Montag, sagte die Polizei am Dienstag. Das Feuer brach um 14.30 Uhr aus."),
    ("es", "El lunes ardió una nave, informó el martes el alcalde. El fuego se inició hacia las 14.30 horas."),
    ("fr", "Deux personnes sont mortes lundi, a déclaré mardi la police. L'incendie a éclaté à 14h30."),
    ("it", "Due persone sono morte lunedì nel crollo, ha detto martedì il sindaco. Il ponte è crollato alle 14.30."),
    ("pt", "Duas pessoas morreram na segunda-feira, disse a polícia na terça-feira. O fogo começou às 14h30."),
    ("nl", "Twee mensen stierven maandag, zei de politie dinsdag. De brand brak om 14.30 uur uit."),
    ("sv", "Två personer dog i måndags, uppgav polisen i tisdags. Branden bröt ut klockan 14.30."),
    ("ru", "Два человека погибли в понедельник, сообщили во вторник в МЧС. Огонь вспыхнул около 14:30."),
    ("uk", "Двоє людей загинули в понеділок, повідомили у вівторок рятувальники. Вогонь спалахнув о 14:30."),
    ("pl", "Dwie osoby zginęły w poniedziałek, podała we wtorek policja. Ogień wybuchł około 14:30."),
    ("tr", "Pazartesi günü iki kişi öldü, polis salı günü açıkladı. Yangın saat 14.30'da çıktı."),
    ("zh", "周一火灾造成两人死亡，警方周二表示。大火于14时30分燃起。"),
    ("hi", "सोमवार को आग में दो लोगों की मौत हुई, पुलिस ने मंगलवार को बताया। आग 14:30 बजे लगी।"),
]
_SUMMARIES = [
    ("de", "BERLIN, 12. März (dpa) – Gestern brannte eine Halle ab.", "Am 12. März 2025 brannte eine Halle ab."),
    ("es", "Madrid, 12 mar (EFE).- Ayer ardió un almacén.", "El 12 de marzo de 2025 ardió un almacén."),
    ("fr", "PARIS, 12 mars (AFP) – Une halle a brûlé hier.", "Une halle a brûlé le 12 mars 2025."),
    ("nl", "Gisteren brandde een loods af.", "Op 12 maart 2025 brandde een loods af."),
    ("pt", "Um armazém ardeu ontem.", "Um armazém ardeu em 12 de março de 2025."),
    ("sv", "En lada brann igår.", "En lada brann den 12 mars 2025."),
]
_BOILERPLATE = [
    ("de", "Lesen Sie auch: Brand in Ulm"),
    ("de", "Anzeige"),
    ("de", "© Ulmer Bote. Alle Rechte vorbehalten"),
    ("nl", "Harlinger Krant, alle rechten voorbehouden."),
    ("es", "Seguir leyendo"),
    ("es", "Lo más leído"),
    ("fr", "À lire aussi : Un incendie à Lille"),
    ("it", "Continua a leggere"),
    ("pt", "Leia também"),
    ("nl", "Lees ook: Brand in Tilburg"),
    ("sv", "Läs mer: Brand i Lund"),
]
_ABBREVIATED = [
    ("de", "Am Montag sprach Prof. Weber lange."),
    ("es", "El lunes habló el Sr. Pérez."),
    ("fr", "M. Dupont a parlé lundi."),
    ("it", "Lunedì ha parlato il dott. Rossi, cfr. pagina due."),
    ("pt", "Na segunda-feira falou a Sra. Lima."),
    ("nl", "Maandag sprak prof. Jansen over o.a. de brug."),
    ("sv", "I måndags talade dr. Berg om bl.a. bron."),
]


@pytest.mark.parametrize(("code", "text", "kind"), _KINDS)
def test_the_kind_of_a_dated_clause(code: str, text: str, kind: EventKind) -> None:
    assert [event.kind for event in read(read_text(text, language=code), _THURSDAY, code).events] == [kind]


@pytest.mark.parametrize(
    ("code", "text", "first"),
    [
        ("ru", "МОСКВА, 12 марта. Мост открыли во вторник.", EventKind.BACKGROUND),
        ("pl", "WARSZAWA, 12 marca. Most otwarto we wtorek.", EventKind.BACKGROUND),
        ("pl", "Pociąg PKP ruszył 12 marca. Most otwarto we wtorek.", EventKind.EVENT),
    ],
)
def test_a_dateline_in_a_sentence_of_its_own_is_background(code: str, text: str, first: EventKind) -> None:
    kinds = [event.kind for event in read(read_text(text, language=code), _THURSDAY, code).events]
    assert kinds == [first, EventKind.EVENT]


@pytest.mark.parametrize(("code", "text"), _SPEECHES)
def test_a_time_lies_on_the_day_that_is_told_not_on_that_of_speaking(code: str, text: str) -> None:
    *_, time = tag(text, _THURSDAY, language=code).timexes
    assert time.value == "2025-03-10T14:30"


@pytest.mark.parametrize(("code", "text", "summary"), _SUMMARIES)
def test_a_summary_has_no_dateline_and_a_full_date(code: str, text: str, summary: str) -> None:
    assert [event.summary for event in read(read_text(text, language=code), _THURSDAY, code).events] == [summary]


@pytest.mark.parametrize(("code", "line"), _BOILERPLATE)
def test_a_line_of_the_page_is_dropped(code: str, line: str) -> None:
    assert [dropped.text for dropped in read_text(line, language=code).dropped] == [line]


@pytest.mark.parametrize(("code", "text"), _ABBREVIATED)
def test_an_abbreviation_ends_no_sentence(code: str, text: str) -> None:
    assert len(sentences(text, code, languages.language(code).boundaries)) == 1
