"""Each kind of dated clause, with the evidence that the explanation names."""

from __future__ import annotations

import pytest

from service.eventing import EventKind
from tests.eventing.readings import reading

EVENTS = [
    "The council said it would hold a public hearing on the budget on Monday.",
    "The court said it would begin a hearing on the loan on Monday.",
    "The council will start a broadcast on Friday.",
    "The mine will start trading contracts in copper on Friday.",
    "Jane Ashby said she would give a speech on Friday.",
    "The council is expected to publish export figures on Friday.",
    "The council held a regularly scheduled meeting on Monday.",
    "Jane Ashby met miners on Monday at the end of a typically long day.",
    "The council passed a long and sometimes odd law on Monday.",
    "Jonas Berg, a former miner, spoke by telephone on Monday.",
    "Jonas Berg, a former miner, took office on Monday.",
    "The mayor, a miner, went to Lund on Monday.",
    "The mine closed on Tuesday.",
    "Police on Wednesday arrested two miners.",
    "The council will vote on the plan on April 3.",
    "Talks on the trade gap begin tomorrow in Lund, which amounted to 40 billion euros.",
    "The report, which will weigh the cost of loans compared to cash, is to be released on Friday.",
    "Officials said that the attack on Tuesday killed two miners.",
    "The minister said the raid on Tuesday freed six hostages.",
    "Police said the storm on Monday flooded the mine.",
    "The survey, which puts wages in comparison with rents, will be published on Friday.",
    "The mayor pledged on Tuesday to open the bridge.",
    "The company announced on Monday that it will close the mine.",
    "The two towns agreed last week to share the bridge.",
    "There was a fire at the mine on Tuesday.",
    "There has been another landslide in the valley on Tuesday.",
    "There was an explosion in the mine on Tuesday.",
    "Jane Ashby was jailed in 2023 and freed in 2024.",
    "A quake, which struck the valley on Tuesday, damaged the bridge.",
    "The league, which will mark its 50th anniversary in April, needs money.",
    "In a month, the museum will move to Lund.",
    "The mayor, who was ill, resigned on Tuesday.",
    "The two towns, long at odds, signed a treaty on Tuesday.",
    "The mayor said he resigned on Tuesday.",
    "On Tuesday the mine sold 40 tonnes to a smelter.",
    "The plane crashed on Tuesday during an attempted landing.",
    "The miners ended the strike on Tuesday by signing a treaty.",
    "Tuesday saw miners march through the town.",
    "Water rose quickly on Tuesday and flooded the mine.",
    "The mayor, a miner, fell ill on Tuesday.",
    "The ferry, long overdue, sank on Tuesday.",
    "The mayor, criticised for waiting, arrived on Tuesday.",
    "The council confirmed her on Tuesday by 41 votes to 7.",
    "The council passed the plan and the mayor signed it on Tuesday.",
    "Two miners were produced before a magistrate on Tuesday and jailed on Wednesday.",
    "The miners accepted a 12 percent rise on Tuesday.",
    "The miners accepted a 12 percent rise in March.",
    "In March the miners had accepted a 12 percent rise.",
    "Last week the council vetoed a loan of 2 million euros.",
    "The fair will be held in Lund in 2027.",
    "The team will present its findings at a conference in Lund in April.",
    "Lund will play Aro in Sunday's final.",
    "Two miners were hurt in Tuesday's blast.",
    "The mayor resigned at Tuesday's council.",
    "He was added to the squad on Tuesday.",
    "Jane Ashby will bid the miners farewell at Sunday's fair.",
    "Miners seized the town hall before dawn on Tuesday.",
    "The council met before 9 a.m. on Tuesday.",
    "The fire went out after midnight on Tuesday.",
    "A broken dam on Tuesday flooded the valley.",
    "The penalty was conceded on Tuesday.",
    "The council added a clause to the plan on Tuesday.",
    "Four miners died in blasts on March 2, March 5 and March 9.",
    "The mayor resigned live on television just after 7:30 a.m. on Tuesday.",
    "Shortly before 7 p.m. on Tuesday, a bus hit a wall and killed three miners.",
    "The mill caught fire just before noon on Tuesday.",
    "A man who was in prison for a murder he did not commit was freed on Tuesday.",
    "Jane Ashby appeared in court on Tuesday.",
    "Jane Ashby appeared before magistrates on Tuesday and left Lund on Wednesday.",
    "The miners testified before the council on Tuesday and on Wednesday.",
    "The suspect they sought was found on Tuesday.",
    "Two miners who went missing in the valley were found dead on Tuesday.",
    "Two miners who had been missing for a week were rescued on Tuesday.",
    "The bridge that links the two towns was closed on Tuesday.",
    "The miners set out for Lund on Tuesday.",
    "Miners set fire to the town hall on Tuesday.",
    "Voters in the valley cast their ballots on Tuesday.",
    "Miners in Lund knelt in the snow on Tuesday.",
    "The barge left Lund at 6:40 a.m. on March 9, 2021, with 112 miners on board.",
    "The barge sank on March 9, 2021, at 6:40 a.m., killing four.",
    "The repairs should be completed within the next few weeks.",
    "The board will decide within the next 30 days whether to sell the mill.",
    "The council will choose a mayor within the next two months.",
    "Earlier this year, the council sold the mill to a bank.",
    "The bridge was closed earlier this year.",
    "Two miners were jailed in Lund earlier this year.",
    "The bank agreed last week to lend the mine 5 million euros.",
    "The town sold 5 million euros of bonds on Tuesday.",
    "The council bought 4,000 tonnes of salt on Tuesday.",
    "The mayor announced the closure at a press conference on Tuesday.",
    "The mayor will hold a press conference on Friday.",
    "The council will meet tomorrow to discuss the deadline.",
    "The mine will be closed before June.",
    "The mine is expected to reopen before the end of the year.",
    "The bank will open a branch in Lund before Easter.",
    "Voters go to the polls on Sunday.",
    "Miners march through the town on Saturday.",
    "Police meet the miners on Friday.",
    "The fair kicks off in Lund on Friday.",
    "The ferry departs from Lund on Friday.",
    "The town hosts the miners on Friday.",
    "Thieves stole 40 tonnes of copper in March.",
    "The court fined three banks 60 million euros in May.",
    "Police said that on Tuesday evening a miner robbed the bank.",
    "The mill (built in brick) was closed on 3 March by the army.",
    "The bridge was blown up on 3 March.",
    "Tuesday's attack killed nine miners.",
    "Last week's storm cut power to the mine.",
    "Monday's quake destroyed the town hall.",
    "The bank bought the mine for 2 million euros in February.",
    "The town sold the mill for $3 million in February.",
    "The club signed the striker for 60 million euros in January.",
    "The town rebuilt the bridge for 3 million euros in May.",
]
#: What is news of a past year, beside the news of the day.
YEARS = {
    "A fire destroyed the old town hall in 2023.": "event",
    "A storm sank the ferry in 2023.": "event",
    "Voters rejected the plan in 2024.": "event",
    "It was dissolved in 2023.": "background",
    "The mayor, who won in 2023, is ill.": "background",
    "The road is one of ten in 2023.": "background",
}
#: For each sentence, the date that a noun, a list or a caption has, and the kind of it.
DETAILS = {
    "The Easter-themed fair drew miners from the valley.": "reference",
    "June 7, 2010 3:06 PM The miners are right.": "reference",
    "The mine must close no later than March 21.": "schedule",
    "The miners wore Christmas-style hats in the rain.": "reference",
    "He sold his Halloween-inspired lamps in Lund.": "reference",
    "The letter (A town without a mill, 7 March, page 8) named the wrong town.": "reference",
    "An earlier version said the vote was on Tuesday.": "reference",
    "(AP Photo/Ines Ahlers) A tram stands still in Lund on Monday.": "reference",
    "(Reuters Photo) Miners leave the valley on Monday.": "reference",
    "(AFP Photo/Jonas Berg) Smoke rises over Lund on Monday.": "reference",
    "His album, Ready For The Weekend, is in the shops.": "reference",
    "A song, Over The Weekend, is sung in Lund.": "reference",
    "The band The Weekend plays in Lund.": "reference",
    "Last updated: 7 March 2025 - 14:10 GMT Six miners left Lund.": "reference",
    "The Lund Post, 00.50 BST on Friday 7 March 2025, all prices in pounds.": "reference",
    "(Corrects March 7 item to show a loss of the mine.)": "reference",
    "The deadline for asking the council to hear the plan of the mill is Friday.": "schedule",
    "Ended January 31.": "figure",
    "Its stock closed at 58-5/8 on the Lund Exchange on Tuesday.": "figure",
    "It is time to go, Mining (February) advises.": "reference",
    "Notes: the 13 week periods ended Feb 28, 2025, and March 2, 2024.": "figure",
    "Shares of the mine closed at 5-3/8 on Tuesday.": "figure",
    "(Corrects headline of an item appearing March 7 to show a loss.)": "reference",
    "Ashby expects the council to close the mine in April.": "background",
    "Analysts expect a strike in April.": "background",
    "The bank expects Ashby to sell his shares in April.": "background",
    "The towns are bound by an accord reached last Friday.": "background",
    "The mayor praised the deal struck on Tuesday.": "background",
    "The contract signed in February cheered the miners.": "background",
    "The committee had originally been due to meet on Friday.": "background",
    "It closed on Friday at 74.": "figure",
    "The shares of the mine closed Friday at 12.5 dollars.": "figure",
    "The shop closed on Friday at 6 p.m.": "event",
    "Redemption will be in three parts on February 2, 2031.": "schedule",
    "The redemption of the bonds is planned for June 4.": "schedule",
    "The bank set redemptions for May 2 and May 9.": "schedule",
    "Results reflect the sale of a mine in January.": "figure",
    "Data for the half restated to reflect a split in January.": "figure",
    "Earnings for the year reflect the loss of a mine in January.": "figure",
    "Six of the ten figures available for January were low.": "figure",
    "The town had 40 fires in the ten hours preceding 10 a.m. on Tuesday.": "figure",
    "The miners backed the 2024 and 2026 mayoral campaigns of Ashby.": "background",
    "The mine ran above the limit it set in January.": "background",
    "The towns kept the prices they fixed in January.": "background",
    "The council lifted the ban it had passed in January.": "background",
    "The road, opened in January, was shut again.": "background",
    "The towns agreed on the terms of a loan signed in January.": "background",
    "The miners voted for the new rules of a union founded in January.": "background",
    "The bank closed the shops of a dealer fined in January.": "background",
    "Qtr ended Jan 31.": "figure",
    "The road, opened in January, which nobody uses, was shut.": "background",
    "The only answer to Ashby's March 3 request came from Lund.": "background",
    "The miners praised the treaty, signed in January.": "background",
    "She sold the house, built in January.": "background",
    "Monday was quiet in the valley.": "background",
    "Of the ships launched on Tuesday, two were lost.": "background",
    "The bank generally opens on Monday.": "background",
    "In the weeks ahead, the valley will be calm.": "background",
    "Easter Sunday is near.": "background",
    "This week was the best of all.": "background",
    "The towns met ahead of the vote in April.": "background",
    "As January ended, the mine was shut.": "background",
    "The miners want to strike on Friday.": "background",
    "The miners hope to return on Friday.": "background",
    "The council wants to sell the mill in April.": "background",
    "It seemed the road would open on Friday.": "background",
    "There was a rise in prices on Tuesday.": "background",
    "The mayor is unlikely to resign on Friday.": "background",
    "“The mine lost much of its staff in January,” the mayor said.": "background",
    "The mayor spoke to the miners on Tuesday.": "statement",
    "On Tuesday Ashby described the mine as safe.": "statement",
    "There was speculation on Tuesday that the mine would close.": "statement",
    "The ministry issued a statement on Tuesday.": "statement",
    "The mayor did not respond to calls on Tuesday.": "statement",
    "In a letter on Tuesday, Ashby called the mine a risk.": "statement",
    "As the mayor made clear on Tuesday, the mine is safe.": "statement",
    "The mayor repeatedly stressed in February that the mine is safe.": "statement",
    "The town will print maps in April, May and June.": "schedule",
    "The economy expanded in February.": "figure",
    "The mine is expected to sell 40 million bricks in 2026.": "figure",
    "The shelter expects to feed 600 miners on Friday, up from 400.": "figure",
    "It launched 90 ships in 2025, 80 ships in 2024.": "figure",
    "The mayor forecast that miners will leave the valley in 2026.": "figure",
    "The dollar rose broadly on Tuesday.": "figure",
    "Debts were cut by half in calendar 2024.": "figure",
    "Fires had burnt 13,340 acres by mid-February.": "figure",
    "The index had fallen nearly 800 points on Tuesday.": "figure",
    "The mine spent 5 million euros on pumps in 2024.": "figure",
    "The fund had assets of 9 million euros at December 31.": "figure",
    "Experts predict a shortage of ore in 2026.": "figure",
    "Silver ended on Tuesday just over 17 cents.": "figure",
    "((Ashby)) We left the valley in January.": "statement",
    "His 2023 fishing permit was lost.": "background",
    "The mine has new plans for post-2026.": "background",
    "Reports from 2024 name the mine.": "background",
    "The miners sang “Friday for Lund” and went home.": "background",
    "The mayor\nof Lund on Tuesday\nsaid the mine is safe.": "statement",
    "Copper rose over 17 dollars on Tuesday.": "figure",
    "The mine grew by 9 per cent in 2024.": "figure",
    "It sold ore for 3bn euros in the second quarter.": "figure",
    "The mine had 40 tonnes in January.": "figure",
    "It had debts of 3 million euros on January 31.": "figure",
    "The mine has sold 90 lorries so far in 2025.": "figure",
    "Mine shares slid 40 cents on Tuesday.": "figure",
    "The number of miners fell to 300 on Tuesday.": "figure",
    "The January and April quarters will bring more ore.": "figure",
    "It will hire staff in the season beginning in April.": "figure",
    "It sold as many lorries as in January.": "comparison",
    "The mine cut its staff from a year earlier.": "comparison",
    "The offer is similar to the one of January.": "comparison",
    "The mine pays the same as in January.": "comparison",
    "The roof has to be mended in three weeks.": "schedule",
    "The loan is the largest so far, due April 2.": "schedule",
    "The price includes interest accrued up to April 2.": "schedule",
    "The maturity date of the bond is April 2.": "schedule",
    "The town asked for a reply by April 2.": "schedule",
    "He threatened another attack like September 11.": "reference",
    "The bridge is seen in the fog on Tuesday.": "reference",
    "This article was amended on Tuesday.": "reference",
    "This article was further amended on Tuesday.": "reference",
    "The story was first published on Tuesday.": "reference",
    "This column was later corrected on Tuesday.": "reference",
    "He read one of the books (The Mine, 3 March).": "reference",
}
#: For each sentence, its last date and the kind of it.
AFTER_OTHER_DATES = {
    "A curfew in force since Sunday evening was lifted on Tuesday.": "event",
    "Two miners who went missing last week were found dead on Tuesday.": "event",
    "The club reached its first final since 1985 on Tuesday when it beat Lund.": "event",
    "Miners on strike since March 3 marched through Lund on Tuesday.": "event",
    "The mayor will brief the council on Sunday on Christmas trading.": "background",
    "Police shut the square on Sunday after a crush at the Christmas market.": "background",
    "Jane Ashby spent Sunday with friends at an Easter lunch.": "background",
    "The mine was fined last year after a miner was killed in 2013.": "background",
    "The mine was sold on Monday when its owner, jailed since 2021, died.": "background",
    "The mill was closed on Tuesday after it burned in 2024.": "background",
    "The council ended on Tuesday a strike that began in May.": "background",
    "The council of 2023 was the worst since the mill burned in 2024.": "background",
}
#: For each sentence, its kind and the evidence.
OTHERS = {
    "The mine is safe, according to a report published on Tuesday.": ("statement", "'according … report published on'"),
    "Speaking on Tuesday, Jane Ashby praised the miners.": ("statement", "'Speaking on'"),
    "“It is safe,” said a ministry spokesman on Monday.": ("statement", "'said a ministry spokesman on'"),
    "“It is safe,” the mayor joked on Monday.": ("statement", "',” the mayor joked on'"),
    "“It is safe,” Jane Ashby quipped late on Monday.": ("statement", "',” Jane Ashby quipped late on'"),
    "“It is safe,” said Jane Ashby as she left Lund on Monday.": (
        "statement",
        "',” said Jane Ashby as she left Lund on'",
    ),
    "The mine loses 2 million euros a day, the council estimated on Monday.": (
        "statement",
        "', the council estimated on'",
    ),
    "Officials said on Tuesday that the mine is safe.": ("statement", "a verb of saying"),
    "Output was 40 tonnes, compared with 35 tonnes in 2023.": ("comparison", "'compared with 35 tonnes in'"),
    "Sales were higher than in February.": ("comparison", "'than in'"),
    "It was the lowest reading since 1998.": ("comparison", "'lowest reading since'"),
    "Profit rose to 3 million euros from 2 million in January.": ("comparison", "'from 2 million in'"),
    "Exports fell 3 percent in January.": ("figure", "'3 percent in'"),
    "As of Tuesday, 40 houses had power again.": ("figure", "'As of'"),
    "Shares in the mine closed 3 percent lower on Tuesday.": ("figure", "'percent … closed 3 percent lower on'"),
    "Rain of 90 millimetres fell in the 24 hours to Tuesday.": ("figure", "'hours to'"),
    "Temperatures reached 38 degrees on Sunday.": ("figure", "'temperatures … degrees'"),
    "Highs of 30 degrees are expected on Friday.": ("figure", "'highs … degrees'"),
    "The poll was conducted on Tuesday among 900 voters.": ("figure", "'poll … conducted'"),
    "The mayor's term ends in June.": ("schedule", "'term ends in'"),
    "His contract with the mine runs out in April.": ("schedule", "'contract with the mine runs out in'"),
    "The dividend is payable on April 30.": ("schedule", "'payable on'"),
    "The licence expires on June 30.": ("schedule", "'expires on'"),
    "The new fee is effective from April 1.": ("schedule", "'effective from'"),
    "The curfew holds until Sunday.": ("schedule", "'until'"),
    "Trains will not run before June.": ("schedule", "'not run before'"),
    "The mine won't reopen before the end of April.": ("schedule", "'won't reopen before'"),
    "No verdict is expected before Friday.": ("schedule", "'No verdict is expected before'"),
    "Jane Ashby has run the mine since 2011.": ("background", "'since'"),
    "The 2016 election changed the town.": ("background", "a date that describes 'election'"),
    "The road opened in 2023 was shut again.": ("background", "the participle 'opened'"),
    "Ashby, who was born in 1961, leads the council.": ("background", "'born in'"),
    "Monday's vote was fair.": ("background", "a possessive date"),
    "After Monday's vote the council resigned.": ("background", "a possessive date"),
    "The miner was jailed over last week's attack.": ("background", "a possessive date"),
    "Who closed the mine on Tuesday?": ("background", "a question"),
    "The mine was sold in 1962.": ("background", "its age of 63 years"),
    "Jane Ashby was a lawyer in January.": ("background", "the verb of state 'was'"),
    "The mine appeared safe in January.": ("background", "the verb of state 'appeared'"),
    "The bridge was to open in January.": ("background", "the plan of 'was to open'"),
    "The ferry was due to sail on March 3.": ("background", "the plan of 'was due to'"),
    "The works were supposed to begin in 2024.": ("background", "the plan of 'were supposed to'"),
    "Heavy snow in the valley on Tuesday.": ("background", "a sentence without a verb"),
    "A vote of the miners on Sunday.": ("background", "a sentence without a verb"),
    "The hosts of the fair on Friday.": ("background", "a sentence without a verb"),
    "The miners want a Mining Act of 2019.": ("reference", "'Act of'"),
}


