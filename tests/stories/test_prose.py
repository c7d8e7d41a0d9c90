"""Whether a sentence can stand in a story, and its text without labels."""

from __future__ import annotations

import pytest

from service.stories.prose import flaws, is_cut_off, is_item, without_labels


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The Orle dam broke on Monday after weeks of rain.", "en"),
        ("Engineers from The Hague inspected the Orle dam on Monday.", "en"),
        ("In March 2010 the Orle dam broke after weeks of rain.", "en"),
        ("The Orle dam broke on 3 March 2010.", "en"),
        ("The Orle dam broke at 4:12 a.m. on Monday after weeks of rain.", "en"),
        ("Engineers worked on the Orle dam until 23:30 on Monday.", "en"),
        ("Der Damm an der Orle brach am Montag um 4:12 Uhr.", "de"),
        ("Le barrage de l'Orle a cédé lundi à 4:12 après des semaines de pluie.", "fr"),
        ("Der Damm an der Orle brach am Montag.", "de"),
        ("Прорыв дамбы на Орле произошёл в понедельник.", "ru"),
    ],
)
def test_a_statement_of_prose_has_no_flaws(sentence: str, language: str) -> None:
    assert flaws(sentence, language) == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "March 3 at 10 pm | I saw the dam break.",
        "The dam breaks on Monday",
        "The dam broke on Monday, and the river ...",
        "The dam broke on Monday, and the mayor said: “We …”",
        'The dam broke on Monday, the first time since…"',
        '"We saw the dam break on Monday," he said.',
        "Did the dam break on Monday?",
        "The day in brief: • The dam broke on Monday.",
        "A diver guards the dam of Port Orle March 3, 2010.",
        "Picture: the dam broke on Monday.",
        "The dam broke on Monday, updated 19:03.",
        "19:03 The dam broke after weeks of rain.",
        "Updated at 19:03 The dam broke after weeks of rain.",
        "The dam broke on Monday. Orle 19:03 Engineers closed it.",
        "Monday 3 March 2010 16.16 GMT The dam broke after rain.",
        "DAM BREAKS NEAR ORLE The dam broke on Monday after rain.",
        "DAMM BRICHT NACH REGEN Der Damm an der Orle brach am Montag.",
        "ВОДА ПРОРВАЛА ДАМБУ Дамба прорвалась в понедельник.",
    ],
)
def test_menus_headings_quotations_and_labels_are_flaws(sentence: str) -> None:
    assert flaws(sentence, "en") > 0


@pytest.mark.parametrize(
    "sentence",
    [
        "In this image made from video, water pours through the Orle dam.",
        "Mayor Ines Bolt walks through the flooded centre of Orle, Monday, March 3, 2010.",
        "Villagers near Orle are seen on the roofs of their houses.",
        "A handout photograph of the dam was sent to newspapers.",
        "Ines Bolt, second from left, opened the new bridge in Orle.",
        "President Bolt waves to a crowd after the reopening of the dam.",
        "President Bolt talks to miners during a visit to Orle.",
        "A woman stands in front of her house after the flood.",
        "Mayor Ines Bolt, left, and the engineer Jan Orel leave a meeting in Orle.",
        "Jan Orel for The Orle Gazette Ines Bolt opened the dam on Monday.",
        "Jan Van Orel for the Norland Courier Engineers closed the dam on Monday.",
    ],
)
def test_captions_of_pictures_are_flaws(sentence: str) -> None:
    assert flaws(sentence, "en") == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks to avert a strike at the mine broke down late on Sunday, hours before a deadline.",
        "The talks were broken off on Monday as the miners left the room.",
        "The death toll stands at 40 after a wave hit the coast.",
        "Two waves hit the coast of Norland on Monday before boats could warn the villages.",
    ],
)
def test_what_only_looks_like_a_caption_is_no_flaw(sentence: str) -> None:
    assert flaws(sentence, "en") == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "Rescue near Orle declared over A child has been pulled alive from the mud.",
        "Four villages hit by the flood He said that the dam had been old.",
        "Engineers repair the dam In spring, divers closed the breach.",
        "Rescue teams slowly reach Orle-on-Sea With up to 500 people missing, charities are sending tents.",
        "Ferry runs aground off Port-Orle The crew of the ferry left it before midnight.",
        "Council elects Bolt-Meyer In the first vote, nobody had won a majority.",
    ],
)
def test_a_heading_that_runs_into_its_sentence_is_a_flaw(sentence: str) -> None:
    assert flaws(sentence, "en") == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Bolt Says New Dam Comes First Mayor Bolt declared in the valley.",
        "Orle Dam Deepens Rift in Norland Mayor of Orle rejected the plan.",
        "Council Takes Up Orle Dam Plan The council meets again in May.",
    ],
)
def test_a_heading_in_title_case_before_a_sentence_is_a_flaw(sentence: str) -> None:
    assert flaws(sentence, "en") == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Norland Central Bank Governor Ines Bolt and Treasury Secretary Jan Orel met on Monday.",
        "The Norland Red Cross and the Orle Valley Relief Fund sent tents.",
        "Former Norland Prime Minister Ines Bolt visited the valley on Monday.",
    ],
)
def test_long_names_are_no_heading_in_title_case(sentence: str) -> None:
    assert flaws(sentence, "en") == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "Here is a timeline of the flood, from the first rain to the new dam.",
        "Here's how the dam broke on Monday, hour by hour.",
        "Full coverage of the flood near Orle continues on Tuesday.",
        "My colleague Ines Bolt was in Orle when the dam broke.",
        "In pictures the valley has changed little since Monday.",
        "The engineer Ines Bolt was online on Monday to answer questions about the dam.",
        "Mayor Jan Orel will be online Tuesday at noon to discuss the floods.",
        "The op-ed of Monday argued for a second dam at Orle.",
        "The flood is part of a series on the rivers of Norland.",
        "Engineers knew more about the dam than the mayor (Dam breaks near Orle, 3 March).",
    ],
)
def test_pointers_to_other_pages_are_flaws(sentence: str) -> None:
    assert flaws(sentence, "en") > 0


