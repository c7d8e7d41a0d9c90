"""Splits a sentence into segments that could each be a clause, at its marks and at words that begin clauses.

It knows nothing of dates; ``clauses`` chooses the segment. A quotation counts as one word: nothing inside its marks
splits the sentence around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from service.timex.languages.event_words import Clauses, EventWords, Verbs
from service.timex.languages.unions import union

QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|「[^「」]*」")
#: What stands between two words and may begin a segment; no word has it inside.
_MARK = re.compile(r"[,;:](?=\s)|\s[-–—]+(?=\s)|—")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
#: A hyphen with blanks around it, between two words in lowercase letters or two names.
_SPACED = re.compile(r"(?<=\w) - (?=([^\W\d_]+)( [^\W\d_]+)?)")
#: A short word between two of them: "two | - and - | a half", "face | - to - | face".
_AMID_HYPHENS = re.compile(r" - [^\W\d_]{1,3} - ")
_BEHIND_HYPHENS = re.compile(r"\w - [^\W\d_]{1,3}\Z")
#: Characters of a sentence with one date that is not split finely: it can be a summary as it is.
_LONGEST_WHOLE = 200
_COMMA = ","
#: Words from "between" to "and".
_LONGEST_PAIR = 6
_LONGEST_ITEM = 3  # words
_SHORTEST_PARTICIPLE = 6  # "saying", but not "king"
_NO_MARK = ""


@dataclass(slots=True)
class Piece:
    """Words from one possible boundary to the next, with the mark before them; offsets into the sentence.

    ``last`` is where its last word begins. ``verbs`` are the places in ``words`` of those that are certainly verbs.
    """

    start: int
    mark: str
    words: list[str] = field(default_factory=list)
    last: int = 0
    verbs: list[int] = field(default_factory=list)

    @property
    def ends_open(self) -> bool:
        return bool(self.verbs) and self.verbs[-1] == len(self.words) - 1


@dataclass(slots=True)
class Segment:
    """One or more pieces, which could be a clause together."""

    start: int
    end: int
    opener: str
    relative: bool
    #: The sentence is complete without it: ", which …,".
    aside: bool
    #: It has a finite verb.
    main: bool
    #: It has a verb, but perhaps only a participle: ", identified as Ivan,".
    may_be_main: bool
    #: It makes no sense without the segment before it.
    needs_previous: bool
    #: Its verb continues what stands before an aside: ", was rescued".
    resumes: bool
    #: It has a verb of saying.
    speaks: bool
    #: Its last word is a verb, so what follows belongs to it.
    ends_open: bool = False


def segments_of(sentence: str, lexicon: EventWords, *, crowded: bool) -> tuple[Segment, ...]:
    """Return the segments of a sentence; ``crowded`` if it has several dates, each with a clause of its own."""
    return segments(sentence, lexicon, fine=crowded or len(sentence) > _LONGEST_WHOLE)


@lru_cache(maxsize=64)  # the kinds of all dates of a text come first, and then their summaries
def segments(sentence: str, lexicon: EventWords, *, fine: bool) -> tuple[Segment, ...]:
    """Return the segments of a sentence in order, without gaps. ``fine`` also splits verbs that share a subject."""
    hidden = QUOTED.sub(lambda quotation: "“" + "q" * (len(quotation.group()) - 2) + "”", sentence)
    hidden = with_compounds(hidden, lexicon)
    found: list[Segment] = []
    previous = Piece(0, _NO_MARK)
    pieces = list(_pieces(hidden, lexicon))
    enclosed = _enclosed(pieces, lexicon)
    for piece in pieces:
        describes = bool(found) and fine and _describes(piece, found[-1], lexicon)
        is_enclosed = fine and piece.start == enclosed
        ends_pair = _ends_pair(piece, found, hidden, lexicon)
        splits = not found or describes or is_enclosed or ends_pair or _splits(piece, found[-1], lexicon, fine)
        if splits and not (found and _joins_nouns(previous, piece, lexicon)):
            piece = _with_subject(previous, piece, lexicon) if found else piece
            if found:
                found[-1].end = piece.start
            found.append(_segment(piece, lexicon, piece.start, is_first=not found, describes=describes or is_enclosed))
            found[-1].resumes |= ends_pair
        else:
            found[-1].main |= piece.start != enclosed and _is_main(piece, lexicon.verbs)
            found[-1].may_be_main |= bool(piece.verbs)
            found[-1].speaks |= _speaks(piece, lexicon)
        found[-1].ends_open = piece.ends_open
        previous = piece
    found[-1].end = len(sentence)
    return tuple(found)


def _ends_pair(piece: Piece, found: list[Segment], sentence: str, lexicon: EventWords) -> bool:
    """Whether "and" goes on with a pair after an aside: "to choose between Bolt, who is 62, | and Holm"."""
    clauses = lexicon.clauses
    if piece.mark != _COMMA or _opener(piece) not in clauses.coordinators or not found or not found[-1].aside:
        return False
    host = next((segment for segment in reversed(found) if not segment.aside), found[0])
    words = _WORD.findall(sentence, host.start, host.end)
    places = [place for place, word in enumerate(words) if word in clauses.pairing]
    return bool(places) and clauses.coordinators.isdisjoint(words[places[-1] :])


def with_compounds(words: str, lexicon: EventWords) -> str:
    """Return words of the same length in which no compound is split: some archives write "a power - sharing deal"."""
    if " - " not in words or not lexicon.clauses.particles:
        return words
    return _SPACED.sub(lambda hyphen: "q-q" if _is_compound(hyphen, lexicon) else hyphen[0], words)


def _is_compound(hyphen: re.Match[str], lexicon: EventWords) -> bool:
    """Whether a hyphen with blanks around it is no dash: what follows neither opens a clause nor is a verb."""
    before, after = hyphen.string[: hyphen.start()].rpartition(" ")[2], hyphen[1]
    if _AMID_HYPHENS.match(hyphen.string, hyphen.start()) or _BEHIND_HYPHENS.search(
        hyphen.string[max(0, hyphen.start() - 7) : hyphen.start()]
    ):
        return True
    if before.lower() in lexicon.clauses.prefixes or _is_participle_of_noun(after, hyphen[2] or "", lexicon):
        return True
    if not before[-1:].isalnum() or before[0].isupper() is not after[0].isupper():
        return False
    clauses, kinds = lexicon.clauses, lexicon.kinds
    if before in lexicon.verbs or after in lexicon.verbs or after in clauses.particles:
        return after in clauses.particles
    opens = (clauses.openers, clauses.adverbs, clauses.accompanying, kinds.beside, kinds.determiners, kinds.joins)
    if after.endswith(clauses.accompanying_ending):  # "an eye - catching | debut", but "- leaving | his men"
        after = (hyphen[2] or "").strip()
    return not any(after.lower() in words for words in opens) and not after.endswith(clauses.adverb_ending)


def _is_participle_of_noun(after: str, following: str, lexicon: EventWords) -> bool:
    """Whether a participle after a hyphen describes the noun that follows: "a US - led | coalition"."""
    noun, clauses, kinds = following.strip(), lexicon.clauses, lexicon.kinds
    others = (clauses.openers, clauses.before_relatives, clauses.adverbs, kinds.beside, kinds.determiners, kinds.joins)
    is_noun = noun.islower() and not noun.endswith(clauses.adverb_ending) and noun not in union(*others)
    is_date = any(map(lexicon.subjects.is_date, noun.split()))
    return is_noun and not is_date and after in lexicon.verbs and after.endswith(clauses.participle_endings)


def _enclosed(pieces: list[Piece], lexicon: EventWords) -> int | None:
    """Return where a participle stands between the subject and its verb: "The crown, | made in 1120, is shown"."""
    if len(pieces) < 3 or pieces[0].verbs or pieces[1].mark != _COMMA:
        return None
    clauses, last = lexicon.clauses, pieces[0].words[-1:]
    is_participle = _is_verb_first(pieces[1].words, lexicon) or accompanies(_opener(pieces[1]), clauses)
    opens_phrase = _opener(pieces[0]) in union(clauses.before_relatives, lexicon.kinds.temporal)
    is_phrase = opens_phrase or not clauses.adverbs.isdisjoint(last)  # "By May, | tired of waiting, they left"
    if not is_participle or is_phrase:
        return None
    resumes = any(piece.mark == _COMMA and _is_verb_first(piece.words, lexicon) for piece in pieces[2:])
    return pieces[1].start if resumes else None


def _joins_nouns(previous: Piece, piece: Piece, lexicon: EventWords) -> bool:
    """Whether "and" joins two names after a preposition, or what stands after "between", or two subjects.

    "The merger of Holm | and Berg failed", "a vote of the House | and Senate", "talks between owners | and miners",
    "hopes that the mine | and the mill would stay open".
    """
    if piece.mark or len(piece.words) < 2 or _opener(piece) not in lexicon.clauses.coordinators:
        return False
    verb = next((at for at in reversed(previous.verbs) if not _is_described(at, previous.words, lexicon)), -1)
    since_verb = previous.words[verb + 1 :][-_LONGEST_PAIR:]
    if not lexicon.clauses.pairing.isdisjoint(since_verb) or _is_listed(previous, lexicon):
        return True
    if any(_opens_subject(*pair, lexicon) for pair in pairwise(since_verb)):
        return not _is_verb_first(piece.words[1:], lexicon)
    before, first, second = previous.words[:-1], previous.words[-1:], piece.words[1]
    if before and before[-1] in lexicon.subjects.determiners:
        before = before[:-1]
    is_behind = bool(before) and before[-1] in lexicon.clauses.before_relatives
    are_names = is_behind and first[0][0].isupper() and second[0].isupper()
    return are_names and first[0].lower() not in lexicon.subjects.calendar


def _is_described(at: int, words: list[str], lexicon: EventWords) -> bool:
    """Whether a participle only describes the noun after it: "a series of | planned marches", "the | burned mill"."""
    if at == 0 or at + 1 == len(words) or not words[at].endswith(lexicon.verbs.endings):
        return False
    return words[at - 1].lower() in union(lexicon.kinds.determiners, lexicon.clauses.before_relatives)


def _opens_subject(word: str, following: str, lexicon: EventWords) -> bool:
    """Whether a subject follows a word such as "that", unlike a noun ("that day")."""
    begins = following in lexicon.kinds.determiners or following[0].isupper()
    return begins and word in lexicon.clauses.complementizers


def _is_listed(piece: Piece, lexicon: EventWords) -> bool:
    """Whether a piece is only an item of a list: "said that ships | , boats | and rafts would sink"."""
    is_short = piece.mark == _COMMA and 0 < len(piece.words) <= _LONGEST_ITEM and not piece.verbs
    is_dated = any(map(lexicon.subjects.is_date, piece.words))
    return is_short and not is_dated and _opener(piece) not in union(lexicon.clauses.openers, lexicon.phrase_openers)


def _with_subject(previous: Piece, piece: Piece, lexicon: EventWords) -> Piece:
    """Return a piece together with the one before it, if its subject begins there: ", but Holm | and Berg left".

    Without a coordinator that is who says it: ", a miner | and councillor said". Or it opens a subordinate clause:
    ", as shots | and shells fell".
    """
    coordinators = lexicon.clauses.coordinators
    opens = union(lexicon.clauses.coordinators, lexicon.clauses.subordinators)
    begins = _opener(previous) in opens or _speaks(piece, lexicon)
    is_subject = previous.mark == _COMMA and begins and not previous.verbs
    if not is_subject or piece.mark or _opener(piece) not in coordinators or _is_verb_first(piece.words[1:], lexicon):
        return piece
    verbs = [place + len(previous.words) for place in piece.verbs]
    return Piece(previous.start, previous.mark, previous.words + piece.words, piece.last, verbs)


def _pieces(sentence: str, lexicon: EventWords) -> Iterator[Piece]:
    """Yield the pieces between the marks of a sentence, and those that begin with words that open a clause."""
    start, mark, begin = 0, _NO_MARK, 0
    for found in _MARK.finditer(sentence):
        yield from _between_marks(sentence, Piece(start, mark), begin, found.start(), lexicon)
        start, mark, begin = found.start(), found[0].strip(), found.end()
    yield from _between_marks(sentence, Piece(start, mark), begin, len(sentence), lexicon)


def _between_marks(sentence: str, piece: Piece, begin: int, end: int, lexicon: EventWords) -> Iterator[Piece]:
    """Yield a piece with the words from ``begin`` to ``end``, and one more for each of them that opens a clause."""
    openers, is_verb = lexicon.clauses.openers, lexicon.verbs.has
    words: list[str] = _WORD.findall(sentence, begin, end)
    if openers.isdisjoint(map(str.lower, words[1:])):  # then nobody needs the offsets of words
        piece.words, piece.verbs = words, [place for place, word in enumerate(words) if is_verb(word)]
        yield piece
        return
    for found in _WORD.finditer(sentence, begin, end):
        word = found[0]
        if piece.words and word.lower() in openers:
            opening = _opening(piece, found.start(), word, lexicon.clauses)
            yield piece
            piece = opening
        piece.last = found.start()
        if is_verb(word):
            piece.verbs.append(len(piece.words))
        piece.words.append(word)
    yield piece


def _opening(piece: Piece, start: int, word: str, clauses: Clauses) -> Piece:
    """Return a piece that begins with a word that opens a clause, or with the one before it ("to which")."""
    previous = piece.words[-1]
    is_relative = word in clauses.relatives and previous in clauses.before_relatives
    if is_relative or (word in clauses.subordinators and previous in clauses.before_subordinators):
        piece.words.pop()
        start = piece.last
    return Piece(start, _NO_MARK)


def _splits(piece: Piece, before: Segment, lexicon: EventWords, fine: bool) -> bool:
    """Whether a piece begins a segment: "and" does so between two clauses, but not between two nouns."""
    clauses, opener = lexicon.clauses, _opener(piece)
    has_verb = bool(piece.verbs)
    if piece.mark not in (_COMMA, _NO_MARK):
        return bool(piece.words) and not (piece.mark == ":" and before.speaks)
    if opener in clauses.relatives:
        return has_verb
    if opener in clauses.subordinators:
        stands_bare = opener in clauses.bare and len(piece.words) > 1 and piece.words[1] not in clauses.phrasal
        opens = stands_bare or _has_finite(piece, lexicon)
        return opens and (piece.mark == _COMMA or opener not in clauses.after_comma)
    if opener in clauses.coordinators:
        shared = _is_verb_first(piece.words[1:], lexicon)
        return _has_finite(piece, lexicon) and before.main and (not shared or (fine and not before.ends_open))
    if piece.mark == _COMMA and accompanies(opener, clauses):
        return before.may_be_main
    resumes = before.start > 0 and _is_verb_first(piece.words, lexicon)
    is_complete = before.main or (before.aside and (before.may_be_main or resumes))
    return piece.mark == _COMMA and is_complete and has_verb


def _describes(piece: Piece, before: Segment, lexicon: EventWords) -> bool:
    """Whether a participle describes a phrase that opens a sentence: "After a march, | attended by miners, …"."""
    words = piece.words
    opens = before.start == 0 and before.opener in lexicon.phrase_openers and not before.may_be_main
    if piece.mark != _COMMA or len(words) < 2 or not opens:
        return False
    return (
        words[0] in lexicon.verbs
        and words[0].endswith(lexicon.verbs.endings)
        and words[1] in lexicon.clauses.before_relatives
    )


def _segment(piece: Piece, lexicon: EventWords, end: int, *, is_first: bool, describes: bool) -> Segment:
    clauses, opener = lexicon.clauses, _opener(piece)
    has_verb, is_with = bool(piece.verbs), accompanies(opener, clauses)
    return Segment(
        start=piece.start,
        end=end,
        opener=opener,
        relative=opener in clauses.relatives,
        aside=describes or opener in clauses.relatives or is_with,
        main=has_verb and not describes,
        may_be_main=has_verb,
        needs_previous=not is_first and _needs_previous(piece, lexicon),
        resumes=not describes and piece.mark == _COMMA and _is_verb_first(piece.words, lexicon),
        speaks=_speaks(piece, lexicon) and (is_with or not describes),  # not ", said to be ill,"
    )


def _needs_previous(piece: Piece, lexicon: EventWords) -> bool:
    clauses, opener = lexicon.clauses, _opener(piece)
    if not piece.words or opener in clauses.relatives or accompanies(opener, clauses):
        return True
    bare = piece.words[1:] if opener in clauses.coordinators else piece.words
    return _is_verb_first(bare, lexicon) or (bare is not piece.words and accompanies("".join(bare[:1]), clauses))


def _has_finite(piece: Piece, lexicon: EventWords) -> bool:
    """Whether a piece has a finite verb, unlike "and gunships to end the revolt that has taken Lund".

    Nor does "and firms to make new | plans,": after an infinitive, its last word is a noun. "Or how to free men | held"
    has only an infinitive.
    """
    joins, words = lexicon.kinds.joins, piece.words
    if words[1:2] and words[1] in lexicon.clauses.questions and not lexicon.plans.infinitive.isdisjoint(words[2:3]):
        return False
    verbs = [at for at in piece.verbs if at == 0 or words[at - 1].lower() not in joins]
    verbs = [at for at in verbs if not _is_in_relative(at, piece, lexicon)]
    is_object = verbs == [len(words) - 1] and not words[-1].endswith(lexicon.verbs.endings)
    return bool(verbs) and not (is_object and not lexicon.plans.infinitive.isdisjoint(words))


def _is_in_relative(at: int, piece: Piece, lexicon: EventWords) -> bool:
    """Whether a verb stands in the relative clause after an infinitive: "to end the revolt that has | taken Lund"."""
    words, first, infinitive = piece.words, piece.verbs[0], lexicon.plans.infinitive
    if first == 0 or words[first - 1] not in infinitive:
        return False
    return any(words[before - 1] in lexicon.kinds.joins - infinitive for before in piece.verbs if before < at)


def _is_verb_first(words: list[str], lexicon: EventWords) -> bool:
    """Whether a verb comes before any possible subject ("and later died")."""
    for word in words[:3]:
        if lexicon.verbs.has(word):
            return True
        if word not in lexicon.clauses.adverbs and not word.endswith(lexicon.clauses.adverb_ending):
            return False
    return False


def _is_main(piece: Piece, verbs: Verbs) -> bool:
    """Whether a piece brings the finite verb of its segment; ", identified as Ivan," brings a participle only."""
    participle = piece.mark == _COMMA and bool(piece.words) and piece.words[0].endswith(verbs.endings)
    return bool(piece.verbs) and piece.verbs[-1] >= participle


def accompanies(opener: str, clauses: Clauses) -> bool:
    """Whether a clause begins with what only accompanies another one: "with", "saying"."""
    return opener in clauses.accompanying or (
        opener.endswith(clauses.accompanying_ending) and len(opener) >= _SHORTEST_PARTICIPLE
    )


def _speaks(piece: Piece, lexicon: EventWords) -> bool:
    return not lexicon.reporting.verbs.isdisjoint(piece.words)


def _opener(piece: Piece) -> str:
    return piece.words[0].lower() if piece.words else ""