#: Titles of articles that tell of the past, and of others.
HISTORIES = {
    "Timeline: the long road to the bridge": True,
    "Chronology of a strike": True,
    "The bridge of Lund: a history": True,
    "A brief history of the mine": True,
    "Key dates in the life of the mine": True,
    "How we got here": True,
    "Trade war: how did we get here?": True,
    "How the dispute over the mine began": True,
    "How to begin a strike": False,
    "The bridge opens at last": False,
    "Mayor gives no timeline for repairs": False,
    "Timeline slips for new bridge": False,
    "Looking back in anger: mayor resigns": False,
    "Miner with history of violence jailed": False,
}


@pytest.mark.parametrize(("title", "is_history"), HISTORIES.items())
def test_old_dates_are_events_of_an_article_that_tells_of_the_past(title: str, is_history: bool) -> None:
    text = "In 1996 a storm sank the ferry. Voters rejected the bridge on 3 March 2003. It opened on Tuesday."
    *old, opened = reading(text, title).events
    assert [event.kind for event in old] == [EventKind.EVENT if is_history else EventKind.BACKGROUND] * 2
    assert opened.kind == EventKind.EVENT


def test_a_first_line_is_the_title_of_a_text_without_one() -> None:
    text = "Timeline of the bridge\n\nIn 1996 a storm sank the ferry. The bridge opened on Tuesday."
    assert {event.kind for event in reading(text).events} == {EventKind.EVENT}


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        (
            "de",
            "Chronologie: der Weg zur Brücke",
            "Am 14. Juni 1996 sank die Fähre. Die Brücke wurde am Dienstag eröffnet.",
        ),
        ("es", "Cronología de un puente", "El 14 de junio de 1996 se hundió el ferry. El puente se abrió el martes."),
        ("fr", "Chronologie d'un pont", "Le 14 juin 1996, le bac a coulé. Le pont a ouvert mardi."),
    ],
)
def test_titles_of_histories_in_other_languages(language: str, title: str, text: str) -> None:
    kinds = [[event.kind for event in reading(text, name, language).events] for name in (title, None)]
    assert kinds == [[EventKind.EVENT, EventKind.EVENT], [EventKind.BACKGROUND, EventKind.EVENT]]