@pytest.mark.parametrize(
    "sentence",
    [
        "Tickets cost five crowns, and all money goes to villages near Orle.",
        "A concert with live music follows on Monday for the victims of the flood.",
        "Doors open at noon on Monday in the town hall of Orle.",
        "Admission is free on Monday for all who lost their homes.",
    ],
)
def test_listings_of_concerts_are_flaws(sentence: str) -> None:
    assert flaws(sentence, "en") == 2


@pytest.mark.parametrize("sentence", ["Orle valley.", "Lower Orle, Norland.", "The dam, again."])
def test_a_few_words_are_a_flaw(sentence: str) -> None:
    assert flaws(sentence, "en") == 1


@pytest.mark.parametrize(
    "sentence", ["EU and UN aid reached Orle on Monday.", "NATO sent help to Orle.", "The US EPA closed the dam."]
)
def test_acronyms_are_no_heading(sentence: str) -> None:
    assert flaws(sentence, "en") == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "The dam broke on Monday, and I saw it from the bridge.",
        "On Monday we reported from a village below the dam.",
        "Our reporter was in Orle when the dam broke on Monday.",
        "When I came to Orle on Monday, the dam was whole.",
    ],
)
def test_what_authors_write_about_themselves_is_a_flaw(sentence: str) -> None:
    assert flaws(sentence, "en") == 4
    assert flaws(sentence, "ru") == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "You might as well build a new dam after Monday.",
        "When the dam broke on Monday, your mayor was on holiday.",
        "On Monday the council asked for more money, so ask yourself where it went.",
        "Your guide to the floods of March in the valley of Orle.",
    ],
)
def test_what_speaks_to_the_reader_is_a_flaw(sentence: str) -> None:
    assert flaws(sentence, "en") == 4


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Am Montag sah ich den Damm an der Orle brechen.", "de"),
        ("Du kannst am Montag gleich einen neuen Damm bauen.", "de"),
        ("Vimos romperse la presa el lunes desde nuestra casa.", "es"),
        ("El lunes ustedes vieron romperse la presa de Orle.", "es"),
        ("Lundi, j'ai vu le barrage céder depuis le pont.", "fr"),
        ("Vous pouvez visiter le barrage de l'Orle dès lundi.", "fr"),
        ("Lunedì la diga è crollata sulla nostra casa.", "it"),
        ("Lunedì la vostra diga è crollata dopo la pioggia.", "it"),
        ("Maandag zag ik de dam bij Orle breken.", "nl"),
        ("Maandag kun jij de nieuwe dam bij Orle bezoeken.", "nl"),
        ("Na segunda-feira eu vi a barragem ceder.", "pt"),
        ("Na segunda-feira você viu a barragem ceder.", "pt"),
        ("I måndags såg jag dammen vid Orle brista.", "sv"),
        ("I måndags kunde du besöka dammen vid Orle.", "sv"),
        ("В понедельник мы видели, как рухнула плотина у Орле.", "ru"),
        ("W poniedziałek widzieliśmy, jak nasza tama pęka.", "pl"),
        ("V pondělí jste mohli vidět vaši novou hráz.", "cs"),
        ("Pazartesi günü baraj bizim evimizin üstüne yıkıldı.", "tr"),
        ("Pada Senin kami melihat bendungan baru itu runtuh.", "id"),
        ("У понеділок ви могли побачити нову греблю біля Орле.", "uk"),
    ],
)
def test_writers_and_readers_are_known_in_each_language_of_news(sentence: str, language: str) -> None:
    assert flaws(sentence, language) > 0


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The church of Our Lady was flooded on Monday.", "en"),
        ("The mayor told villagers on Monday: “You must leave.”", "en"),
        ("Der Bürgermeister sagte am Montag: „Wir bauen ihn wieder auf.“", "de"),
        ("Le président Moi a visité le barrage lundi.", "fr"),
        ("El alcalde dijo el lunes que «nosotros la repararemos».", "es"),
        ("På måndagen öppnade drottning Silvia VI dammen vid Orle.", "sv"),
    ],
)
def test_names_and_quotations_address_no_reader(sentence: str, language: str) -> None:
    assert flaws(sentence, language) == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor said on Monday that “we will repair the dam”.",
        'The mayor said on Monday that "I knew it" before the dam broke.',
        "The mayor called the dam ‘our shield’ on Monday.",
        "The dam was built after World War I by two brothers.",
        "The US sent divers to Orle on Monday.",
        "Five miners died when a shaft of the Kolm mine fell in on Monday.",
        "The mine was flooded on Monday.",
        "Mine owners met the mayor on Monday.",
    ],
)
def test_quotations_numbers_of_kings_and_the_us_are_no_authors(sentence: str) -> None:
    assert flaws(sentence, "en") == 0


