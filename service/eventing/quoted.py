"""The messages that an e-mail quotes: the dates of each are read against the day on which it was sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from service.eventing.model import EventDraft, Passage, Position, Reading, UndatedExpression
from service.text.document import Document, QuotedMessage
from service.text.lines import without_quotation_marks
from service.timex.model import Anchor, AnchorKind, Rejection, Tagging, Timex

#: Reads a document against an anchor; the last argument limits the expressions of time.
Reader = Callable[[Document, Anchor, int | None], Reading]


def without_quoted(document: Document) -> Document:
    """Return the document with empty lines in place of the quoted messages; all offsets stay the same."""
    if not document.quoted:
        return document
    pieces, done = [], 0
    for message in document.quoted:
        pieces += [document.text[done : message.start], "\n" * (message.end - message.start)]
        done = message.end
    return replace(document, text="".join([*pieces, document.text[done:]]), quoted=())


def with_quoted(reading: Reading, document: Document, read: Reader, most: int | None = None) -> Reading:
    """Return the reading of a document with the events of the messages that it quotes, in the order of the text.

    ``read`` reads each message as a document of its own. All of them have at most ``most`` expressions of time.
    """
    parts = [reading]
    for message in document.quoted:
        left = None if most is None else max(0, most - sum(len(part.tagging.timexes) for part in parts))
        words = Document(without_quotation_marks(document.text[message.start : message.end]), title=document.title)
        part = read(words, Anchor(message.day, AnchorKind.METADATA), left)
        parts.append(_in_place(part, message, document.text))
    if len(parts) == 1:
        return reading
    return Reading(
        tuple(_numbered(sorted((event for part in parts for event in part.events), key=_start))),
        tuple(sorted((undated for part in parts for undated in part.unresolved), key=_start)),
        _joined([part.tagging for part in parts]),
    )


def _start(found: EventDraft | UndatedExpression) -> int:
    return found.expression.start


def _in_place(part: Reading, message: QuotedMessage, text: str) -> Reading:
    """Return the reading of a message with offsets into the text of the e-mail."""
    offset = message.start

    def moved(passage: Passage) -> Passage:
        start, end = passage.start + offset, passage.end + offset
        return Passage(start, end, text[start:end])

    def event(draft: EventDraft) -> EventDraft:
        step = f"in a message that is quoted, sent on {message.day}: “{message.head}”"
        return draft._replace(
            sentence=moved(draft.sentence),
            expression=moved(draft.expression),
            mentions=tuple(mention._replace(expression=moved(mention.expression)) for mention in draft.mentions),
            position=Position("body", round((draft.sentence.start + offset) / len(text), 2)),
            trace=draft.trace._replace(steps=(step, *draft.trace.steps)),
        )

    def tagged(found: Timex) -> Timex:
        return found._replace(start=found.start + offset, end=found.end + offset)

    def rejected(found: Rejection) -> Rejection:
        return replace(found, start=found.start + offset, end=found.end + offset)

    tagging = replace(
        part.tagging,
        timexes=tuple(map(tagged, part.tagging.timexes)),
        rejections=tuple(map(rejected, part.tagging.rejections)),
        omitted=(part.tagging.omitted[0] + offset, part.tagging.omitted[1]) if part.tagging.omitted else None,
    )
    unresolved = tuple(replace(undated, expression=moved(undated.expression)) for undated in part.unresolved)
    return Reading(tuple(map(event, part.events)), unresolved, tagging)


def _numbered(events: Sequence[EventDraft]) -> Iterator[EventDraft]:
    """Yield the events with their occurrence counted in the whole text: a reply may repeat what it quotes."""
    seen: Counter[tuple[str, str]] = Counter()
    for event in events:
        key = (event.sentence.text, event.expression.text)
        yield event._replace(occurrence=seen[key])
        seen[key] += 1


def _joined(taggings: Sequence[Tagging]) -> Tagging:
    """Return all taggings as one, in the order of the text, with the indexes of expressions renewed."""
    firsts, count = [], 0
    for tagging in taggings:
        firsts.append(count)
        count += len(tagging.timexes)
    every = [(timex, first) for tagging, first in zip(taggings, firsts, strict=True) for timex in tagging.timexes]
    order = sorted(range(count), key=lambda index: every[index][0].start)
    place = {index: rank for rank, index in enumerate(order)}
    timexes = []
    for index in order:
        timex, first = every[index]
        against = timex.read_against
        timexes.append(timex if against is None else timex._replace(read_against=place[first + against]))
    spans = [
        replace(span, first=place[first + span.first], last=place[first + span.last])
        for tagging, first in zip(taggings, firsts, strict=True)
        for span in tagging.spans
    ]
    omitted = [tagging.omitted for tagging in taggings if tagging.omitted]
    return Tagging(
        timexes=tuple(timexes),
        spans=tuple(sorted(spans, key=attrgetter("first"))),
        rejections=tuple(sorted((one for each in taggings for one in each.rejections), key=attrgetter("start"))),
        rejected_by=tuple(rule for tagging in taggings for rule in tagging.rejected_by),
        omitted=(min(first for first, _ in omitted), sum(number for _, number in omitted)) if omitted else None,
    )
