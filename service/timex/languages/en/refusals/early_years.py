"""Years of three digits: "died in 814", "In 911, the king crowned his son". Most such numbers count something."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from service.timex.languages.en.refusals.surroundings import begins_sentence
from service.timex.rule import Match
from service.timex.tokens import Tokens

_REACH = 14  # tokens from the year to the verb
_ENDS = frozenset({".", "!", "?", ";", ""})
#: What goes on behind a year, so that it counts nothing: "captured in 711 | by the Arabs".
_GOES_ON = frozenset(". , ; ) ( : and but or when after before by at as with to until while who which".split())
#: Deeds that histories date to such a year.
_HISTORY = frozenset(
    "abdicated abolished annexed baptised baptized beheaded besieged born built buried burned burnt canonised "
    "canonized "
    "captured ceded conquered consecrated converted crossed crowned defeated deposed destroyed died divided elected "
    "established exiled fell founded granted inherited invaded killed landed married mentioned murdered ordained "
    "plundered raided rebuilt recaptured recorded reigned ruled sacked settled slain succeeded".split()
)
_BECAME = frozenset("king queen emperor empress pope bishop abbot caliph duke count".split())


def early_year(tokens: Tokens, match: Match) -> str | None:
    """Reject a number of three digits behind "in" that no historic deed makes a year: "slept in 304"."""
    opens = begins_sentence(tokens, match.first - 1)
    following = tokens.word(match.end)
    if following and following not in ({","} if opens else _GOES_ON):
        return "a number that counts what follows"
    if following == "," and tokens.word(match.end + 1).isdigit():
        return "a number in a list"
    beside = range(match.end, match.end + _REACH) if opens else range(match.first - 2, match.first - _REACH, -1)
    words = set(_sentence(tokens, beside))
    if words & _HISTORY or ("became" in words and words & _BECAME):
        return None
    return "a number, and nothing shows that it is a year"


def _sentence(tokens: Tokens, places: Iterable[int]) -> Iterable[str]:
    """Return the words at some places in lower case, up to the end of the sentence."""
    return takewhile(lambda word: word not in _ENDS, map(tokens.lower_word, places))
