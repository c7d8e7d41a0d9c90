"""Statements: dates in place of "yesterday", no datelines, and the context of a subject that names nobody."""

from __future__ import annotations

import datetime as dt

import pytest

from service.documents import read_text
from service.eventing import read
from service.eventing.deictics import DatedWords
from service.timex import tag
from service.timex.languages import language
from service.timex.model import Anchor
from tests.eventing.readings import THURSDAY, events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mine closed yesterday.", "The mine closed on 12 March 2025."),
        ("Yesterday, the mine closed.", "On 12 March 2025, the mine closed."),
        ("The mine closed early yesterday morning.", "The mine closed early on the morning of 12 March 2025."),
        ("The mine may close as soon as next year.", "The mine may close as soon as 2026."),
        ("The mine was open until yesterday.", "The mine was open until 12 March 2025."),
        ("The mine will close tomorrow.", "The mine will close on 14 March 2025."),
        ("The mine closed last month.", "The mine closed in February 2025."),
        ("The mine closed last year.", "The mine closed in 2024."),
        ("The mine closed last year", "The mine closed in 2024."),
        ("The mine closed in January last year.", "The mine closed in January 2024."),
        ("The mine closed on May 2, last year.", "The mine closed on May 2, 2024."),
        ("The number of miners fell to 3,000 last year.", "The number of miners fell to 3,000 in 2024."),
        ("The mine dismissed 12 last year.", "The mine dismissed 12 in 2024."),
        ("It hired 90 this year.", "It hired 90 in 2025."),
        ("The mine closed last week.", "The mine closed in the week of 3 March 2025."),
        ("The mine closed this morning.", "The mine closed on the morning of 13 March 2025."),
        ("The mine closed last summer.", "The mine closed in the summer of 2024."),
        ("The mine closed on Sunday.", "The mine closed on Sunday."),
        ("The mine closed on May 2\nlast year.", "The mine closed on May 2, 2024."),
        ("The mine closed on May 2 last year after a fire.", "The mine closed on May 2, 2024 after a fire."),
        ("The mine closed on 2 May last year.", "The mine closed on 2 May 2024."),
        ("It was full (of fish.) Last week it sank.", "It was full (of fish.) In the week of 3 March 2025 it sank."),
        ("This week saw the first snow.", "The week of 10 March 2025 saw the first snow."),
        ("Last year marked the end of the mine.", "2024 marked the end of the mine."),
        ("This year has seen two strikes.", "2025 has seen two strikes."),
        ("Miners cheered yesterday's vote.", "Miners cheered yesterday's vote."),
        ("“We closed it yesterday,” she said.", "“We closed it yesterday,” she said."),
        ("'We'll be closing it tomorrow,' she said.", "'We'll be closing it tomorrow,' she said."),
        ("The miners' strike began yesterday, the owners' men said.", "The miners' strike began on 12 March 2025."),
        ("The mine closed at 6 p.m. yesterday.", "The mine closed at 6 p.m. on 12 March 2025."),
        ("The mine closed last\nmonth.", "The mine closed in February 2025."),
        ("The mine closed last Friday.", "The mine closed on 7 March 2025."),
        ("The mine closed late last Friday night.", "The mine closed late on the night of 7 March 2025."),
        ("The mine closed this past Saturday.", "The mine closed on 8 March 2025."),
        ("The mine will close next Friday, March 21.", "The mine will close next Friday, March 21."),
        ("The mine will close next December.", "The mine will close in December 2025."),
        ("The mine closed this weekend.", "The mine closed on the weekend of 8 March 2025."),
        ("The mine closed three days ago.", "The mine closed on 10 March 2025."),
        ("The mine closed two weeks ago.", "The mine closed in the week of 24 February 2025."),
        ("The mine closed about six months ago.", "The mine closed around September 2024."),
        ("The mine was sold ten years ago.", "The mine was sold in 2015."),
        ("The mine was sold over a year ago.", "The mine was sold over a year ago."),
        (
            "The mine will stay shut until at least next Monday.",
            "The mine will stay shut until at least 17 March 2025.",
        ),
        ("The mine must close no later than next Friday.", "The mine must close no later than 14 March 2025."),
        ("The mine closed the year before last.", "The mine closed in 2023."),
        ("The mine opens the week after next.", "The mine opens in the week of 24 March 2025."),
        ("Twenty years ago today the mine closed.", "On 13 March 2005 the mine closed."),
        ("The mine was sold twenty-five years ago.", "The mine was sold in 2000."),
        ("A year ago today the mine closed.", "On 13 March 2024 the mine closed."),
        ("Then the mine had no lift like today 's.", "Then the mine had no lift like today 's."),
        ("Two years ago next week the mine closed.", "In the week of 13 March 2023 the mine closed."),
        ("Forty years ago in May, the mine closed.", "In May 1985, the mine closed."),
        ("The mine closed 50 years ago last Saturday.", "The mine closed on 8 March 1975."),
        ("The mine closed five years ago this month.", "The mine closed in March 2020."),
        ("The mine was sold a week ago Tuesday.", "The mine was sold on 4 March 2025."),
        ("Just three days ago the mine closed.", "Just three days ago the mine closed."),
        ("Only this week, the mine closed.", "Only in the week of 10 March 2025, the mine closed."),
        ("Yesterday also saw a fire in the mine.", "12 March 2025 also saw a fire in the mine."),
        ("Yesterday marked the end of the mine.", "12 March 2025 marked the end of the mine."),
        ("The mayor wept as yesterday marked its end.", "The mayor wept as 12 March 2025 marked its end."),
        ("The march yesterday marked the end.", "The march on 12 March 2025 marked the end."),
        ("Talks begin at the start of next week.", "Talks begin at the start of the week of 17 March 2025."),
        ("They met at the end of last week.", "They met at the end of the week of 3 March 2025."),
        ("The mayor will speak later this week.", "The mayor will speak later in the week of 10 March 2025."),
        ("The mayor took over last year.", "The mayor took over in 2024."),
        ("The mine was handed over last month.", "The mine was handed over in February 2025."),
        ("She takes over this month.", "She takes over in March 2025."),
        ("It shut over last week's fire.", "It shut over last week's fire."),
        ("The mine is in its last year.", "The mine is in its last year."),
        ("Ines Ahlers began her last week of work.", "Ines Ahlers began her last week of work."),
        ("The miners had their next month off.", "The miners had their next month off."),
        ("Ines Ahlers was sworn in yesterday.", "Ines Ahlers was sworn in on 12 March 2025."),
        ("The mine was handed over last night.", "The mine was handed over on the night of 12 March 2025."),
        ("The mine was built half a decade ago.", "The mine was built in 2020."),
        ("The mine was sold a quarter of a century ago.", "The mine was sold in 2000."),
        ("The tower was built 2,000 years ago.", "The tower was built 2,000 years ago."),
        ("The tower was built about 1,500 years ago.", "The tower was built about 1,500 years ago."),
        ("The tower fell 1,025 years ago.", "The tower fell in 1000."),
        ("The tower fell 1200 years ago.", "The tower fell 1200 years ago."),
        ("He fled more than half a century ago.", "He fled more than half a century ago."),
        ("Today is a holiday in Lund.", "13 March 2025 is a holiday in Lund."),
        ("Yesterday was a good day.", "12 March 2025 was a good day."),
        ("Tomorrow will be hot.", "14 March 2025 will be hot."),
        ("Last night brought rain to the mine.", "The night of 12 March 2025 brought rain to the mine."),
        ("Next week will bring a vote on the mine.", "The week of 17 March 2025 will bring a vote on the mine."),
        ("Last year was the mine's worst.", "2024 was the mine's worst."),
        ("The miner yesterday saw her lawyer.", "The miner on 12 March 2025 saw her lawyer."),
        ("The vote yesterday was close.", "The vote on 12 March 2025 was close."),
        ("Tomorrow the mine will be sold.", "On 14 March 2025 the mine will be sold."),
        ("The mine stayed shut over last weekend.", "The mine stayed shut over the weekend of 8 March 2025."),
    ],
)
def test_a_summary_has_the_date_of_a_deictic_word(text: str, expected: str) -> None:
    [event] = events(text).values()
    assert event.summary == expected
    assert event.sentence.text == text


