"""The kinds of own sentences: the model learns from them, so this shows that rules and weights belong together."""

from __future__ import annotations

from service.eventing import EventKind
from service.eventing.kinds import decide
from tests.eventing.kinds.own import own_examples, own_sentences

#: Share of the sentences of which the engine knows whether they report an event.
LEAST = 0.96


def test_most_sentences_are_events_or_not_as_a_reader_says() -> None:
    sentences = list(own_sentences())
    right = sum((decide(place).kind is EventKind.EVENT) is (kind is EventKind.EVENT) for kind, place in sentences)
    assert len(sentences) > 300
    assert right / len(sentences) >= LEAST


def test_all_own_texts_are_examples() -> None:
    kinds = [example.kind for example in own_examples()]
    assert len(kinds) > 900
    assert set(kinds) == set(EventKind)
