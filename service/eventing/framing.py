"""The frame of a statement: the words that tie it to its text, and those that say who reported it.

"However, the mine closed on Tuesday, officials said" and "They said the mine closed on Tuesday" state that the mine
closed on Tuesday.
"""

from __future__ import annotations

import re
from itertools import islice

from service.eventing.subjects import is_bare
from service.timex.languages.event_words import EventWords
from service.timex.languages.unions import union

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_QUOTES = frozenset('"“”«»„')
_COMMA = ", "
_FULL_STOP = "."
#: Characters of a statement that stands without its source, and words of the source.
_LEAST = 25
_LONGEST_SOURCE = 14
_LONGEST_BARE_SOURCE = 3
_LONGEST_SPEAKER = 4
_LONGEST_APPOSITION = 8
#: What a source with an apposition leaves of its sentence: the statement, the subject and the apposition.
_PARTS = 3
#: Characters in which a source at the beginning and the subject after it stand.
_LONGEST_LEAD = 80
_FIRST_WORD = re.compile(r"([^\W\d_]+)( |, )(?=\S)")
#: One to four words between commas, or before the first one.
_TIE = r"((?:[^\W\d_]+ ){0,3}[^\W\d_]+), "
_OPENING = re.compile(_TIE)
_INSERTED = re.compile(f", {_TIE}")


def unframed(statement: str, lexicon: EventWords) -> str:
    """Return a statement without the words that tie it to the sentence before, and without its source.

    A source at the beginning stays if it names somebody: "Ashby said the mine closed on Tuesday".
    """
    return _without_source(_without_bare_source(_without_connectives(statement, lexicon), lexicon), lexicon)


def _without_connectives(statement: str, lexicon: EventWords) -> str:
    first = _FIRST_WORD.match(statement)
    if first and first[1].lower() in lexicon.clauses.coordinators:
        statement = statement[first.end() :]
    if _COMMA not in statement:
        return statement
    opening = _OPENING.match(statement)
    if opening and opening[1].lower() in lexicon.clauses.connectives:
        statement = statement[opening.end() :]
    return _INSERTED.sub(
        lambda found: ", " if found[1].lower() in lexicon.clauses.connectives else found[0], statement, count=1
    )


def _without_bare_source(statement: str, lexicon: EventWords) -> str:
    """Return a statement without "The company said that" at its beginning, if a subject follows and no date."""
    words = _WORD.findall(statement[:_LONGEST_LEAD])
    is_verb = [*map(lexicon.verbs.has, words)]
    verb = is_verb.index(True) if True in is_verb else 0
    if not verb or words[verb] not in lexicon.reporting.neutral:
        return statement
    source = words[:verb]
    is_bare_source = verb <= _LONGEST_BARE_SOURCE and is_bare(source, lexicon)
    verb += not lexicon.kinds.joins.isdisjoint(words[verb + 1 : verb + 2])
    if len(words) < verb + 3 or not (is_bare_source or _is_speaker(source, lexicon)):
        return statement
    begin = next(islice(_WORD.finditer(statement), verb + 1, None)).start()
    is_whole = statement[:begin].replace(" ", "").isalpha() and _QUOTES.isdisjoint(statement)
    return statement[begin:] if is_whole and _begins_clause(statement[begin:], lexicon) else statement


def _is_speaker(source: list[str], lexicon: EventWords) -> bool:
    """Whether a source is only somebody who speaks for others: "officials", "a company spokesman", not "Ashby"."""
    is_nameless = not any(word[0].isupper() for word in source[1:])
    return is_nameless and len(source) <= _LONGEST_SPEAKER and source[-1].lower() in lexicon.reporting.speakers


def _begins_clause(words: str, lexicon: EventWords) -> bool:
    """Whether words begin with a subject that is no pronoun, and have a verb after it."""
    first, second, *others = map(str.lower, _WORD.findall(words))
    subjects, clauses = lexicon.subjects, lexicon.clauses
    pronouns = union(subjects.pronouns, subjects.people, subjects.others)
    opens = union(clauses.openers, clauses.before_relatives, clauses.accompanying, clauses.adverbs)
    no_subjects = union(pronouns, opens, lexicon.reporting.prepositions, lexicon.kinds.joins, subjects.calendar)
    is_date = second in subjects.calendar or lexicon.deictics.phrase.match(words)
    if first in no_subjects or first in lexicon.verbs or is_date:
        return False
    return second in lexicon.verbs or any(map(lexicon.verbs.has, others))


def _without_source(statement: str, lexicon: EventWords) -> str:
    """Return a statement without ", police said" at its end; a quotation needs its source."""
    if len(statement) < _LEAST or _COMMA not in statement:
        return statement
    rest, source = _split(statement.rstrip().rstrip(_FULL_STOP), lexicon)
    words = _WORD.findall(source)
    says = next((place for place, word in enumerate(words) if word in lexicon.reporting.verbs), None)
    if says is None or not 1 < len(words) <= _LONGEST_SOURCE:
        return statement
    if len(rest) < _LEAST or not _QUOTES.isdisjoint(statement):
        return statement
    has_date = any(map(lexicon.subjects.is_date, words))
    is_source = not has_date and _is_end(words, says, lexicon) and _is_subject(words[:says], lexicon)
    return (
        f"{rest.rstrip(_FULL_STOP)}{_FULL_STOP}"
        if is_source and any(map(lexicon.verbs.has, _WORD.findall(rest)))
        else statement
    )


def _split(statement: str, lexicon: EventWords) -> tuple[str, str]:
    """Return a statement up to its last comma, and the rest, or up to a source with an apposition.

    "The mine closed, her daughter, June, said" is split into "The mine closed" and "her daughter said".
    """
    rest, _, source = statement.rpartition(_COMMA)
    parts = rest.rsplit(_COMMA, 2)
    is_verb = bool(source) and source.split()[0] in lexicon.reporting.verbs
    if not is_verb or len(parts) < _PARTS or not _is_apposition(_WORD.findall(parts[2]), lexicon):
        return rest, source
    return parts[0], f"{parts[1]} {source}"


def _is_apposition(words: list[str], lexicon: EventWords) -> bool:
    """Whether words only name or describe who says something: "June", "a retired miner", but not "on Monday"."""
    has_date = len(words) > 1 and any(map(lexicon.subjects.is_date, words))
    return len(words) <= _LONGEST_APPOSITION and not has_date and _is_subject(words, lexicon)


def _is_end(words: list[str], verb: int, lexicon: EventWords) -> bool:
    """Whether the verb of saying ends a source, or only its hearer follows: "officials told | Radio Aro"."""
    hearer = words[verb + 1 :]
    return not hearer or (words[verb] in lexicon.reporting.with_hearer and all(word[0].isupper() for word in hearer))


def _is_subject(words: list[str], lexicon: EventWords) -> bool:
    """Whether words can be who says it: no verb, and nothing that opens a clause."""
    clauses = lexicon.clauses
    opens = union(clauses.openers, clauses.before_relatives, clauses.accompanying)
    is_open = bool(words) and words[0].lower() in opens
    return bool(words) and not is_open and not any(map(lexicon.verbs.has, words))