@pytest.mark.parametrize("opened", ["She said: “We closed it yesterday.", 'She said: "What we saw yesterday was bad.'])
def test_a_quotation_that_goes_on_stays_as_it_is(opened: str) -> None:
    [event] = events(f"{opened}\nThe mine must open again").values()
    assert event.summary.startswith(opened)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The next day, miners found a cave.", "On 6 March 2025, miners found a cave."),
        ("Miners found a cave that night.", "Miners found a cave on the night of 5 March 2025."),
        ("Miners found a cave later that month.", "Miners found a cave later in March 2025."),
        ("Miners reopened the cave that spring.", "Miners reopened the cave in the spring of 2025."),
        ("The mill burnt on the same day.", "The mill burnt on 5 March 2025."),
        ("The mill burnt on the same day as the mine.", "The mill burnt on the same day as the mine."),
        ("The mill burnt on the same day Orle met.", "The mill burnt on the same day Orle met."),
        ("It was the same day the mill burnt.", "It was the same day the mill burnt."),
        ("Bolt left the same day Orle met.", "Bolt left the same day Orle met."),
        ("Bolt left the same day the mill burnt.", "Bolt left the same day the mill burnt."),
        ("Bolt said the same day he would leave.", "Bolt said on 5 March 2025 he would leave."),
        ("Bolt said on the same day she would leave.", "Bolt said on 5 March 2025 she would leave."),
        ("The mint reported on the same day a loss.", "The mint reported on 5 March 2025 a loss."),
        ("On the same day the mill burnt.", "On 5 March 2025 the mill burnt."),
        ("Two days later, the mill burnt.", "On 7 March 2025, the mill burnt."),
        ("The mill had burnt two months earlier.", "The mill had burnt in January 2025."),
        ("The mill burnt three weeks later.", "The mill burnt in the week of 24 March 2025."),
        ("The mill burnt over a week later.", "The mill burnt over a week later."),
        ("The mill shut a week later than on Monday.", "The mill shut a week later than on Monday."),
    ],
)
def test_a_summary_has_the_date_of_words_that_point_back(text: str, expected: str) -> None:
    *_, event = events(f"The mine closed on March 5. {text}").values()
    assert event.summary == expected