@pytest.mark.parametrize(
    "sentence",
    [
        'The mayor said on Monday that the dam "will be repaired.',
        "The mayor called the dam on Monday “our shield.",
        "The dam was whole until Monday”, said the mayor of Orle.",
    ],
)
def test_half_a_quotation_is_a_flaw(sentence: str) -> None:
    assert flaws(sentence, "en") == 4


def test_a_heading_is_worse_than_a_question_with_a_label() -> None:
    assert flaws("The dam breaks on Monday", "en") > flaws("Orle: did the dam break on Monday?", "en")


@pytest.mark.parametrize(
    ("sentence", "expression", "text"),
    [
        ("ORLE, Norland (Wire) -- The dam broke on Monday.", "Monday", "The dam broke on Monday."),
        ("Orle, March 3 (Wire) - the dam broke.", "March 3", "The dam broke."),
        ("Mar. 3: The dam broke after rain.", "Mar. 3", "The dam broke after rain."),
        ("3 March - engineers opened the gates.", "3 March", "Engineers opened the gates."),
        ("(7 p.m. Monday) The dam broke after rain.", "7 p.m. Monday", "The dam broke after rain."),
        ("Rescue declared over A child was pulled alive from the mud.", "", "A child was pulled alive from the mud."),
        (
            "Aid reaches Orle In the valley, engineers closed the dam on Monday.",
            "Monday",
            "In the valley, engineers closed the dam on Monday.",
        ),
        ("4 May 2010 Ines Bolt was elected mayor of Orle.", "4 May 2010", "Ines Bolt was elected mayor of Orle."),
        (
            "Friday 7 May In the valley, voters chose a new mayor.",
            "Friday 7 May",
            "In the valley, voters chose a new mayor.",
        ),
        ("May 2010 Voters in Orle chose a new mayor.", "May 2010", "Voters in Orle chose a new mayor."),
        (
            "4. Mai 2010 Ines Bolt wurde Bürgermeisterin der Stadt Orle.",
            "4. Mai 2010",
            "Ines Bolt wurde Bürgermeisterin der Stadt Orle.",
        ),
        ("WIRE ORLE, Norland -- Engineers closed the dam.", "", "Engineers closed the dam."),
        ("ORLE, Norland — Engineers closed the dam.", "", "Engineers closed the dam."),
        ("PORT BELL, Norland, March 3 - Engineers closed the dam.", "", "Engineers closed the dam."),
        ("Monday, March 3, 2010; Page A4 Engineers closed the dam.", "", "Engineers closed the dam."),
        ("March 3, 2010; Page 12 The dam held all night.", "", "The dam held all night."),
        ("Sunday, May 9, 2010; Page B01 Voters chose a new mayor.", "", "Voters chose a new mayor."),
        ("NEUE TORE FÜR DEN DAMM Im Mai begannen die Arbeiten.", "", "Im Mai begannen die Arbeiten."),
        ("22 February Police arrest an engineer of the dam.", "22 February", "Police arrest an engineer of the dam."),
        ("3 March · Engineers close the dam.", "3 March", "Engineers close the dam."),
        ("March 3 - “Close the dam”, the mayor says.", "March 3", "“Close the dam”, the mayor says."),
        ("NEW GATES FOR THE DAM When the river fell, work began.", "", "When the river fell, work began."),
        (
            "On Monday The dam of Orle broke after weeks of heavy rain.",
            "On Monday",
            "The dam of Orle broke after weeks of heavy rain.",
        ),
    ],
)
def test_labels_at_the_beginning_are_left_out(sentence: str, expression: str, text: str) -> None:
    assert without_labels(sentence, expression, "en") == text


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        (
            "Dam breaks near Orle Dam breaks near Orle The valley of Orle is under water.",
            "The valley of Orle is under water.",
        ),
        ("Flood in the valley Flood in the valley Four people are missing.", "Four people are missing."),
        (
            "Damm an der Orle bricht Damm an der Orle bricht Vier Menschen werden vermisst.",
            "Vier Menschen werden vermisst.",
        ),
    ],
)
def test_a_heading_that_stands_twice_is_left_out(sentence: str, text: str) -> None:
    assert without_labels(sentence, "", "en") == text


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        (
            "Orle dam ` may hold' The builders of the dam expect no more rain.",
            "The builders of the dam expect no more rain.",
        ),
        (
            "Rain threatens Orle dam again Engineers fear that rain will fill the dam at Orle.",
            "Engineers fear that rain will fill the dam at Orle.",
        ),
        (
            "Mud fills houses in Orle valley Bolt promises to clear mud from houses in Orle.",
            "Bolt promises to clear mud from houses in Orle.",
        ),
        (
            "Orle flood kills farmers The Norland Red Cross counts farmers among the missing.",
            "The Norland Red Cross counts farmers among the missing.",
        ),
        (
            "Ferry Aurora hits pier Captain Ines Ahlers steered the ferry into the pier at noon.",
            "Captain Ines Ahlers steered the ferry into the pier at noon.",
        ),
        (
            "Ferry Aurora hits pier Ines Ahlers steered the Aurora into the pier at noon.",
            "Ines Ahlers steered the Aurora into the pier at noon.",
        ),
        (
            "Red Cross boat stolen in Orle Volunteers help in Norland A Red Cross boat was stolen by night in Orle.",
            "A Red Cross boat was stolen by night in Orle.",
        ),
        (
            "Flood warning lifted for Orle The Orle Valley Council lifted its warning of a second flood.",
            "The Orle Valley Council lifted its warning of a second flood.",
        ),
        (
            "Navy divers leave the valley of Norland A Norland Navy ship took the divers to the coast on Monday.",
            "A Norland Navy ship took the divers to the coast on Monday.",
        ),
        (
            "Mayor calls the dam “safe” The mayor of Orle promised a new report on the dam.",
            "The mayor of Orle promised a new report on the dam.",
        ),
        (
            "Rescue called a “wonder” A child was pulled alive from the mud near Orle.",
            "A child was pulled alive from the mud near Orle.",
        ),
        (
            "Bolt says gates ‘hold’ The engineers found no water behind them on Monday.",
            "The engineers found no water behind them on Monday.",
        ),
        (
            "Rescue for the drivers of a train A Norland Railways train left three drivers behind.",
            "A Norland Railways train left three drivers behind.",
        ),
    ],
)
def test_a_heading_whose_words_its_sentence_has_again_is_left_out(sentence: str, text: str) -> None:
    assert without_labels(sentence, "", "en") == text


