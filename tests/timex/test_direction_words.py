"""Which word decides the direction of a date, and whether it is firm: for each rule and its exceptions."""

from __future__ import annotations

import re

import pytest

from service.timex.direction import conditional_word, direction_of, prospect_noun
from service.timex.find import tokenise
from service.timex.languages import language
from service.timex.tokens import Tokens

ENGLISH = language("en")
#: The expression in brackets; its direction and the words that decide it, "-" if none does.
DECIDED = (
    ("The panel will review [Sunday]’s shooting.", "past shooting firm"),
    ("The panel will review [Sunday]’s 2-0 win.", "past win firm"),
    ("The panel will review [Sunday]’s murder trial.", "future will firm"),
    ("The panel will hear of [Sunday]’s long and very costly fire drill.", "future will"),
    ("The panel will hear of [Sunday]’s long and costly defeat.", "past defeat firm"),
    ("The panel will hear of [Sunday]’s long and very costly defeat.", "past defeat firm"),
    ("The panel will hear [Sunday]’s report on a defeat.", "future will firm"),
    ("The panel will hear [Sunday]’s report of a defeat.", "future will firm"),
    ("The panel will hear [Sunday]’s report, a defeat.", "future will firm"),
    ("The panel will discuss the attack of [3 May].", "past attack firm"),
    ("The panel will discuss the events of [3 May].", "past events firm"),
    ("The panel will discuss the vote of [3 May].", "future will"),
    ("The panel will discuss the [May 5] riot.", "past riot firm"),
    ("The panel will discuss the [May 5] fire drill.", "future will"),
    ("The panel will discuss the [May 5] meeting.", "future will"),
    ("He cannot recall the evening of [3 May].", "past recall firm"),
    ("Members remember to vote on [3 May].", "future to"),
    ("He denies stealing it on [3 May].", "past denies firm"),
    ("He denies planning a sale in [May].", "-"),
    ("He will deny murder on [3 May].", "future will"),
    ("He will deny stealing it on [3 May].", "past deny firm"),
    ("He will deny stealing it at a hearing on [3 May].", "future will"),
    ("He denies killing his old and very frail wife on [3 May].", "-"),
    ("He denies killing, on [3 May], his wife.", "-"),
    ("The recall of the mayor on [3 May] will cost money.", "future will"),
    ("Remember [Saturday].", "-"),
    ("Charges stem from an attack in Orle on [3 May].", "past attack"),
    ("Charges stem from a violent street riot in Orle on [3 May].", "past riot"),
    ("Charges stem from a large violent street riot in Orle on [3 May].", "-"),
    ("The city fears an attack while in Orle on [3 May].", "-"),
    ("The ferry may have sunk in [May].", "past may have firm"),
    ("The ferry may not have sunk in [May].", "past may have firm"),
    ("The ferry may not yet have sunk in [May].", "past sunk firm"),
    ("The ferry may have to sail in [May].", "future have"),
    ("The mayor would have been 80 on [Monday].", "-"),
    ("The wells could be closed in [May].", "future could firm"),
    ("The coast could be seen in [May].", "-"),
    ("The ferry could sail in [May].", "-"),
    ("The ferry cannot be replaced before [May].", "future cannot firm"),
    ("The council is to meet in [May].", "future is to"),
    ("The report was still to be published in [May].", "same then"),
    ("The mill will be named in [May].", "future will firm"),
    ("The mill will soon be named in [May].", "future will firm"),
    ("The mill will be shut on Friday and opened in [May].", "future will firm"),
    ("The mill will be shut on Friday, emptied in [May].", "future will firm"),
    ("The mill will be emptied on Friday, and its owner opened it in [May].", "past opened firm"),
    ("The mill was shut on Friday and opened in [May].", "past opened firm"),
    ("The mill, said Lund, opened in [May].", "past opened firm"),
    ("The jury set the bail in [May].", "past set"),
    ("The jury will set a date in [May].", "future will"),
    ("The jury set for Friday met in [May].", "past met firm"),
    ("A set of rules came in [May].", "past came firm"),
    ("The date set by the jury in [May] is near.", "-"),
    ("The jury hit upon it in [May].", "past hit firm"),
    ("The council set out its plans in [May].", "past set"),
    ("The council will set out its plans in [May].", "future will"),
    ("The vote was first scheduled for [May].", "past first scheduled"),
    ("The first scheduled ferry sailed in [May].", "past sailed firm"),
    ("The vote had been scheduled for [May].", "same then"),
    ("The vote has been scheduled for [May].", "future scheduled firm"),
    ("The vote was to have been scheduled for [May].", "past been scheduled"),
    ("The vote was scheduled for [May].", "same then"),
    ("The vote was originally scheduled for [May].", "past originally scheduled"),
    ("The vote is scheduled for [May].", "future scheduled firm"),
    ("The scheduled vote in [May] is near.", "future scheduled"),
    ("The mayor promised elections in [April].", "future promised"),
    ("The mayor promised it in [April].", "future promised"),
    ("The mayor promised in [April].", "past promised firm"),
    ("In [April], the mayor promised it.", "past promised firm"),
    ("The promised vote in [April] is near.", "future promised"),
    ("The Associated Press has an office since [April].", "past since firm"),
    ("The town wants it open on [Monday].", "future wants"),
    ("The town wants to open it on [Monday].", "future wants"),
    ("The town wants rain, fog, and wind on [Monday].", "-"),
    ("Rain was forecast to reach Orle on [Monday].", "future forecast"),
    ("The forecast to the council on [Monday] is bad.", "-"),
    ("The team has to play on [Monday].", "future has"),
    ("The team has a hard match in Orle on [Monday].", "future has"),
    ("The team has until [Friday].", "future until firm"),
    ("The team is meeting in [May].", "future meeting firm"),
    ("Meeting halls in [May] are cold.", "-"),
    ("Polls open on [Monday].", "future open firm"),
    ("Fans plan a march on [Monday].", "future plan"),
    ("Fans plan marches on [Monday].", "-"),
    ("I leave on [Monday].", "future leave firm"),
    ("The court rules on [Monday].", "future rules firm"),
    ("The high court rules on [Monday].", "future rules firm"),
    ("The council of Orle votes on [Monday].", "future votes firm"),
    ("Before Aro votes on [Monday], it rains.", "-"),
    ("The class votes on [Monday].", "-"),
    ("The vote is due on [Friday].", "future due firm"),
    ("The ferry is late due to the storm on [Friday].", "-"),
    ("The vote had been due on [Friday].", "same then"),
    ("The vote had been expected on [Friday].", "same then"),
    ("The vote is expected in Orle town on [Friday].", "-"),
    ("The plans of the mayor are late on [Friday].", "-"),
    ("The mayor plans to leave on [Friday].", "future plans"),
    ("The mayor listed his plans to the council on [Friday].", "past listed"),
    ("After collapsing in [May], it was sold.", "past after collapsing firm"),
    ("It was sold after collapsing in [May].", "past after collapsing firm"),
    ("He was accused of stealing it in [May].", "past of stealing firm"),
    ("The mayor will face a crisis after taking office on [1 May].", "same then"),
    ("He will be sentenced after pleading guilty on [Monday].", "past after pleading firm"),
    ("He will leave. After taking office on [1 May], he slept.", "past after taking firm"),
    ("The mill, shut in [May], is cold.", "past shut firm"),
    ("The mill will be used before being shut in [May].", "future will"),
    ("The rule holds if approved on [Friday].", "future if"),
    ("The revised budget in [May] is small.", "-"),
    ("The newly elected council in [May] is small.", "-"),
    ("The town ordered that votes be counted in [May].", "past ordered"),
    ("The mill had closed in [May].", "past had closed firm"),
    ("The mill is heard in [May].", "-"),
    ("It costs a lot to put it up in [May].", "future to"),
    ("The journal of Threatened Taxa in [May] is long.", "-"),
)
#: The conditional, and the noun of a prospect, that put off what the expression dates.
PUT_OFF = (
    ("The law would take effect in [May].", "would", None),
    ("The law would have taken effect in [May].", None, None),
    ("The law would have to take effect in [May].", "would", None),
    ("The law would take effect, said Lund in [May].", None, None),
    ("The law would take effect, Lund said in [May].", None, None),
    ("The law would be repealed in [May].", "would", None),
    ("The law would repeal the rule passed in [May].", None, None),
    ("The law would hurt many in [May].", "would", None),
    ("The law would, if passed, end in [May].", None, None),
    ("It would be easy to beat them in [May].", "would", None),
    ("In [May], the law would end.", None, None),
    ("The law ends in [May].", None, None),
    ("Hopes of a truce in [May] grow.", None, "hopes"),
    ("Hopes for a truce in [May] grow.", None, "hopes"),
    ("Hopes in [May] grow.", None, "hopes"),
    ("The hopes grow in [May].", None, None),
    ("A bid to run in [May] failed.", None, "bid"),
    ("A bid to voters in [May] failed.", None, None),
    ("A plan to close it in [May] failed.", None, "plan"),
    ("A plan to close it, announced in [May], failed.", None, None),
    ("A plan to close it announced in [May] failed.", None, None),
    ("A plan to set a rate in [May] failed.", None, "plan"),
    ("A plan to close the closed mill in [May] failed.", None, "plan"),
    ("A promise to voters in [May] was broken.", None, None),
    ("A promise to Lund in [May] was broken.", None, None),
    ("A promise to the town in [May] was broken.", None, None),
    ("A promise to pay in [May] was broken.", None, "promise"),
    ("A plan to close it while men work in [May] failed.", None, None),
    ("The plan that was made in [May] failed.", None, None),
    ("The threat of a long and costly strike by all the men in [May] grew.", None, None),
    ("The threat of a long and very costly strike by nearly all the men in [May] grew.", None, None),
)


def _places(text: str) -> tuple[Tokens, int, int]:
    """Return the tokens of a text, and the first one and the one behind the last one of its expression."""
    before, expression, after = re.split(r"[\[\]]", text)
    tokens = tokenise(before + expression + after, ENGLISH)
    places = range(len(tokens.words))
    first = next(place for place in places if tokens.start(place) == len(before))
    return tokens, first, 1 + next(place for place in places if tokens.end(place) == len(before + expression))


@pytest.mark.parametrize(("text", "decided"), DECIDED)
def test_a_word_decides(text: str, decided: str) -> None:
    tokens, first, end = _places(text)
    cue = direction_of(tokens, first, end, ENGLISH.cues)
    found = f"{cue.direction.value} {cue.word}{' firm' * cue.firm}" if cue else "-"
    assert found == decided


@pytest.mark.parametrize(("text", "modal", "noun"), PUT_OFF)
def test_a_conditional_or_a_prospect_puts_off(text: str, modal: str | None, noun: str | None) -> None:
    tokens, first, _ = _places(text)
    assert conditional_word(tokens, first, ENGLISH.cues) == modal
    assert prospect_noun(tokens, first, ENGLISH.cues) == noun
