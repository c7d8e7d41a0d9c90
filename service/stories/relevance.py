"""How much an article, and each of its sentences, is about what its collection is about.

Both are the cosine to the collection's centroid: the mean of its articles as unit vectors of log term frequency times
inverse document frequency. No keyword is needed, and no word of the language.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import mul

from service.stories.frequencies import Weights
from service.stories.term_vectors import Indexes, TermVectors

#: A unit vector by term.
Direction = Mapping[int, float]
#: The weight of a number of occurrences, which is at most 255.
_LOG = (0.0, *(1 + math.log(count) for count in range(1, 256)))


class WeightedArticle:
    """The terms of an article with their weights, and its unit vector in the order of its terms."""

    def __init__(self, vectors: TermVectors, weights: Weights) -> None:
        self.vectors = vectors
        self.weights = [weights[term] for term in vectors.terms]
        values = [weight * _LOG[count] for weight, count in zip(self.weights, vectors.counts, strict=True)]
        length = _length(values)
        self.direction = [value / length for value in values]

    def sentence(self, indexes: Indexes) -> dict[int, float]:
        """Return the unit vector of a sentence; a word counts once."""
        length = _length([self.weights[index] for index in indexes])
        return {self.vectors.terms[index]: self.weights[index] / length for index in indexes}


class Relevance:
    """The relevance of an article and of its sentences: cosines from 0 to 1 to the centroid of the collection."""

    def __init__(self, article: WeightedArticle, center: Direction) -> None:
        nearness = [center.get(term, 0.0) for term in article.vectors.terms]
        self.article: float = sum(map(mul, article.direction, nearness))
        self._weights = article.weights
        self._products: list[float] = list(map(mul, article.weights, nearness))

    def of(self, sentence: Indexes) -> float:
        """Return the relevance of a sentence of the article."""
        products = self._products
        length = _length([self._weights[index] for index in sentence])
        return sum([products[index] for index in sentence]) / length


def centroid_of_articles(articles: Iterable[WeightedArticle]) -> dict[int, float]:
    """Return the unit vector of the sum of articles."""
    total: defaultdict[int, float] = defaultdict(float)
    for article in articles:
        for term, value in zip(article.vectors.terms, article.direction, strict=True):
            total[term] += value
    return unit(total)


def centroid(directions: Iterable[tuple[Direction, float]]) -> dict[int, float]:
    """Return the unit vector of the weighted sum of some directions."""
    total: defaultdict[int, float] = defaultdict(float)
    for direction, weight in directions:
        for term, value in direction.items():
            total[term] += value * weight
    return unit(total)


def cosine(direction: Direction, other: Direction) -> float:
    """Return the cosine of two unit vectors."""
    shorter, longer = (direction, other) if len(direction) < len(other) else (other, direction)
    return sum([value * longer[term] for term, value in shorter.items() if term in longer])


def unit(vector: Mapping[int, float]) -> dict[int, float]:
    """Return a vector with the length 1; one that is all zeros stays as it is."""
    length = _length(list(vector.values()))
    return {term: value / length for term, value in vector.items()}


def _length(values: Sequence[float]) -> float:
    """Return the length of a vector; 1 for one that is all zeros, so that it can be divided by."""
    return math.sqrt(sum(map(mul, values, values))) or 1.0