def test_two_deictic_words_of_a_sentence_both_become_dates() -> None:
    found = events("The mine closed yesterday and the shop in the yard will close tomorrow.")
    assert [event.summary for event in found.values()] == [
        "The mine closed on 12 March 2025.",
        "The shop in the yard will close on 14 March 2025.",
    ]


def test_the_place_of_an_expression_moves_with_the_dates_before_it() -> None:
    text = "Yesterday the mine closed, and tomorrow, not on Friday, the shop will close, as it did last year on 3 May."
    timexes = tag(text, THURSDAY).timexes
    words = DatedWords(text, timexes, language("en").events.deictics)
    rewritten = [words.rewritten(0, len(text), (timex.start, timex.end)) for timex in timexes]
    assert [sentence[start:end] for sentence, start, end in rewritten] == [
        "On 12 March 2025",
        "on 14 March 2025",
        "Friday",
        "in 2024",
        "3 May",
    ]


@pytest.mark.parametrize(
    "dateline",
    [
        "ASHTON, March 12 - ",
        "****ASHTON, March 12 - ",
        "NEW ASHTON, Ardland, March 12 — ",
        "ASHTON (ANP), 12 March 2025 -- ",
    ],
)
def test_a_summary_does_not_repeat_the_dateline(dateline: str) -> None:
    [event] = events(f"{dateline}A ferry sank off the coast on Tuesday. All were saved.").values()
    assert event.summary == "A ferry sank off the coast on Tuesday."


@pytest.mark.parametrize(
    "sentence",
    [
        "A UN - backed panel closed the port on Tuesday.",
        "US - led troops reached the port on Tuesday.",
        "EU - funded builders closed the port on Tuesday.",
    ],
)
def test_a_summary_keeps_compounds_with_spaces_around_their_hyphen(sentence: str) -> None:
    [event] = events(f"{sentence} All were saved.").values()
    assert event.summary == sentence


