"""Dots of eras and centuries end no sentence, and those behind months and before years that open a sentence do."""

from __future__ import annotations

import pytest

from service.text.sentences import sentences
from service.timex import languages


@pytest.mark.parametrize(
    ("code", "text", "count"),
    [
        ("es", "El templo es del siglo II d. C. y la villa del IV.", 1),
        ("de", "Der Tempel stammt aus dem 2. Jh. v. Chr. und ist gut erhalten.", 1),
        ("pl", "Świątynia jest z II w. p.n.e. Prace zaczęły się w poniedziałek.", 2),
        ("cs", "Chrám je z 2. století př. n. l. Práce začaly v pondělí.", 2),
        ("de", "Er wurde Zweiter. Jahre später siegte er.", 2),
        ("pl", "Dom jest stary. Przetrwał dwie wojny.", 2),
        ("nl", "De brug ging open in maart. Ilse Maas was erbij.", 2),
        ("sl", "Most so zaprli za ves maj. Ana je bila tam.", 2),
        ("sv", "Bron öppnades i maj. Lund firade.", 2),
        ("zh", "销量达到5000万部。2024年，营收增长。", 2),
        ("zh", "“我们还在寻找。”消防队长王强说。会议开始。", 2),
        ("ja", "新社長が就く。2024年度は赤字だ。", 2),
        ("ja", "記者が「なぜ？」と聞いた。社長は黙った。", 2),
        ("ko", '기자가 "왜?"라고 물었다. 그는 떠났다.', 2),
        ("de", "Die Fähre liegt im Dock. 2019 war sie neu.", 2),
        ("sv", "Färjan ligger i docka. 1998 köptes den.", 2),
        ("de", "Seit Sept. 2019 war sie neu.", 1),
        ("ko", "헌법재판소는 2017. 3. 10. 선고했다. 전시는 2024. 01. 12. 개막했다.", 2),
        ("hu", "A múzeum 1990. óta áll. A tárlat 2024. 1. 12. és 2024. 2. 3. között látható.", 2),
    ],
)
def test_how_many_sentences_there_are(code: str, text: str, count: int) -> None:
    assert len(sentences(text, code, languages.language(code).boundaries)) == count