@pytest.mark.parametrize(
    "sentence",
    [
        "Engineers told the newspaper The Guardian of Norland that rain was likely.",
        "Villagers thanked Mayor Ines Bolt after she had sent the villagers boats.",
        "Rebels attacked Norland troops near Orle as other rebels fled the valley.",
        "The Orle dam supplied Norland with power until the dam broke in May.",
        "Navy divers from Norland joined farmers Ahlers and Bolt near Norland with other divers.",
        "The mayor sued US companies that had built the dam.",
        "Voters of Plan A The Orle Party rejected the dam on Monday.",
        "Villagers caught hepatitis A Norland doctors had never seen.",
        "The flood is the subject of a book on The Orle Dam and of a film on the flood.",
        "In Group A Norland beat the other teams before the flood.",
        "The mayor was seen in a Corvera S outside her house as the dam broke.",
        "King Olaf I of Norland opened the dam in a storm.",
        "Villagers named the ferry Aurora V after the four that had sunk.",
        "A NU - backed plan for the dam failed on Monday.",
    ],
)
def test_names_amid_a_sentence_end_no_heading(sentence: str) -> None:
    assert (without_labels(sentence, "", "en"), flaws(sentence, "en")) == (sentence, 0)


@pytest.mark.parametrize(
    "sentence",
    [
        "On Monday, the dam broke.",
        "Monday ended well The dam held all night in spite of the rain.",
        "Storm closes harbour on Monday The council voted on the new bridge for three hours.",
        "Engineers from The Hague inspected the Orle dam with care on Monday.",
        "The Orle (a river in Norland) rose on Monday.",
        "NATO and the UN sent help to Orle.",
        "Monday-morning traffic stopped near Orle.",
    ],
)
def test_a_sentence_without_labels_stays_as_it_is(sentence: str) -> None:
    assert without_labels(sentence, "Monday", "en") == sentence