@pytest.mark.parametrize(
    "stamp",
    [
        "Friday 7 March 2025 12.53 GMT ",
        "7 March 2025 09:10 BST ",
        "Tuesday, 4 March 2025, 1.05 pm GMT ",
        "Tuesday, March 4, 2025; 4:57 PM ",
        "Tuesday, March 4, 2025; Page A01 ",
        "March 4, 2025; 11:02 AM -- ",
        "4 March 2025 Last updated at 14:30 GMT Share ",
    ],
)
def test_a_summary_does_not_begin_with_the_stamp_of_the_page(stamp: str) -> None:
    *stamps, event = events(f"{stamp}A ferry sank off the coast on Sunday.").values()
    assert event.summary == "A ferry sank off the coast on Sunday."
    assert "event" not in {found.kind for found in stamps}


def context(text: str, title: str | None = "Ferry sinks off Aro") -> str | None:
    return read(read_text(text), THURSDAY, title=title).events[-1].context


@pytest.mark.parametrize(
    "text",
    [
        "It sank on Monday.",
        "They were saved on Monday.",
        "On Monday, they were saved.",
        "On Monday they were saved.",
        "Following a stay in Lund, they were saved on Monday.",
        "The raid - on the feast of Ines Ahlers - failed on Monday.",
        "His ship sank on Monday.",
        "The company closed on Monday.",
        "The company last week sold its ships.",
        "The Ardland company closed on Monday.",
        "The Ardish government resigned on Monday.",
        "The Ardish couple left Aro on Monday.",
        "Other towns in Ardland were flooded on Monday.",
        "Similar talks failed on Monday.",
        "Five other passengers died on Monday.",
        "These rules will end in April.",
        "Police arrested three men on Monday.",
        "When he resigned on Monday, Aro had no mayor.",
        "Terms will be agreed on Friday.",
        "In May 2024, the party chose Ines Ahlers.",
        "A hearing began on Monday.",
        "The Ardish party leader and actor resigned on Monday.",
    ],
)
def test_the_context_of_a_subject_without_a_name_is_the_title(text: str) -> None:
    assert context(text) == "Ferry sinks off Aro"
    assert context(text, None) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ines Ahlers died on Monday.",
        "The Ardland Ferry Company closed on Monday.",
        "The Ardish parliament met on Monday.",
        "On Monday, Ines Ahlers died in her house.",
        "The city of Ashton was flooded on Monday.",
        "A Guild met. Guild paid its debts on Monday.",
        "Ashton was flooded on Monday. The mayor of Ashton left. In Ashton police arrested three men on Monday.",
    ],
)
def test_a_subject_that_says_enough_has_no_context(text: str) -> None:
    assert context(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ines Ahlers announced the vote on Monday.",
        "On Monday, Aro stopped the search.",
        "Ashton closed this bridge on Monday.",
        "Jonas Berg joined the presidential race in May.",
        "Ines Ahlers was hurt in the crash on Monday.",
        "Ardland signed the peace agreement on Monday.",
        "On Monday, the flights from Ashton began again after the strike.",
        "In March, three men robbed the bank.",
        "The AFU suspended him on Monday.",
        "In Ashton she won on Monday.",
        "The House approved his plan on Monday.",
        "Ines Ahlers brought in a bill against such fees on Monday.",
        "Ines Ahlers signed a similar deal on Monday.",
        "Ashton won this Cup game on Monday.",
        "On Monday, the Department said Ines Ahlers was stabbed.",
        "On Monday, the Commission's view reached Aro.",
        "Stream Linux was new. Stream came out on Monday.",
        "Berg Holm came. Berg resigned on Monday.",
        "Wins the title in Lund on Monday.",
        "Ten senators from Lund attended the talks at the weekend.",
        "Ines Ahlers was hurt in the crash at noon on Monday.",
        "On Monday a guard will greet the pair at the gate near midnight.",
    ],
)
def test_what_a_statement_takes_for_known_gives_it_a_context(text: str) -> None:
    assert context(text) == "Ferry sinks off Aro"


