"""The engine's entry: one text through ``find``, ``direction`` and ``resolve``."""

from __future__ import annotations

from collections.abc import Iterator

from service.timex import _dateparser, languages
from service.timex.find import Candidate, RejectedMatch, find, tokenise
from service.timex.model import Anchor, DateOrder, Tagging
from service.timex.ranges import mark_ranges
from service.timex.rejections import rejections
from service.timex.tagging import spans_of
from service.timex.text_resolver import TextResolver
from service.timex.tokens import OTHER

#: The version of the rules, and that of dateparser, whose answers are served.
ENGINE_VERSION = f"3+dateparser-{_dateparser.minor_version()}"


def tag(
    text: str,
    anchor: Anchor,
    *,
    language: str = "en",
    date_order: DateOrder = DateOrder.MDY,
    explain: bool = False,
    most: int | None = None,
) -> Tagging:
    """Return every expression of time in a text, in the order of the text, read against the anchor.

    ``date_order`` reads digits such as 3/4/2025; the other order is an alternative. With ``explain`` the tagging also
    lists what looks like an expression of time and is not one. Of more expressions than ``most`` only the first are
    resolved, which costs far more than finding them. Raises UnsupportedLanguage for a language tag without a folder.
    """
    loaded = languages.language(language)
    tokens = tokenise(text, loaded)
    matches = list(find(tokens, loaded))
    candidates = mark_ranges(tokens, [match for match in matches if isinstance(match, Candidate)], loaded.ranges)
    candidates, rest = candidates[:most], candidates[most:] if most is not None else []
    timexes = TextResolver(tokens, candidates, loaded, anchor, date_order).timexes()
    return Tagging(
        timexes=tuple(timexes),
        spans=tuple(spans_of(candidates, timexes)),
        rejections=rejections(tokens, matches, loaded) if explain else (),
        rejected_by=tuple(match.rule.id for match in matches if isinstance(match, RejectedMatch)),
        omitted=(tokens.start(rest[0].first), len(rest)) if rest else None,
    )


def unclassified_words(text: str, *, language: str = "en") -> Iterator[str]:
    """Yield words of a text without a class, which no expression of time can hold. Raises UnsupportedLanguage."""
    classes = languages.language(language).classes
    return (word for word in text.split() if word.isalpha() and classes[word] == OTHER)