@pytest.mark.parametrize(
    ("summary", "sentence"),
    [
        ("The mayor left a power.", "The mayor left a power - sharing council on Monday."),
        ("Norland called on the anti.", "Norland called on the anti - doping agency to explain the tests."),
        ("The council heard that Ines Bolt – the mayor.", "The council heard that Ines Bolt – the mayor – had left."),
        ("The dam broke after rain.", "The dam broke after rain – the third time in a year."),
        ("The dam of 1960 failed in a full.", "On Monday the dam of 1960 failed in a full - blown storm."),
        (
            "Ines Bolt asked the council to … the dam on Monday.",
            "Ines Bolt asked the council to sell, or to close, the dam.",
        ),
    ],
)
def test_a_summary_that_ends_amid_a_compound_is_cut_off(summary: str, sentence: str) -> None:
    assert is_cut_off(summary, sentence)


@pytest.mark.parametrize(
    ("summary", "sentence"),
    [
        ("The mayor left the council.", "The mayor left the council, which met on Monday."),
        ("The mayor – an engineer – left.", "The mayor – an engineer – left in anger."),
        ("The mayor left – for good.", "The mayor left – for good."),
        ("The mayor left a power-sharing council.", "The mayor left a power-sharing council on Monday."),
        ("Engineers closed the dam.", "Engineers closed the dam."),
        ("Engineers closed the dam on 3 March 2025.", "Engineers closed the dam yesterday."),
    ],
)
def test_other_summaries_are_not_cut_off(summary: str, sentence: str) -> None:
    assert not is_cut_off(summary, sentence)


_ITEMS = "March 3 - The dam breaks. March 5 - Engineers close it. March 9 - Norland sends help."


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("March 3", "The dam breaks."),
        ("March 5", "Engineers close it."),
        ("March 9", "Norland sends help."),
        ("the night", "March 3 - The dam breaks."),
    ],
)
def test_of_several_items_only_that_of_the_date_is_told(expression: str, text: str) -> None:
    assert without_labels(_ITEMS, expression, "en") == text


@pytest.mark.parametrize(
    ("sentence", "expression", "expected"),
    [
        (_ITEMS, "March 9", True),
        ("3 March: The dam breaks.", "3 March", True),
        ("March 3, 2025 Engineers closed the dam for the whole night.", "March 3, 2025", True),
        ("On 3 March the dam broke - for the second time.", "3 March", False),
        ("The dam broke on 3 March.", "3 March", False),
        ("The dam broke.", "", False),
    ],
)
def test_an_item_of_a_chronology_has_its_date_as_a_label(sentence: str, expression: str, expected: bool) -> None:
    assert is_item(sentence, expression) == expected