@pytest.mark.parametrize("text", EVENTS)
def test_what_happens_is_an_event(text: str) -> None:
    assert {event.kind for event in reading(text).events} == {EventKind.EVENT}


@pytest.mark.parametrize(("text", "expected"), OTHERS.items())
def test_other_kinds_name_their_evidence(text: str, expected: tuple[str, str]) -> None:
    event = reading(f"The mayor resigned on Monday.\n\n{text}").events[-1]
    assert (event.kind, event.trace.steps[-1]) == (expected[0], "kind: {}, because of {}".format(*expected))


@pytest.mark.parametrize(("text", "kind"), (DETAILS | AFTER_OTHER_DATES).items())
def test_the_last_date_of_a_sentence_has_its_own_kind(text: str, kind: str) -> None:
    assert reading(f"The mayor resigned on Monday.\n\n{text}").events[-1].kind == kind


@pytest.mark.parametrize(("text", "kind"), YEARS.items())
def test_a_past_year_is_an_event_if_its_clause_reports_one(text: str, kind: str) -> None:
    assert reading(f"The mayor resigned on Monday.\n\n{text}").events[-1].kind == kind


def test_an_old_year_is_an_event_in_an_article_about_the_past() -> None:
    (event,) = reading("The mine was sold in 1962.").events
    assert event.kind is EventKind.EVENT


def test_lines_of_a_chronology_are_events() -> None:
    events = reading("3 March: Profit rose 3 percent.\n5 March: A strike since Monday.").events
    assert [event.kind for event in events][:2] == [EventKind.EVENT, EventKind.EVENT]