@pytest.mark.parametrize(
    "text",
    [
        "Ines Ahlers announced the vote on the budget on Monday.",
        "Ines Ahlers called a vote, and Ardland held the vote on Monday.",
        "The mayor of Ashton opened the Ashton bridge on Monday.",
        "Ardland Ferries said the company sold three ships on Monday.",
        "Aro attacked Bel on Monday, and the attack killed ten.",
        "Ines Ahlers left the party on Monday.",
        "Ines Ahlers will leave Ashton this coming Monday.",
        "Ines Ahlers helped those who lost their houses on Monday.",
        "Ines Ahlers opened the Aro Council on Monday.",
        "The AFU heard a minister on Monday, and gave him time.",
        "Former Ardish minister Ines Ahlers died on Monday.",
        "In Ashton, Jonas Berg lost his ship on Monday.",
    ],
)
def test_what_a_statement_introduces_itself_gives_it_no_context(text: str) -> None:
    assert context(text) is None


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Ines Ahlers led the town for years.", "Ines Ahlers"),
        ("The mayor, Ines Ahlers, came. Ahlers left.", "Ines Ahlers"),
        ("We met Ines Ahlers.\n\nPresident Ahlers led the town. She was born in Bel. Her house burnt.", "Ines Ahlers"),
        ("We met Ines Ahlers. Ahlers left. The harbour had a new name for Ahlers.", "Ines Ahlers"),
        ("Ardland's prime minister Ines B. Ahlers came.", "Ferry sinks off Aro"),
        ("Ardland's prime minister Ines Ahlers came.", "Ines Ahlers"),
        ("Then Ines Ahlers met Jonas Berg.", "Ferry sinks off Aro"),
        ("Ines Ahlers beat Jonas Berg in the vote.", "Ferry sinks off Aro"),
        ("The town thanked Ines Ahlers.", "Ferry sinks off Aro"),
        ("We met Ines Ahlers. Ahlers left. The minister praised Ahlers.", "Ferry sinks off Aro"),
        ("We met Ines Ahlers. Ahlers came with him.", "Ferry sinks off Aro"),
        ("We met Ines Ahlers. “Ahlers” was her name.", "Ferry sinks off Aro"),
        ("We met Ines Ahlers and Jonas Ahlers. Ahlers left.", "Ferry sinks off Aro"),
        ("We live in New Ashton. The harbour was new to New Ashton.", "Ferry sinks off Aro"),
        ("Ahlers led the town for years.", "Ferry sinks off Aro"),
        ("In Ashton everybody knew her.", "Ferry sinks off Aro"),
        ("The Ashton Guild met.", "Ferry sinks off Aro"),
        ("Ines Ahlers, Jonas Berg and others came.", "Ferry sinks off Aro"),
        ("", "Ferry sinks off Aro"),
    ],
)
def test_a_person_is_the_only_one_that_the_sentence_before_is_about(before: str, expected: str) -> None:
    assert context(f"{before} She died on Monday.".strip()) == expected


@pytest.mark.parametrize(
    "before",
    [
        "The killer of Tom Reiss fled.",
        "A suspect in the murder of the judge Lea Brandt was found.",
        "The wife of President Jon Hale fell ill.",
        "The son of Tom Reiss fled.",
        "A rival of Tom Reiss won.",
        "Critics of Tom Reiss left.",
        "The successor to Tom Reiss left.",
        "A film about Tom Reiss opened.",
        "The brother whom Tom Reiss knew fled.",
        "The boss and Tom Reiss left.",
        "Tom Reiss and the boss left.",
        "Mayor Ines Ahlers and Tom left.",
        "Mayor Ines Ahlers with Tom Reiss left.",
        "The town chose Paul Voss. Voss of Bel and the boss left.",
        "Secretary of State Ines Ahlers resigned.",
        "Ashton Guild of Art closed.",
        "Ashton Workers Guild of Art closed.",
        "Of Tom Reiss nobody thought.",
        "According to the lawyer Paul Voss, the mayor lied.",
        "According to Paul Voss, the boss lied.",
        "The town chose Paul Voss. According to Voss, the boss lied.",
        "The town chose Paul Voss. With Voss gone, the boss lied.",
        "The town chose Paul Voss. Against Voss, the boss lied.",
        "The town chose Paul Voss. The case against Voss ended.",
        "The town chose Paul Voss. The court jailed the killer of Voss.",
    ],
)
def test_a_name_that_only_tells_of_another_one_is_not_whom_a_pronoun_stands_for(before: str) -> None:
    assert context(f"{before} He was fined on Monday.") == "Ferry sinks off Aro"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Ardland's mayor Ines Ahlers resigned.", "Ines Ahlers"),
        ("Mayor Ines Ahlers of Lund resigned.", "Ines Ahlers"),
        ("The singer Ines Ahlers from Lund came.", "Ines Ahlers"),
        ("President Jon Hale in a letter resigned.", "Jon Hale"),
        ("The town chose Paul Voss. Voss of Lund came.", "Paul Voss"),
        ("The town chose Paul Voss. The crash killed the singer Voss.", "Paul Voss"),
        ("The town chose Paul Voss. The crash killed Voss, a member of the guild.", "Paul Voss"),
        ("In Lund, the mayor Ines Ahlers resigned.", "Ines Ahlers"),
    ],
)
def test_a_name_stays_the_head_of_its_subject(before: str, expected: str) -> None:
    assert context(f"{before} He left on Monday.") == expected


