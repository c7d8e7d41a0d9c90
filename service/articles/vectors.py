"""The term vectors of an article that was read."""

from __future__ import annotations

from collections.abc import Iterator

from service.articles.reading import ReadArticle
from service.stories.term_vectors import BEGINNING, encode, vectors_of
from service.text.sentences import sentences
from service.timex import languages


def encoded_vectors(article: ReadArticle) -> bytes:
    """Return the term vectors of an article as they are stored."""
    dated = [event["sentence"]["text"] if event["sentence"] else "" for event in article.events]
    return encode(vectors_of(article.draft.text, dated, _first_sentences(article)))


def _first_sentences(article: ReadArticle) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the sentences at the beginning of the article, without the lines that were dropped."""
    draft = article.draft
    spoken = languages.language(draft.language)
    dropped = [range(line.start, line.end) for line in draft.document.dropped]
    for sentence in sentences(draft.text[:BEGINNING], spoken.code, spoken.false_boundaries):
        if not any(sentence.start in line for line in dropped):
            yield sentence.start, sentence.end
