"""English words that show where a clause begins, which verbs are of saying, and what makes a length adverbial."""

from __future__ import annotations

from service.timex.languages.en.lexicon import PAST_VERBS

SUBORDINATORS = frozenset(
    "which who whom whose where when while although though because since as after before if unless whereas until but and or "
    "despite including".split()
)
RELATIVE = frozenset("which who whom whose where that".split())
SPEECH = frozenset(
    "said say says told tells added adds noted notes stated states reported reports wrote writes explained insisted "
    "argued claimed acknowledged conceded commented recalled remarked quoted according".split()
)
ADVERBIAL = frozenset("in over during within throughout for through".split())
_AUXILIARIES = frozenset(
    "is are am was were be been has have had will would shall should can could may might must do does did says plans "
    "expects wants means makes takes gives goes comes remains faces holds begins starts ends opens meets leads shows".split()
)


def is_verb(word: str) -> bool:
    """Whether a word is surely a finite verb: an auxiliary, a past form, or one of the commonest present forms."""
    lower = word.lower()
    return lower in _AUXILIARIES or lower in PAST_VERBS or lower in SPEECH or (lower.endswith("ed") and len(lower) > 4)
