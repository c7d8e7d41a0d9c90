"""A sentence cut into stretches that could each be a clause: by its marks, and by words that begin clauses.

Knows neither dates nor which stretch is wanted (``clauses`` chooses). What is quoted is one word here: nothing inside
the marks of a quotation cuts the sentence around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from service.eventing.lexicon import Lexicon

QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_TOKEN = re.compile(r"[,;:](?=\s)|\s[-–—]+(?=\s)|—|[^\W_]+(?:['’.-][^\W_]+)*")
_COMMA = ","
_NO_MARK = ""


@dataclass(slots=True)
class Piece:
    """Words from one cut to the next, with the mark before them, in offsets into the sentence.

    ``last`` is where its last word begins. ``verbs`` are the places in ``words`` of those that are surely verbs.
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
    """One or more pieces: ``main`` when it has a verb of its own, ``leans`` when it needs what stands before it.

    ``may_be_main``: it has a verb, but perhaps only a participle (", identified as Ivan,").
    ``aside`` is one that the sentence can do without (", which …,"), ``resumes`` a verb that goes on with what stands
    before an aside (", was rescued"). ``ends_open``: its last word is a verb, so what follows belongs to it.
    """

    start: int
    end: int
    opener: str
    relative: bool
    aside: bool
    main: bool
    may_be_main: bool
    leans: bool
    resumes: bool
    speaks: bool
    ends_open: bool = False


def segments(sentence: str, lexicon: Lexicon, *, fine: bool) -> tuple[Segment, ...]:
    """The segments of a sentence in order, without gaps. ``fine`` parts verbs that share a subject, too."""
    hidden = QUOTED.sub(lambda quotation: "“" + "q" * (len(quotation.group()) - 2) + "”", sentence)
    found: list[Segment] = []
    for piece in _pieces(hidden, lexicon):
        if not found or _parts(piece, found[-1], lexicon, fine):
            if found:
                found[-1].end = piece.start
            found.append(_segment(piece, lexicon, is_first=not found))
        else:
            found[-1].main |= _is_main(piece, lexicon)
            found[-1].may_be_main |= bool(piece.verbs)
            found[-1].speaks |= _speaks(piece, lexicon)
        found[-1].ends_open = piece.ends_open
    found[-1].end = len(sentence)
    return tuple(found)


def _pieces(sentence: str, lexicon: Lexicon) -> Iterator[Piece]:
    piece = Piece(0, _NO_MARK)
    for token in _TOKEN.finditer(sentence):
        word = token.group()
        if not word[-1].isalnum():
            yield piece
            piece = Piece(token.start(), word.strip())
            continue
        if piece.words and word.lower() in lexicon.openers:
            opening = _opening(piece, token.start(), word, lexicon)
            yield piece
            piece = opening
        piece.last = token.start()
        if lexicon.is_verb(word):
            piece.verbs.append(len(piece.words))
        piece.words.append(word)
    yield piece


def _opening(piece: Piece, start: int, word: str, lexicon: Lexicon) -> Piece:
    """A piece that begins with a word that opens a clause, or with the preposition before it ("to which")."""
    if word in lexicon.relatives and piece.words[-1] in lexicon.before_relatives:
        piece.words.pop()
        start = piece.last
    return Piece(start, _NO_MARK)


def _parts(piece: Piece, before: Segment, lexicon: Lexicon, fine: bool) -> bool:
    """Whether a piece begins a segment of its own: "and" between two nouns does not, between two clauses it does."""
    opener = _opener(piece)
    has_verb = bool(piece.verbs)
    if piece.mark not in (_COMMA, _NO_MARK):
        return bool(piece.words) and not (piece.mark == ":" and before.speaks)
    if opener in lexicon.relatives:
        return has_verb
    if opener in lexicon.subordinators:
        opens = has_verb or (opener in lexicon.bare and len(piece.words) > 1)
        return opens and (piece.mark == _COMMA or opener not in lexicon.only_after_comma)
    if opener in lexicon.coordinators:
        shared = _is_verb_first(piece.words[1:], lexicon)
        return has_verb and before.main and (not shared or (fine and not before.ends_open))
    if piece.mark == _COMMA and _attends(opener, lexicon):
        return before.may_be_main
    return piece.mark == _COMMA and before.main and has_verb


def _segment(piece: Piece, lexicon: Lexicon, *, is_first: bool) -> Segment:
    opener = _opener(piece)
    main = bool(piece.verbs)
    return Segment(
        start=piece.start,
        end=piece.start,
        opener=opener,
        relative=opener in lexicon.relatives,
        aside=opener in lexicon.relatives or _attends(opener, lexicon),
        main=main,
        may_be_main=main,
        leans=not is_first and _leans(piece, lexicon),
        resumes=piece.mark == _COMMA and _is_verb_first(piece.words, lexicon),
        speaks=_speaks(piece, lexicon),
    )


def _leans(piece: Piece, lexicon: Lexicon) -> bool:
    opener = _opener(piece)
    if not piece.words or opener in lexicon.relatives or _attends(opener, lexicon):
        return True
    bare = piece.words[1:] if opener in lexicon.coordinators else piece.words
    return _is_verb_first(bare, lexicon)


def _is_verb_first(words: list[str], lexicon: Lexicon) -> bool:
    """Whether a verb comes before anything that it could be said of ("and later died")."""
    for word in words[:3]:
        if lexicon.is_verb(word):
            return True
        if word not in lexicon.adverbs and not word.endswith(lexicon.adverb_ending):
            return False
    return False


def _is_main(piece: Piece, lexicon: Lexicon) -> bool:
    """Whether a piece that joins its segment brings the verb. ", identified as Ivan," brings a participle only."""
    participle = piece.mark == _COMMA and bool(piece.words) and piece.words[0].endswith(lexicon.endings)
    return bool(piece.verbs) and piece.verbs[-1] >= participle


def _attends(opener: str, lexicon: Lexicon) -> bool:
    return opener in lexicon.attendant or (opener.endswith(lexicon.attending_ending) and len(opener) > 5)


def _speaks(piece: Piece, lexicon: Lexicon) -> bool:
    return not lexicon.saying.isdisjoint(piece.words)


def _opener(piece: Piece) -> str:
    return piece.words[0].lower() if piece.words else ""
