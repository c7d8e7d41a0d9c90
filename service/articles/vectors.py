"""The term vectors of an article that was read."""

from __future__ import annotations

from collections.abc import Iterator

from service.articles.reading import ReadArticle
from service.eventing.served import EventJson
from service.stories.term_vectors import DatedSentence, encode, vectors_of
from service.text.sentences import each_sentence
from service.timex import languages

#: The part of a text that holds its first sentences, in characters.
_BEGINNING = 1_000


def encoded_vectors(article: ReadArticle) -> bytes:
    """Return the term vectors of an article as they are stored."""
    dated = [_dated_sentence(event) for event in article.events]
    return encode(vectors_of(article.draft.text, dated, _first_sentences(article)))


def _dated_sentence(event: EventJson) -> DatedSentence:
    sentence, expression = event["sentence"], event["expression"]
    if sentence is None:
        return DatedSentence("")
    if expression is None:
        return DatedSentence(sentence["text"])
    start = sentence["start"]
    return DatedSentence(sentence["text"], expression["start"] - start, expression["end"] - start)


def _first_sentences(article: ReadArticle) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the sentences at the beginning of the article, without the lines that were dropped."""
    draft = article.draft
    if not languages.supports(draft.language):
        return
    language = languages.language(draft.language)
    dropped = [range(line.start, line.end) for line in draft.document.dropped]
    for sentence in each_sentence(draft.text[:_BEGINNING], language.code, language.boundaries):
        is_cut = sentence.end == _BEGINNING < len(draft.text)
        if not is_cut and not any(sentence.start in line for line in dropped):
            yield sentence.start, sentence.end
