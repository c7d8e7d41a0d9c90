"""Prose: whether a sentence of an article can stand in a story, and its text without labels.

What marks a caption, a heading or the stamp of a post is mostly the same in all languages; words are the language's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from zlib import crc32

from service.stories.frequencies import weights
from service.text.words import folded_words
from service.timex import languages

#: The number of words in capitals that make the beginning of a sentence a heading.
_HEADING = 3
#: Not behind a short word in lowercase, which most languages have before a time of day: "at", "um", "à", "until".
_AT = "".join(rf"(?<!\s[a-zß-öø-ÿа-я]{{{length}}}\s)" for length in range(1, 6))
#: What a statement of prose does not have, each in any language, the worst first.
_FLAWS = (
    re.compile(r"[|<>{}\\•▪]|https?:"),  # menus, lists and comments
    re.compile(
        r"(?<![.!?…。！？।؟”\"’'»)])$|(?:…|\.\.\.)[”\"’'»)]*$"
    ),  # a heading, or the beginning of a text that goes on
    re.compile(r"^[\W_]|[?？؟]$"),  # a quotation, a list item, a question
    re.compile(r"^[^:]{1,30}: "),  # the label of a caption or of a post
    # the time of a post, but not "the dam broke at 4:12", or the full date at the end of a caption
    re.compile(
        rf"^\W*(?:\w+ ){{0,2}}\d{{1,2}}:\d\d\b|{_AT}\b\d{{1,2}}:\d\d\b"
        r"|\b\d{1,2}\.\d\d [A-Z]{3,4}\b|, [^,]{0,30}\b\d{1,2},? (?:19|20)\d\d\W*$"
        r"|[A-Z][a-z]+ [A-Z][a-z]+ \d{1,2}, (?:19|20)\d\d\W*$"
    ),
)
#: The words with a capital that make the beginning of a sentence a title if a verb is among them, or a name twice.
_TITLE, _SMALL_WORD = 5, 4
#: The words of a sentence that can stand without the heading before it, and of one that says what happened.
_LEAST_WORDS, _FEW_WORDS = 7, range(2, 5)
#: The words of a heading that are not common, half of which its sentence has again.
_TELLING_WORDS = 4
#: The inverse document frequency below which a word is so common that names rarely contain it.
_COMMON = 0.65
_UPPER = "A-ZÀ-ÖØ-ÞА-Я"
#: A word with a capital, the word or the end of a quotation before it, and the character after it.
_AMID = re.compile(
    r"(?<!\S)[“‘\"']?((?:[^\W\d_]+-)*[^\W\d_]*[a-zß-öø-ÿа-я][’'”\"]?) "
    rf"(?=([{_UPPER}][{_UPPER}a-zß-öø-ÿа-я]*) (\S))"
)
_DATELINE = re.compile(r"[^()\n]{2,90}\([^()\n]{2,30}\)\s*(?:--|[-–—])\s+(?=\w)")
#: The day and the page of a printed newspaper: "Monday, March 3, 2010; Page A4".
_PAGE = re.compile(r"(?:[^\W\d_]+, )?[^\W\d_]+ \d{1,2}, (?:19|20)\d\d; [^\W\d_]+ [A-Z]?\d{1,3}\s+(?=\w)")
_PARENTHESIS = re.compile(r"\([^()\n]{3,60}\)\s+(?=\w)")
#: A quotation as German writes it, which ends as an English one begins.
_GERMAN = re.compile(r"„([^„“”]*)“")
_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|\"[^\"]*\"|(?<!\w)[‘'][^‘’']*[’'](?!\w)")
#: A quotation of which the sentence has only one end.
_OPEN_QUOTATION = re.compile(r"^[^“]*”|“[^”]*$|^[^\"]*(?:\"[^\"]*\"[^\"]*)*\"[^\"]*$")
#: What a summary has in place of words that it leaves out, and a dash before more words of a sentence.
_LEFT_OUT, _GOES_ON = re.compile(r"\w … \w"), re.compile(r" [-–—] (?=[^\W\d_])")
#: Dashes around an aside, but not the hyphens of a compound with spaces around them; and what brackets enclose.
_DASH = re.compile(r"\s(?:[–—]|--)\s")
_ASIDE = re.compile(rf"{_DASH.pattern}(?:(?!{_DASH.pattern}).)*{_DASH.pattern}|\([^()]*\)")
#: The day that labels the next item of a chronology within a line: "The dam broke. | Aug. 2 - Engineers closed it."
_NEXT_ITEM = re.compile(r"(?<=[.!?”\"]) (?=[^\W\d_]+\.? \d{1,2}(?:, \d{4})? (?:--|[-–—]) )")
#: The characters at the end of a summary by which its sentence is searched.
_END = 20
_LETTERS = re.compile(r"[^\W\d_]+")
_TWICE = re.compile(r"(\S.{10,100}?\S) \1 ")
_NUMBER, _CAPITAL = re.compile(r"\d"), re.compile(rf"\s+(?=[{_UPPER}])")
_LABEL_END = re.compile(r"(?:\s*(?:--|[–—:|·])|\s+-)\s+(?=[\w“‘\"'])")
_CAPITALS = re.compile(rf"(?:[{_UPPER}\d’'-]*[{_UPPER}][{_UPPER}\d’'-]+ ){{{_HEADING},12}}(?=[{_UPPER}][^{_UPPER}])")


def flaws(sentence: str, language: str) -> int:
    """Return how far a sentence is from a statement of prose: 0 for one, more for worse flaws and for several."""
    sentence = _GERMAN.sub(r"“\1”", sentence)
    found = sum(1 << place for place, flaw in enumerate(reversed(_FLAWS), 1) if flaw.search(sentence))
    caption = bool(languages.language(language).pages.caption.search(sentence))
    runs_on = (
        _begins_with_capitals(sentence)
        or _begins_with_title(sentence, language)
        or any(True for _ in _ends_of_headings(sentence, language))
    )
    is_poor = bool(_OPEN_QUOTATION.search(sentence)) or _is_personal(sentence, language)
    return found + 2 * caption + 4 * is_poor + (runs_on or len(sentence.split()) in _FEW_WORDS)


def is_cut_off(summary: str, sentence: str) -> bool:
    """Whether a summary leaves out words of its sentence in its middle, or ends where a dash goes on.

    The hyphen of a compound looks like a dash where text has spaces around it: "a power - sharing deal".
    """
    if _LEFT_OUT.search(summary) and not _LEFT_OUT.search(sentence):
        return True
    dashes = len(_DASH.findall(summary))
    if dashes % 2 and len(_DASH.findall(sentence)) > dashes:
        return True
    end = summary.rstrip(".")[-_END:]
    rest = sentence.partition(end)[2] if end else ""
    return bool(_GOES_ON.match(rest))


def without_asides(sentence: str) -> str:
    """Return a sentence without its quotations, and without what stands between dashes or brackets."""
    return _ASIDE.sub(" ", _QUOTED.sub(" ", sentence))


def words_outside_quotations(sentence: str) -> list[str]:
    """Return the words of a sentence that nobody is quoted with."""
    return _LETTERS.findall(_QUOTED.sub(" ", sentence))


def without_labels(sentence: str, expression: str, language: str) -> str:
    """Return a sentence without its dateline, the headings before it, or its date as a label at the beginning.

    Of several items of a chronology, only the one that the date labels.
    """
    sentence = _item(sentence, expression)
    dateline = languages.language(language).pages.dateline.match(sentence)
    if dateline and "," in dateline[0]:
        sentence = sentence[dateline.end() :]
    for label in (_PAGE, _DATELINE, _PARENTHESIS, _CAPITALS, _TWICE):
        found = label.match(sentence)
        sentence = sentence[found.end() :] if found else sentence
    sentence = sentence[_end_of_date(sentence, expression) :]
    sentence = sentence[_end_of_headings(sentence, expression, language) :]
    return sentence[:1].upper() + sentence[1:]


def is_item(sentence: str, expression: str) -> bool:
    """Whether a sentence is an item of a chronology, with its date as a label: "3 March: The dam breaks"."""
    return _end_of_date(_item(sentence, expression), expression) > 0


def _item(sentence: str, expression: str) -> str:
    """Return the part of a sentence that its date labels if it has several items of a chronology, or the first one."""
    items = _NEXT_ITEM.split(sentence)
    return next((item for item in items if expression and item.startswith(expression)), items[0])


def _end_of_headings(sentence: str, expression: str, language: str) -> int:
    """Return where the headings before a sentence end; 0 if there are none. Its date is no part of a longer heading."""

    def can_go(heading: str) -> bool:
        return heading == expression or not expression or expression not in heading

    places = _ends_of_headings(sentence, language)
    return max((place for place in places if can_go(sentence[: place - 1]) and _is_long(sentence[place:])), default=0)


def _end_of_date(sentence: str, expression: str) -> int:
    """Return where the date at the beginning of a sentence ends if it is a label; 0 if it is not."""
    if not expression or not sentence.startswith(expression):
        return 0
    found = _LABEL_END.match(sentence, len(expression))
    if found is None and _NUMBER.search(expression) and _is_long(sentence[len(expression) :]):
        found = _CAPITAL.match(sentence, len(expression))
    return found.end() if found else 0


def _is_long(sentence: str) -> bool:
    return len(sentence.split(maxsplit=_LEAST_WORDS)) >= _LEAST_WORDS


def _is_personal(sentence: str, language: str) -> bool:
    """Whether somebody writes about themselves or to the reader: a column, a diary or a comment, but no news."""
    subjects = languages.language(language).events.subjects
    persons = subjects.writers | subjects.readers
    words = words_outside_quotations(sentence) if persons else []
    return any(word.lower() in persons and not _is_name(words, place) for place, word in enumerate(words))


def _is_name(words: Sequence[str], place: int) -> bool:
    """Whether a word with a capital is part of a name: "Our Lady", "US", "King Charles I", but not the pronoun "I"."""
    word = words[place]
    if word == "I":
        return place > 1 and words[place - 1].istitle()
    return word[0].isupper() and (place > 0 or (len(word) > 1 and word.isupper()))


def _begins_with_capitals(sentence: str) -> bool:
    first = sentence.split(maxsplit=_HEADING)[:_HEADING]
    return len(first) == _HEADING and all(len(word) > 1 and word.isupper() for word in first)


def _begins_with_title(sentence: str, language: str) -> bool:
    """Whether a sentence begins with a heading in title case: "Bolt Opens New Dam in Orle Mayor Bolt said ...".

    Long names have capitals, too, but neither a verb nor the same name twice.
    """
    rarity, lexicon = weights(language), languages.language(language).events
    beginning = list(takewhile(lambda word: word[0].isupper() or len(word) <= _SMALL_WORD, sentence.split()))
    words = [word.lower() for word in beginning if word[0].isupper() and word.isalpha()]
    if len(words) < _TITLE:
        return False
    names = [word for word in words if rarity[crc32(word.encode())] >= _COMMON]
    return len(set(names)) < len(names) or any(
        word in lexicon.verbs.finite and word not in lexicon.plans.future for word in words[1:]
    )


def _ends_of_headings(sentence: str, language: str) -> Iterator[int]:
    """Yield where a heading without a full stop ends and its sentence begins.

    There, a common word has a capital amid the sentence. A name has one, too: what follows then has words of the
    heading, which sums it up, again.
    """
    rarity, determiners = weights(language), languages.language(language).events.kinds.determiners

    def is_common(words: str) -> bool:
        return all(rarity[crc32(word.encode())] < _COMMON for word in folded_words(words))

    for found in _AMID.finditer(sentence):
        place, is_after_name = found.start(2), found[1][:1].isupper()
        # a letter after a name is part of it: "a Corvera S"
        is_letter = is_after_name and len(found[2]) == 1 and found[2].lower() not in determiners
        is_article = is_common(found[2]) and not found[2][1:].isupper() and not is_letter
        if is_article and not found[3].isupper():
            yield place
        elif not is_common(found[1]) and (is_article or not is_after_name):
            telling = {word for word in folded_words(sentence[:place]) if not is_common(word)}
            again = len(telling.intersection(folded_words(sentence[place:])))
            is_summed_up = len(telling) >= _TELLING_WORDS and 2 * again >= len(telling)
            if again and (is_summed_up or (is_article and not is_after_name)):
                yield place
