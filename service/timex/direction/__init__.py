"""Past or future: which way from the anchor the words around an expression point.

``direction_of`` answers for one expression. ``sentences`` finds the sentence boundaries that this needs.
"""

from service.timex.direction.cue import Cue
from service.timex.direction.decide import direction_of
from service.timex.direction.modals import conditional, prospect
from service.timex.direction.model import judge

__all__ = ["Cue", "conditional", "direction_of", "judge", "prospect"]