def test_a_person_that_the_statement_names_is_not_its_pronoun() -> None:
    assert context("Ines Ahlers spoke. She met Jonas Ahlers on Monday.") == "Ferry sinks off Aro"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The town chose Ines Ahlers. Ahlers resigned on Monday.", "Ines Ahlers"),
        (f"{'Rain fell. ' * 60}The town chose Ines Ahlers. Ahlers resigned on Monday.", "Ines Ahlers"),
        ("The town chose Ines B. Ahlers. Mrs. Ahlers resigned on Monday.", "Ines Ahlers"),
        ("The town chose President Ines Ahlers. On Monday, President Ahlers resigned.", "Ines Ahlers"),
        ("The town chose Ines Ahlers. Ahlers joined the race on Monday.", "Ferry sinks off Aro"),
        ("The town chose Ines Ahlers over Jonas Ahlers. Ahlers resigned on Monday.", "Ferry sinks off Aro"),
        ("The town chose Aro. Aro resigned on Monday.", None),
        ("Everyone knew the Old Guild. Guild met on Monday.", None),
        ("They met Ines Ahlers-Berg. Ahlers resigned on Monday.", None),
        ("They met President Ahlers. Ahlers resigned on Monday.", None),
        ("They climbed Mount Ardland. In Ardland it rained. Ardland closed its border on Monday.", None),
        ("They read the Daily Ardland near Ardland. Ardland voted on Monday.", None),
        ("They flew Air Ardland. They landed at Ardland. Ardland won on Monday.", None),
        ("The town chose Ines Ahlers. Trust in Ines Ahlers grew. Ahlers resigned on Monday.", "Ines Ahlers"),
        ("Ahlers resigned on Monday, and Ines Ahlers left.", None),
    ],
)
def test_the_context_of_a_surname_is_the_full_name(text: str, expected: str | None) -> None:
    assert context(text) == expected


def test_the_stamp_of_an_update_is_no_entry_and_in_no_summary() -> None:
    *stamps, event = events("(9:19 a.m. Monday ET, 3:19 p.m. in Aro) Voters in Aro chose a mayor on Sunday.").values()
    assert [stamp.kind for stamp in stamps] == ["reference", "reference"]
    assert (event.kind, event.summary) == ("event", "Voters in Aro chose a mayor on Sunday.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NEW CAP FOR THE OLD WELL On Monday, the mine closed.", "On Monday, the mine closed."),
        ("TWO TOWNS SHARE ONE BRIDGE A mine closed on Monday.", "A mine closed on Monday."),
        ("· Six miners left on Monday.", "Six miners left on Monday."),
        ("\\* Six miners left on Monday.", "Six miners left on Monday."),
        ("ASHTON (Reuters) -- Six miners left on Monday.", "Six miners left on Monday."),
        ("By Ines Ahlers ASHTON (ANP) - Six miners left on Monday.", "Six miners left on Monday."),
        ("The Aro Party (MDC) - Six miners left it on Monday.", "The Aro Party (MDC) - Six miners left it on Monday."),
        ("LUND AB opened a mine on Monday.", "LUND AB opened a mine on Monday."),
    ],
)
def test_a_summary_has_no_headline_and_no_bullet(text: str, expected: str) -> None:
    assert events(text)["Monday"].summary == expected


