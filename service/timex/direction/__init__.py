"""Past or future: which way from the anchor the words around an expression point.

``direction_of`` answers for one expression. ``decide`` has the order of the tests, ``verbs`` finds the nearest verb,
and ``cues`` says what a single word reveals. Functions named ``…_cue`` return a cue, or None if they decide nothing.
"""

from service.timex.direction.cue import Cue
from service.timex.direction.decide import direction_of
from service.timex.direction.modals import conditional_word, prospect_noun
from service.timex.direction.model import judge

__all__ = ["Cue", "conditional_word", "direction_of", "judge", "prospect_noun"]
