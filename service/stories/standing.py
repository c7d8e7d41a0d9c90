"""Whether a sentence is one and stands alone, and whether it tells what happened or only what was to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from service.eventing.references import has_definite
from service.eventing.segments import segments
from service.eventing.subjects import is_bare, subject_of
from service.stories.prose import without_asides, words_outside_quotations
from service.timex import languages
from service.timex.languages import Language
from service.timex.languages.event_words import EventWords
from service.timex.languages.unions import union

_APOSTROPHE = re.compile(r"['’]")
_LONGEST_CONNECTIVE = 4  # words
#: Words, and the commas between them.
_PART = re.compile(r"[^\W\d_]+(?:['’-][^\W_]+)*|,")
#: Words between "until" and a date: "until sentencing on | Friday".
_BEFORE_LIMIT = 4
#: Words from an auxiliary to its participle: "had | not even broken".
_PARTICIPLE = 3
_OBJECT = 4  # words from a verb in which a deed is named: "recalled the great fire"


def lacks_verb(sentence: str, language: str) -> bool:
    """Whether a sentence has no main verb: "A busy day at the dam", "A short talk on Monday, as the council met".

    False where one is only possible: "Rebels enter the town", "Ines Bolt and her team celebrate". A name is none.
    """
    lexicon = languages.language(language).events
    clauses, unlisted = lexicon.clauses, lexicon.verbs.unlisted
    words = _PART.findall(without_asides(sentence))
    if not unlisted or not words:
        return False
    verbs = [
        place
        for place, word in enumerate(words)
        if word in lexicon.verbs or (word.endswith(unlisted) and (place == 0 or word.islower()))
    ]
    if not verbs:
        return clauses.coordinators.isdisjoint(words)
    comma = max((place for place, word in enumerate(words[: verbs[0]]) if word == ","), default=-1)
    is_late = comma >= 0 and words[comma + 1] in clauses.bare | (clauses.after_comma & clauses.meaningful)
    return is_late and words[0].lower() not in lexicon.phrase_openers | clauses.openers


def needs_another(sentence: str, language: str) -> bool:
    """Whether only another sentence says whom or what a sentence is about.

    Its subject is a pronoun, it begins with "but", "however" or "as a result", or it refers to something with a
    demonstrative: "those principles", "after that vote".
    """
    lexicon = languages.language(language).events
    subject = subject_of(sentence, lexicon)
    if subject and _is_pronoun(subject[0], sentence, lexicon):
        return True
    words = words_outside_quotations(sentence)
    beginnings = {" ".join(words[:count]).lower() for count in range(1, _LONGEST_CONNECTIVE + 1)}
    if not beginnings.isdisjoint(lexicon.clauses.connectives | lexicon.clauses.coordinators):
        return True
    return any(_refers(*beside, lexicon) for beside in zip(["", *words], words, words[1:], strict=False))


def _is_pronoun(subject: str, sentence: str, lexicon: EventWords) -> bool:
    """Whether the first word of a subject stands for somebody: "they", "some left", but not "some 40 miners"."""
    word = _APOSTROPHE.split(subject)[0].lower()
    if word in lexicon.subjects.others - lexicon.subjects.determiners and _has_number(sentence, subject):
        return False
    return word in lexicon.subjects.people | lexicon.subjects.others


def _has_number(sentence: str, word: str) -> bool:
    """Whether a number follows the first occurrence of a word."""
    return sentence.partition(word)[2].lstrip()[:1].isdigit()


def needs_only_topic(sentence: str, language: str) -> bool:
    """Whether a sentence with a subject of its own speaks of "the crash", which readers of a whole story know."""
    lexicon = languages.language(language).events
    subject = subject_of(sentence, lexicon)
    return has_definite(sentence, lexicon) and not (subject and is_bare(subject, lexicon))


def _refers(before: str, word: str, following: str, lexicon: EventWords) -> bool:
    """Whether a word before another one is a demonstrative; a participle specifies it, too: "those injured"."""
    subjects = lexicon.subjects
    is_object = before.lower() in lexicon.kinds.phrases | lexicon.clauses.before_relatives
    is_demonstrative = word.lower() in subjects.demonstratives or (is_object and word in subjects.after_prepositions)
    return is_demonstrative and following not in subjects.specifying and following not in lexicon.verbs


def depends_on_writing(sentence: str, language: str) -> bool:
    """Whether a sentence has words whose date depends on the day of writing: "yesterday's poll"."""
    phrase = languages.language(language).events.deictics.phrase
    return bool(phrase.search(" ".join(words_outside_quotations(sentence))))


def announces(sentence: str, expression: str, language: str) -> bool:
    """Whether the first verb of a sentence, one of saying left out, is of what is to come: "is expected to meet".

    What was to come on a day, as seen from before ("was due to meet", "said on Friday they would meet on | Monday"),
    does not tell its outcome either.
    """
    lexicon = languages.language(language).events
    plans = lexicon.plans
    copulas = plans.present | plans.past
    words = words_outside_quotations(sentence)
    for before, word, following in zip(["", *words], words, [*words[1:], ""], strict=False):
        is_due = word in plans.planned and (before in copulas or following in plans.infinitive)
        if is_due or word in plans.future or (word in plans.infinitive and before in copulas):
            return True
        leads_on = word in copulas and following in plans.planned | plans.infinitive | copulas
        is_passed_over = word in plans.planned | lexicon.reporting.verbs or _describes(before, lexicon)
        if word in lexicon.verbs and not leads_on and not is_passed_over:
            break
    return _was_said_to_come(sentence, expression, lexicon)


def _was_said_to_come(sentence: str, expression: str, lexicon: EventWords) -> bool:
    """Whether a date follows what somebody said would happen: "said in May that Bolt would retire on | Friday"."""
    before = _words_before(expression, sentence)
    verbs = [place for place, word in enumerate(before) if word in lexicon.verbs]
    said = next((place for place in verbs if before[place] in lexicon.reporting.verbs), len(before))
    plans = lexicon.plans
    return any(
        word in plans.reported and following not in plans.perfect for word, following in pairwise([*before[said:], ""])
    )


def is_limit(sentence: str, expression: str, language: str) -> bool:
    """Whether a date only says how long something was to last: "stays in prison until a hearing on | Friday"."""
    until = languages.language(language).cues.prepositions.until
    before = _words_before(expression, sentence)
    return not until.isdisjoint(map(str.lower, before[-_BEFORE_LIMIT:]))


def _words_before(expression: str, sentence: str) -> list[str]:
    """Return the words before the date of a sentence; none if it has been replaced by another one."""
    before, found, _ = sentence.partition(expression or sentence)
    return words_outside_quotations(before) if found else []


def is_of_another_time(sentence: str, language: str) -> bool:
    """Whether the first verb of a sentence about a past day belongs to the time of writing, or to one before that day.

    "Bolt is accused of closing the dam in March", "Bolt had always denied closing the dam in March". Verbs of
    remembering belong to a later time: "Bolt denied closing the dam in March"; not "Bolt recalled the cars in March".
    """
    cues = languages.language(language).cues
    verbs = cues.verbs.remembering | (cues.verbs.remembered if _remembers(sentence, language) else frozenset())
    return _first_verb_is(cues.auxiliaries.present | cues.auxiliaries.pluperfect | verbs, sentence, language)


def _remembers(sentence: str, language: str) -> bool:
    """Whether what somebody recalled or denied is a deed: "denied that", "denied stealing", "recalled the day of"."""
    known = languages.language(language)
    lexicon, cues = known.events, known.cues
    words = words_outside_quotations(_from_main_clause(sentence, lexicon))
    behind = next((words[at + 1 :] for at, word in enumerate(words) if word in cues.verbs.remembered), [])
    if not behind:
        return False
    clauses, ending = lexicon.clauses, lexicon.clauses.accompanying_ending
    is_clause = behind[0] in union(clauses.complementizers, clauses.questions, lexicon.subjects.pronouns)
    near = behind[:_OBJECT]
    is_deed = bool(ending and behind[0].endswith(ending)) or not cues.nouns.unforeseen.isdisjoint(near)
    is_of_day = behind[0] in cues.modifiers.determiners and not cues.prepositions.of.isdisjoint(near)
    return is_clause or is_deed or is_of_day or not cues.auxiliaries.pluperfect.isdisjoint(behind)


def looks_back(sentence: str, language: str) -> bool:
    """Whether a sentence tells what had happened before its day: "The dam had not even broken when they met"."""
    return _first_verb_is(languages.language(language).cues.auxiliaries.pluperfect, sentence, language)


def _first_verb_is(auxiliaries: frozenset[str], sentence: str, language: str) -> bool:
    known = languages.language(language)
    lexicon, words = known.events, words_outside_quotations(_from_main_clause(sentence, known.events))
    relatives = lexicon.clauses.relatives | lexicon.clauses.complementizers
    had = known.cues.auxiliaries.pluperfect
    verbs = (
        word in auxiliaries and before not in relatives and (word not in had or _has_participle(words[place:], known))
        for place, (before, word) in enumerate(pairwise(["", *words]), 1)
        if word in auxiliaries or (word in lexicon.verbs and not _describes(before, lexicon))
    )
    return next(verbs, False)


def describes_state(sentence: str, language: str) -> bool:
    """Whether the first verb of a sentence is a copula in the present: "These are the sports of kings".

    Not "is closing", "are to meet" or "is accused", which tell what happens.
    """
    known = languages.language(language)
    plans, verbs = known.events.plans, known.events.verbs
    parts = segments(sentence, known.events, fine=True)
    outside = " ".join(sentence[part.start : part.end] for part in parts if not part.aside)
    words = words_outside_quotations(_from_main_clause(outside, known.events))
    first = next((place for place, word in enumerate(words) if word in verbs), len(words))
    if first == len(words) or words[first] not in plans.present:
        return False
    near = words[first + 1 : first + 1 + _PARTICIPLE]
    ending = known.events.clauses.accompanying_ending
    return not any(word in verbs or word in plans.infinitive or (ending and word.endswith(ending)) for word in near)


def is_beside(sentence: str, expression: str, language: str) -> bool:
    """Whether a date stands in a clause that only qualifies: "His son, who died on | Monday, owned the dam".

    So does "It was sold after he died on | Monday", but a clause before the main clause tells what happened, too.
    """
    lexicon = languages.language(language).events
    place = sentence.find(expression)
    if not expression or place < 0 or not lexicon.clauses.openers:
        return False
    part = next((part for part in segments(sentence, lexicon, fine=True) if place < part.end), None)
    return part is not None and (part.relative or (part.start > 0 and part.opener in lexicon.clauses.meaningful))


def _from_main_clause(sentence: str, lexicon: EventWords) -> str:
    """Return a sentence without a clause in front: "After the pump had failed, | the mine was flooded"."""
    clause, comma, rest = sentence.partition(",")
    first = clause.partition(" ")[0].lower()
    is_dependent = first in lexicon.clauses.openers and first not in lexicon.clauses.coordinators
    return rest if comma and is_dependent else sentence


def _has_participle(words: Sequence[str], known: Language) -> bool:
    """Whether a participle follows an auxiliary: "had | not even broken", but not "had | a stroke", "had | to go"."""
    others = known.events.kinds.determiners | known.cues.prepositions.infinitive
    near = takewhile(lambda word: word not in others, words[:_PARTICIPLE])
    return any(word in known.events.verbs for word in near)


def adds(sentence: str, language: str) -> bool:
    """Whether a sentence adds to another one: "The owner was also fined".

    Not "but also the road", "who also owns", nor "is also a lawyer", which only describes.
    """
    lexicon = languages.language(language).events
    clauses, words = lexicon.clauses, [word.lower() for word in words_outside_quotations(sentence)]
    inside = clauses.coordinators | clauses.relatives
    return any(
        word in clauses.adding and before not in inside and following not in lexicon.kinds.determiners
        for before, word, following in zip(["", *words], words, [*words[1:], ""], strict=False)
    )


def _describes(before: str, lexicon: EventWords) -> bool:
    """Whether the word before a participle makes it describe a noun: "the | flooded town", "an | estimated cost"."""
    return before.lower() in lexicon.kinds.determiners
