"""The cues of kinds from a table of news: phrases before and behind the date, and words of its clause.

Where verbs of saying stand, and how far a cue reaches, differs by language; so each slot is a way to say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from service.timex.languages._shared.word_patterns import CLAUSE_END, any_of, words_of
from service.timex.languages._shared.words import frozen
from service.timex.languages.kind_words import WORDS, Cue, KindWords, Length

Lists = Mapping[str, list[str]]

#: Up to 50 characters of the same clause: a comma inside a number does not end it.
_REACH = rf"(?:[^{CLAUSE_END}]|,(?=\d)){{0,50}}$"
#: Behind a date that stands in a quotation.
_IN_QUOTATION = r"[^「」]*」|[^“”]*”|[^\"]*\"(?:[^\"]*\"[^\"]*\")*[^\"]*$"
_QUOTATION = r"(?:「[^」]*」|“[^”]*”|\"[^\"]*\"|‘[^’]*’|'[^']*')"
_SENTENCE_END = r"[\W_]{0,3}$"


def kind_words(lists: Lists) -> KindWords:
    """Return the cues of all kinds."""
    statistics, moves, amounts = (frozen(lists, slot) for slot in ("statistic", "move", "amount"))
    names = [*statistics, *moves, *amounts, *lists.get("due", ())]
    return KindWords(
        histories=_pattern(_any(lists, "history title")),
        comparisons=tuple(_beside(lists, "comparison")),
        schedules=(*_beside(lists, "schedule"), *_due(lists)),
        figures=(
            *_beside(lists, "figure"),
            Cue(clause=(statistics, amounts), length=Length.PERIOD),
            Cue(clause=(statistics, moves), length=Length.PERIOD),
            Cue(clause=(moves, amounts), length=Length.PERIOD),
        ),
        # a day to come is not that of speaking: "the minister said the rules apply from 1 July"
        statements=tuple(replace(cue, ahead=False) for cue in _statements(lists)),
        backgrounds=tuple(_backgrounds(lists)),
        words=words_of(names, lists.get("prefixes", ())) or WORDS,
    )


def _statements(lists: Lists) -> Iterator[Cue]:
    yield from _speech(lists)
    yield from _placed_speech(lists)
    yield from _speech_at_end(lists)
    yield from _beside(lists, "source")


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _any(lists: Lists, slot: str) -> str:
    return any_of(lists.get(slot, ()), lists.get("prefixes", ()))


def _beside(lists: Lists, slot: str, length: Length = Length.ANY) -> Iterator[Cue]:
    """Yield the cues of the words of a slot, which stand before the date, and of those that follow it at once."""
    if slot in lists:
        yield Cue(before=_pattern(_any(lists, slot) + _REACH), length=length)
    if f"{slot} right before" in lists:
        yield Cue(before=_pattern(rf"{_any(lists, f'{slot} right before')}\s?$"), length=length)
    if f"{slot} in clause behind" in lists:
        yield Cue(after=_pattern(rf"[^{CLAUSE_END}]{{0,30}}{_any(lists, f'{slot} in clause behind')}"), length=length)
    if f"{slot} behind" in lists:
        yield Cue(after=_behind(lists, f"{slot} behind"), length=length)


def _behind(lists: Lists, slot: str) -> re.Pattern[str]:
    """Return the pattern of words right behind the date and its case: "31 Mart|'a kadar geçerli"."""
    return _pattern(rf"(?:['’]\w{{1,4}})?[^\w{CLAUSE_END}:.]{{0,2}}{_any(lists, slot)}")


def _due(lists: Lists) -> Iterator[Cue]:
    """Yield the cues of a day up to which something is due.

    申请须在3月31日**前****提交**, **подать** заявление **до** 30 апреля.
    """
    if "due by" in lists:
        last = rf"{_any(lists, 'due by')}\s(?:[^\W\d_]+\s)?$"
        yield Cue(before=_pattern(rf"{_any(lists, 'due')}[^{CLAUSE_END}]{{0,60}}{last}"))
    if "until" in lists:
        yield Cue(clause=(frozen(lists, "due"),), after=_behind(lists, "until"))


def _speech(lists: Lists) -> Iterator[Cue]:
    """Yield the cues of a verb of saying in the clause of the date: no "that" stands between the two.

    Before the date the name of the speaker may stand, too: "disse o presidente, Rui Saraiva, na segunda-feira". Behind
    it, the verb follows at once, or the subject comes first: «Во вторник | министр Орлов заявил, что». A conjunction
    between them joins two verbs: «В понедельник министр приехал и заявил, что».
    """
    that, end = _any(lists, "said after"), rf"[^{CLAUSE_END}:]"
    if "saying" in lists:
        saying, clause = _any(lists, "saying"), rf"(?:(?!{that}){end}){{0,60}}"
        yield Cue(before=_pattern(rf"{saying}\s{clause}(?:,\s{clause},{end}{{0,10}})?$"))
        yield Cue(after=_pattern(rf"\s{saying}"))
    if "subject before saying" in lists:
        joined = _any(lists, "subject before saying")
        yield Cue(after=_pattern(rf"(?:(?!{joined})[^{CLAUSE_END}:.]){{0,60}}\s{_any(lists, 'saying')}"))
    if "saying behind" in lists:
        between = rf"(?:(?!{that})[^{CLAUSE_END}:：“”\"「」])"
        yield Cue(after=_pattern(rf"{between}{{0,60}}?{_any(lists, 'saying behind')}"))


def _placed_speech(lists: Lists) -> Iterator[Cue]:
    """Yield the cues of dates that open the sentence of a statement, or close its source.

    "Pada Selasa|, menteri mengatakan", "kata Menteri di Jakarta, | Selasa".
    """
    styles, saying = lists.get("style", ()), _any(lists, "saying")
    if "comma behind opening date" in styles:
        yield Cue(before=re.compile(r"^(?:[^\W\d_]+\s)?$"), after=_pattern(rf",\s[^,;:.]{{1,60}}\s{saying}"))
    if "dates close sources" in styles:
        yield Cue(before=_pattern(rf"{saying}\s[^;:]{{0,80}},\s(?:[^\W\d_]+\s)?$"))


def _speech_at_end(lists: Lists) -> Iterator[Cue]:
    """Yield the cues of a verb of saying that ends its sentence: the date belongs to it, or to the clause it reports.

    It belongs to the verb at the beginning, behind the subject and a comma ("Bakan Yılmaz, | salı günü köprünün
    güvenli olduğunu söyledi"), behind a topic ("知事は | 11日、計画を支持すると語った"), and in front of a quotation
    ("12日 | の会見で「橋は安全だ」と述べた").
    """
    if "saying at end" not in lists:
        return
    saying = rf"{_any(lists, 'saying at end')}{_SENTENCE_END}"
    if "topic" not in lists:
        verbs = frozenset(word.rpartition(" ")[2] for word in lists["saying at end"])
        after = re.compile(rf".{{0,300}}[\s\"”]{saying}", re.IGNORECASE | re.DOTALL)
        yield Cue(sentence=verbs, before=re.compile(r"^(?:[^,;:]{1,60},\s)?$"), after=after)
        return
    topic = _pattern(rf"(?:{'|'.join(lists['topic'])})\s?$")
    yield Cue(before=topic, after=re.compile(rf"(?!{_IN_QUOTATION}).{{0,400}}{saying}", re.DOTALL))
    yield Cue(after=_pattern(rf"[、,]?[^{CLAUSE_END}「」“”\"]{{0,40}}[、,]?\s?{_QUOTATION}.{{0,60}}{saying}"))


def _backgrounds(lists: Lists) -> Iterator[Cue]:
    yield from _beside(lists, "background")
    if "since year" in lists:
        yield Cue(before=_pattern(rf"{_any(lists, 'since year')}\s$"), length=Length.YEAR, ahead=False)
    if "since year behind" in lists:
        yield Cue(after=_behind(lists, "since year behind"), length=Length.YEAR, ahead=False)
    if "background of year" in lists:
        words = _any(lists, "background of year")
        yield Cue(before=_pattern(words + _REACH), length=Length.YEAR, ahead=False)
        yield Cue(after=re.compile(rf"[^{CLAUSE_END}.]{{0,50}}{words}"), length=Length.YEAR, ahead=False)