LEAD = "A ferry with two teachers and ten pupils sank between the isles of Aro and Bel"


def test_the_first_sentence_stands_for_a_title_that_is_missing() -> None:
    assert context(f"{LEAD}.\n\nIt was late. They were saved on Monday.", None) == f"{LEAD}."
    long = context(
        f"{LEAD}, and none of those who were on board knew how to swim so far.\n\nThey left on Monday.", None
    )
    assert long == f"{LEAD}, and none of those who were on board knew…"
    assert context(f"ASHTON, March 7 (ANP) - {LEAD}.\n\nThey were saved on Monday.", None) == f"{LEAD}."
    assert context(f"They left on Monday, when {LEAD}.", None) is None
    assert context("A ferry. \n\nThey were saved on Monday.", None) is None


def test_the_first_sentence_with_a_name_stands_for_the_title() -> None:
    opening = "Every once in a while a boat goes down in bad weather. There is little that is so sad."
    assert context(f"{opening} {LEAD}.\n\nThey were saved on Monday.", None) == f"{LEAD}."
    nameless = "A ferry with two teachers and ten pupils sank in a storm."
    assert context(f"{nameless} It was late.\n\nThey were saved on Monday.", None) == nameless


@pytest.mark.parametrize(
    "before",
    ["By the Ardland Wire Staff\n", "By Ines Ahlers\n", "Friday 7 March 2025 12.53 GMT ", "7 March 2025, 1:53 pm "],
)
def test_a_byline_or_a_stamp_is_not_in_the_first_sentence(before: str) -> None:
    assert context(f"{before}{LEAD}.\n\nThey were saved on Monday.", None) == f"{LEAD}."


def test_a_position_is_in_the_lead_or_the_body() -> None:
    paragraph = "The ferry had been built by the yard of the town and had never been late. "
    found = read(read_text(f"It sank on Monday. {paragraph * 8}It was raised on Tuesday."), THURSDAY).events
    assert [event.position.part for event in found] == ["lead", "body"]
    assert found[0].position.at == 0
    assert 0.9 < found[1].position.at < 1


def test_a_deictic_word_is_read_against_the_day_of_the_article() -> None:
    anchor = Anchor(dt.date(2020, 1, 1))
    [event] = read(read_text("The mine closed yesterday."), anchor).events
    assert event.summary == "The mine closed on 31 December 2019."


@pytest.mark.parametrize(
    ("relative", "name"),
    [
        ("Her uncle Arno Ahlers came.", "Arno Ahlers"),
        ("Her son Jonas Ahlers fled.", "Jonas Ahlers"),
        ("Then Lea Ahlers wept.", "Lea Ahlers"),
    ],
)
def test_a_full_name_long_after_its_surname_may_be_of_somebody_else(relative: str, name: str) -> None:
    rain = "It rained in the valley for two days and two nights, and nobody could cross the old bridge."
    assert context(f"Ahlers led the town. {rain} {relative} Ahlers left on Monday.") == name
    assert context(f"Ahlers led the town. {' '.join([rain] * 6)} {relative} Ahlers left on Monday.") == (
        "Ferry sinks off Aro"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cafÃ© in Orle closed on Monday â€“ for good.", "The café in Orle closed on Monday – for good."),
        ("On Monday â€“ a week late â€“ R&amp;B came to Orle.", "On Monday – a week late – R&B came to Orle."),
        ("Holm said: â€œYes.â€\ufffd\nThe cafÃ© closed on Monday.", "The café closed on Monday."),
        ("The mine opened.â€\ufffd\nLast month the cafÃ© closed.", "In February 2025 the café closed."),
    ],
)
def test_a_summary_has_the_characters_that_were_meant(text: str, expected: str) -> None:
    *_, event = events(text).values()
    assert event.summary == expected
    assert event.sentence.text == text[event.sentence.start : event.sentence.end]


def test_a_context_has_the_characters_that_were_meant() -> None:
    lead = "The cafÃ© of Ines SÃ¡nchez in Orle â€“ the oldest in the valley â€“ has new owners."
    found = events(f"{lead} It closed on Monday.")["Monday"]
    assert found.context == "The café of Ines Sánchez in Orle – the oldest in the valley – has new owners."
